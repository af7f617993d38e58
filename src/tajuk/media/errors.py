"""What goes wrong with pictures and the files behind them."""

from tajuk.errors import TajukError


class MediaError(TajukError):
    """A file we cannot keep, make or give: which, why, what to do. `media` is its digest or its kind."""

    def __init__(self, media: str, problem: str, remedy: str) -> None:
        super().__init__(media, problem, remedy)
        self.media, self.problem, self.remedy = media, problem, remedy

    def __str__(self) -> str:
        return f"{self.media}: {self.problem}; {self.remedy}"


class NotKept(MediaError):
    """The store does not hold this."""


class Damaged(MediaError):
    """The store holds this, but no longer as it came."""


class Erased(MediaError):
    """The store held this, and it was erased for good."""
