"""The state of one guid worked out from its entries alone, without a database."""

from collections.abc import Iterable

import msgspec

from tajuk.database.connect import Row
from tajuk.edition.entry import Entry, Place


class Replay:
    """What the tables of the state should hold for one guid, once its entries were applied in order."""

    def __init__(self) -> None:
        self._last: Entry | None = None
        self._first_at = 0
        self._places: tuple[Place, ...] = ()
        self._paths: dict[str, int] = {}
        self._open: dict[Place, int] = {}
        self._closed: list[tuple[Place, int, int]] = []

    def apply(self, entry: Entry) -> None:
        """Go on by one entry."""
        if self._last is None:
            self._first_at = entry.at
        self._last = entry
        for place in entry.leaves:
            if place in self._open:
                self._closed.append((place, self._open.pop(place), entry.seq))
        self._open.update(dict.fromkeys(entry.enters, entry.seq))
        self._places = (*(place for place in self._places if place not in set(entry.leaves)), *entry.enters)
        for path in (entry.path, *entry.aliases):
            if path:
                self._paths.setdefault(path, entry.seq)

    def current_rows(self) -> Iterable[Row]:
        """Yield the row of `edition_current`: guid, seq, kind … document."""
        if last := self._last:
            places = msgspec.json.encode(self._places).decode()
            yield (
                last.guid, last.seq, last.kind, last.version, last.action, last.at, self._first_at, last.path, places,
                last.document,
            )  # fmt: skip

    def path_rows(self) -> Iterable[Row]:
        """Yield the rows of `edition_path`: guid, path, from_seq."""
        if self._last:
            yield from ((self._last.guid, path, seq) for path, seq in self._paths.items())

    def list_rows(self) -> Iterable[Row]:
        """Yield the rows of `edition_list`: guid, list, sort_at, from_seq, to_seq."""
        if self._last:
            for place, seq in self._open.items():
                yield self._last.guid, place.list, place.sort_at, seq, None
            for place, seq, end in self._closed:
                yield self._last.guid, place.list, place.sort_at, seq, end
