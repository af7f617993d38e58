"""What can go wrong with an edition."""

from tajuk.errors import TajukError


class EditionError(TajukError):
    """The edition refuses, or is damaged: what, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy

    def __str__(self) -> str:
        return f"{self.problem}; {self.remedy}"


class NotPublished(TajukError):
    """Nothing is published there: 404."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what

    def __str__(self) -> str:
        return f"nothing is published as {self.what}"


class Gone(NotPublished):
    """It was published, and was killed: 410."""

    def __init__(self, what: str, reason: str = "") -> None:
        super().__init__(what)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.what} was withdrawn for good"


class Moved(NotPublished):
    """It is published under another path: 301."""

    def __init__(self, what: str, path: str) -> None:
        super().__init__(what)
        self.path = path

    def __str__(self) -> str:
        return f"{self.what} has moved to {self.path}"
