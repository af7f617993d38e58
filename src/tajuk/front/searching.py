"""The index as a worker asks it: beside the pages, by threads of its own, so that no page waits for a search."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tajuk.front.metrics import Metric
from tajuk.search.errors import NoIndex, SearchError
from tajuk.search.finding import Found
from tajuk.search.pool import Busy, Pool
from tajuk.search.question import BadQuery
from tajuk.search.reader import Reader, View
from tajuk.search.suggesting import Suggestion

Gave = Found | tuple[Suggestion, ...]
Look = Callable[[View, datetime], Gave]
"""What is looked for in the index, at an instant. Raises: BadQuery."""


class Looked(NamedTuple):
    """What a look into the index gave, or why nothing; and when it was (aware UTC)."""

    gave: Gave | SearchError | BadQuery
    at: datetime


class Searching:
    """The search of one worker. folder: that of the machine's index, None for none.

    asked, refused, seconds: how many looks were wanted, how many found no room, how long the others took.
    """

    def __init__(self, folder: Path | None) -> None:
        self._reader = Reader(folder) if folder else None
        self._pool: Pool | None = None
        self.asked = self.refused = 0
        self.seconds = 0.0

    async def looked(self, look: Look) -> Looked:
        """Return what a look gives. It never raises: what went wrong is for whoever answers to tell."""
        now, began = datetime.now(UTC), time.monotonic()
        self._pool = self._pool or Pool()
        self.asked += 1
        try:
            return Looked(await self._pool.run(lambda: look(self._view(), now)), now)
        except (SearchError, BadQuery) as error:
            self.refused += isinstance(error, Busy)
            return Looked(error, now)
        finally:
            self.seconds += time.monotonic() - began

    def metrics(self) -> list[Metric]:
        """Return the search's figures."""
        return [
            Metric("tajuk_searches_total", "Questions to the index, suggestions among them.", lambda: self.asked),
            Metric("tajuk_searches_refused_total", "Those that found no room to wait.", lambda: self.refused),
            Metric("tajuk_searches_seconds_total", "Time until the index had answered.", lambda: self.seconds),
        ]

    def close(self) -> None:
        """End the threads; the next look would begin them anew."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()

    def _view(self) -> View:
        if self._reader is None:
            raise NoIndex("this front was given no index", "start it with the folder of one")
        return self._reader.view()
