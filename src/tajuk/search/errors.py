"""What can go wrong with the index."""

from collections.abc import Iterator
from contextlib import contextmanager
from textwrap import shorten

from tajuk.errors import TajukError


class SearchError(TajukError):
    """The index cannot be used: why not, what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy

    def __str__(self) -> str:
        return f"search: {self.problem}; {self.remedy}"


class LockBusy(SearchError):
    """Another process writes this index."""


class NoIndex(SearchError):
    """There is no index yet, or none that this release can read."""


class Outdated(SearchError):
    """The index is of another edition, or holds what was erased: it must be made anew."""


@contextmanager
def reading() -> Iterator[None]:
    """Tell what tantivy cannot read or write as NoIndex. A broken file makes it panic, which is no usual exception."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, ValueError) and type(error).__name__ != "PanicException":
            raise
        problem = f"the index cannot be used ({shorten(str(error), 100)})"
        raise NoIndex(problem, "it is made anew; or run `tajuk search rebuild`") from error
