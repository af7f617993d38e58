"""The index as readers have it: opened to read, and always the newest one there is."""

import os
import threading
from pathlib import Path
from typing import NamedTuple

import tantivy

from tajuk.search import shelf
from tajuk.search.errors import NoIndex, reading
from tajuk.search.projecting import Stand, stand_of
from tajuk.search.schema import VERSION


class View(NamedTuple):
    """The index at one instant, and where it stands."""

    searcher: tantivy.Searcher
    stand: Stand


class Reader:
    """Reads the index of a folder. Threads may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._seen: tuple[object, ...] = ()
        self._index: tantivy.Index | None = None
        self._view: View | None = None

    def view(self) -> View:
        """Return the index as last committed; looking whether there is anything new takes some microseconds.

        Raises: NoIndex when there is none, or it is of another release.
        """
        with self._lock:
            seen = _looks(self._folder)
            if self._view is None or seen != self._seen:
                self._view, self._seen = self._renewed(seen), seen
            return self._view

    def _renewed(self, seen: tuple[object, ...]) -> View:
        with reading():
            if self._index is None or seen[:2] != self._seen[:2]:
                self._index = tantivy.Index.open(str(shelf.current(self._folder)))
                self._index.config_reader("manual")
            self._index.reload()
            searcher = self._index.searcher()
            stand = stand_of(searcher)
        if stand.version != VERSION:
            raise NoIndex("the index is of another release", "the indexer makes it anew")
        return View(searcher, stand)


def _looks(folder: Path) -> tuple[object, ...]:
    """Return what differs once another index counts, or this one was written to."""
    path = shelf.current(folder)
    try:
        meta = os.stat(path / "meta.json")
    except OSError as error:
        raise NoIndex("there is no index yet", "the indexer makes it; or run `tajuk search rebuild`") from error
    return path.name, path.stat().st_ino, meta.st_mtime_ns, meta.st_ino
