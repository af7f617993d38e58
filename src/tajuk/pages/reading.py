"""Reading for a page: every answer knows which documents and lists it was made from, and a worker keeps what it may."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from tajuk.database.connect import Cursor
from tajuk.edition import lists, reader
from tajuk.edition.entry import Entry
from tajuk.edition.reader import Head, Version, Window

T = TypeVar("T")
_OF_A_KIND = lists.kind_list("")
_NEVER = 2**63
_WHOLE = -(2**62)
_MOST_KEPT = 1024
_MOST_BEHIND = 500


class Reads:
    """What something was made from.

    guids: documents that were asked for. listed: those that came with a list. lists: by name, the oldest place shown
    (microseconds). Who changes a document knows its lists, so outside, guids and lists say everything.
    """

    __slots__ = ("guids", "listed", "lists")

    def __init__(self) -> None:
        self.guids: set[str] = set()
        self.listed: set[str] = set()
        self.lists: dict[str, int] = {}

    def saw(self, name: str, oldest: int) -> None:
        """Note a window of a list that reaches down to `oldest`."""
        self.lists[name] = min(oldest, self.lists.get(name, oldest))

    def add(self, others: "Reads") -> None:
        """Note all that something else was made from."""
        self.guids |= others.guids
        self.listed |= others.listed
        ours = self.lists
        for name, oldest in others.lists.items():
            if oldest < ours.get(name, _NEVER):
                ours[name] = oldest

    def touched_by(self, entry: Entry) -> bool:
        """Say whether an entry may change what was made: it is one of the documents, or falls into a window."""
        if entry.guid in self.guids or entry.guid in self.listed or lists.kind_list(entry.kind) in self.lists:
            return True
        places = (*entry.enters, *entry.leaves)
        return any(place.list in self.lists and place.sort_at >= self.lists[place.list] for place in places)


class Memory:
    """What a worker keeps between answers; it forgets what new entries touch, and everything in another epoch."""

    def __init__(self) -> None:
        self._epoch = ""
        self._seq = 0
        self._kept: dict[Hashable, tuple[Any, Reads]] = {}

    def catch_up(self, cursor: Cursor, head: Head) -> None:
        """Bring the memory to the edition's head."""
        if head.epoch == self._epoch and head.seq == self._seq:
            return
        behind = head.seq - self._seq
        if head.epoch != self._epoch or not 0 <= behind < _MOST_BEHIND:
            self._kept.clear()
        elif self._kept:
            for entry, _ in reader.entries(cursor, after=self._seq, limit=_MOST_BEHIND):
                self._forget(entry)
        self._epoch, self._seq = head.epoch, head.seq

    def find(self, key: Hashable) -> tuple[Any, Reads] | None:
        """Return what is kept under a key, with what it was made from."""
        return self._kept.get(key)

    def keep(self, key: Hashable, value: object, reads: Reads) -> None:
        """Keep a value until an entry touches it."""
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key] = (value, reads)

    def _forget(self, entry: Entry) -> None:
        for key in [key for key, (_, reads) in self._kept.items() if reads.touched_by(entry)]:
            del self._kept[key]


class Reading:
    """The edition at one head, read for one answer."""

    def __init__(self, cursor: Cursor, head: Head, memory: Memory) -> None:
        self.cursor, self.head, self._memory = cursor, head, memory
        self.reads = Reads()

    def at(self, path: str) -> Version:
        """Return what is published at a path. Raises: as `reader.by_path`."""
        version = reader.by_path(self.cursor, path)
        self.reads.guids.add(version.guid)
        return version

    def many(self, guids: Sequence[str]) -> dict[str, Version]:
        """Return the live versions among guids; those that are missing count as read."""
        self.reads.guids.update(guids)
        return reader.many(self.cursor, guids)

    def newest(self, name: str, limit: int, *, skip: int = 0) -> list[Version]:
        """Return the newest of a list; what an entry below the last of them does is no concern of this answer."""
        versions = reader.listed(self.cursor, name, Window(limit, skip))
        return self._saw(name, versions, _sort_at(versions[-1]) if len(versions) == limit else _WHOLE)

    def between(self, name: str, window: Window) -> list[Version]:
        """Return a window of a list."""
        return self._saw(name, reader.listed(self.cursor, name, window), window.since)

    def count(self, name: str, since: int, until: int) -> int:
        """Return how many documents a list holds between two instants (UTC microseconds)."""
        self.reads.saw(name, since)
        return reader.count(self.cursor, name, since=since, until=until)

    def kept(self, key: Hashable, make: Callable[["Reading"], T]) -> T:
        """Return a part that answers share, made at most once until something it was made from changes."""
        found = self._memory.find(key)
        if found is None:
            apart = Reading(self.cursor, self.head, self._memory)
            found = (make(apart), apart.reads)
            self._memory.keep(key, *found)
        value, reads = found
        self.reads.add(reads)
        made: T = value
        return made

    def _saw(self, name: str, versions: list[Version], oldest: int) -> list[Version]:
        self.reads.saw(name, oldest)
        if not name.startswith(_OF_A_KIND):  # such a list stands for all documents of its kind
            self.reads.listed.update([version.guid for version in versions])
        return versions


def _sort_at(version: Version) -> int:
    """Return by what instant a listed document is sorted; the whole list counts where that is not known."""
    places = lists.places_of(version.document)
    return places[0].sort_at if places else _WHOLE
