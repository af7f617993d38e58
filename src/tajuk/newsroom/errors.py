"""What the newsroom refuses, in words for an editor."""

from datetime import datetime

from tajuk.errors import TajukError


class NewsroomError(TajukError):
    """An action that cannot be done: what stands in the way, what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy

    def __str__(self) -> str:
        return f"{self.problem}; {self.remedy}"


class NotLive(NewsroomError):
    """The story is not before readers, so that nothing can be taken back or corrected."""


class TooLate(NewsroomError):
    """What was published cannot be undone any more: more than the allowed seconds have passed, or more has happened."""


class Overtaken(NewsroomError):
    """Somebody else published this story meanwhile."""


class TooSoon(NewsroomError):
    """Too many wrong passwords: until when the next one is not looked at."""

    def __init__(self, until: datetime) -> None:
        super().__init__("too many wrong passwords", f"try again at {until:%H:%M} UTC")
        self.until = until


class Changed(NewsroomError):
    """What somebody decides about is not what he saw: it was changed meanwhile."""


class Taken(NewsroomError):
    """There is a story of that guid already."""


class InHands(NewsroomError):
    """Somebody else has the story open, or has locked it."""


class WantsTwo(NewsroomError):
    """The desk wants somebody else to publish than who wrote last."""


class Moved(Exception):
    """Somebody saved the story between a look at it and the change that was to follow."""
