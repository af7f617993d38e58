"""Reading for a page: every answer knows which documents and lists it was made from, and a worker keeps what it may."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from tajuk.database.connect import Cursor
from tajuk.edition import lists, reader
from tajuk.edition.entry import Entry
from tajuk.edition.reader import Head, Version, Window

T = TypeVar("T")
_OF_A_KIND = lists.kind_list("")
_BEGINNING, _END = -(2**62), 2**62
_MOST_KEPT = 1024
_MOST_BEHIND = 5000

Span = tuple[int, int]
"""A stretch of a list: from an instant, inclusive, until another, exclusive (UTC microseconds)."""


class Reads:
    """What something was made from.

    guids: documents that were asked for. listed: those that came with a list. lists: by name, the spans shown. Who
    changes a document knows its lists, so outside, guids and lists say everything. figures: the tape was asked too.
    head: it says where the edition stands, so that every entry changes it.
    """

    __slots__ = ("figures", "guids", "head", "listed", "lists")

    def __init__(self) -> None:
        self.guids: set[str] = set()
        self.listed: set[str] = set()
        self.lists: dict[str, tuple[Span, ...]] = {}
        self.figures = self.head = False

    def saw(self, name: str, since: int = _BEGINNING, until: int = _END) -> None:
        """Note a span of a list, by default all of it."""
        spans = self.lists.get(name, ())
        if not any(start <= since and until <= end for start, end in spans):
            apart = tuple(span for span in spans if span[0] < since or span[1] > until)
            self.lists[name] = (*apart, (since, until))

    def add(self, others: "Reads") -> None:
        """Note all that something else was made from."""
        self.guids |= others.guids
        self.listed |= others.listed
        for name, spans in others.lists.items():
            for since, until in spans:
                self.saw(name, since, until)
        self.figures |= others.figures
        self.head |= others.head

    def touched_by(self, entry: Entry) -> bool:
        """Say whether an entry may change what was made: it is one of the documents, or falls into a span."""
        if entry.guid in self.guids or entry.guid in self.listed or lists.kind_list(entry.kind) in self.lists:
            return True
        return any(
            since <= place.sort_at < until
            for place in (*entry.enters, *entry.leaves)
            for since, until in self.lists.get(place.list, ())
        )


class Memory:
    """What a worker keeps between answers; it forgets what new entries touch, and everything in another epoch."""

    def __init__(self) -> None:
        self._epoch = ""
        self._seq = 0
        self._kept: dict[Hashable, tuple[Any, Reads]] = {}

    def catch_up(self, cursor: Cursor, head: Head) -> list[Entry] | None:
        """Bring the memory to the edition's head; return the entries since, None when everything was forgotten."""
        if head.epoch == self._epoch and head.seq == self._seq:
            return []
        after, behind = self._seq, head.seq - self._seq
        known = head.epoch == self._epoch and 0 <= behind <= _MOST_BEHIND
        self._epoch, self._seq = head.epoch, head.seq
        if not known:
            self._kept.clear()
            return None
        entries = [entry for entry, _ in reader.entries(cursor, after=after, limit=_MOST_BEHIND)]
        for entry in entries:
            self._forget(entry)
        return entries

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
        return self._saw(
            name, versions, (lists.sort_at(versions[-1].document) if len(versions) == limit else _BEGINNING, _END)
        )

    def before(self, name: str, until: int, limit: int) -> list[Version]:
        """Return the newest of a list that stand before an instant (UTC microseconds, exclusive)."""
        versions = reader.listed(self.cursor, name, Window(limit, until=until))
        return self._saw(
            name, versions, (lists.sort_at(versions[-1].document) if len(versions) == limit else _BEGINNING, until)
        )

    def between(self, name: str, window: Window) -> list[Version]:
        """Return a window of a list."""
        return self._saw(name, reader.listed(self.cursor, name, window), (window.since, window.until))

    def count(self, name: str, since: int, until: int) -> int:
        """Return how many documents a list holds between two instants (UTC microseconds)."""
        self.reads.saw(name, since, until)
        return reader.count(self.cursor, name, since=since, until=until)

    def kept(self, key: Hashable, make: Callable[["Reading"], T]) -> T:
        """Return a part that answers share, made at most once until something it was made from changes."""
        value, reads = self.kept_apart(key, make)
        self.reads.add(reads)
        return value

    def kept_apart(self, key: Hashable, make: Callable[["Reading"], T]) -> tuple[T, Reads]:
        """Return such a part and what it was made from, which does not count as read here."""
        found = self._memory.find(key)
        if found is None:
            apart = Reading(self.cursor, self.head, self._memory)
            found = (make(apart), apart.reads)
            self._memory.keep(key, *found)
        return found

    def depends_on(self, *kinds: str) -> None:
        """Note that an answer is made from all documents of some kinds, whoever read them."""
        for kind in kinds:
            self.reads.saw(lists.kind_list(kind))

    def _saw(self, name: str, versions: list[Version], span: Span) -> list[Version]:
        self.reads.saw(name, *span)
        if not name.startswith(_OF_A_KIND):  # such a list stands for all documents of its kind
            self.reads.listed.update([version.guid for version in versions])
        return versions
