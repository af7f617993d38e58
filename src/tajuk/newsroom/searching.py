"""The index readers search, as the newsroom asks it."""

from functools import cache
from pathlib import Path

from django.conf import settings

from tajuk.search.reader import Reader


def index() -> Reader:
    """Return the index of this newsroom's edition; opened once a process, and always as it stands."""
    return _opened(settings.TAJUK.search)


@cache
def _opened(folder: Path) -> Reader:
    return Reader(folder)
