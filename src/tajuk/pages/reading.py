"""Reading for a page: every answer knows which documents and lists it was made from, and a worker keeps what it may."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from tajuk.database.connect import Cursor
from tajuk.edition import lists, reader
from tajuk.edition.entry import Entry
from tajuk.edition.errors import NotPublished
from tajuk.edition.reader import Head, Version, Window
from tajuk.pages.dependents import Dependents, traces
from tajuk.pages.reads import BEGINNING, END, Reads, Span

T = TypeVar("T")
_OF_A_KIND = lists.kind_list("")
_MOST_KEPT = 1024
_MOST_BEHIND = 5000


class Memory:
    """What a worker keeps between answers; it forgets what new entries touch, and everything in another epoch."""

    def __init__(self) -> None:
        self._epoch = ""
        self._seq = 0
        self._kept: dict[Hashable, tuple[Any, Reads]] = {}
        self._dependents: Dependents[Hashable] = Dependents()

    def catch_up(self, cursor: Cursor, head: Head) -> list[Entry] | None:
        """Bring the memory to the edition's head; return the entries since, None when everything was forgotten."""
        if head.epoch == self._epoch and head.seq == self._seq:
            return []
        after, behind = self._seq, head.seq - self._seq
        known = head.epoch == self._epoch and 0 <= behind <= _MOST_BEHIND
        self._epoch, self._seq = head.epoch, head.seq
        if not known:
            self._forget_all()
            return None
        entries = [entry for entry, _ in reader.entries(cursor, after=after, limit=_MOST_BEHIND)]
        for entry in entries:
            for key in self._dependents.touched_by(entry):
                del self._kept[key]
                self._dependents.discard(key)
        return entries

    def find(self, key: Hashable) -> tuple[Any, Reads] | None:
        """Return what is kept under a key, with what it was made from."""
        return self._kept.get(key)

    def keep(self, key: Hashable, value: object, reads: Reads) -> None:
        """Keep a value until an entry touches it."""
        if len(self._kept) >= _MOST_KEPT:
            self._forget_all()
        self._kept[key] = (value, reads)
        self._dependents.add(key, traces(reads))

    def _forget_all(self) -> None:
        self._kept.clear()
        self._dependents.clear()


class Reading:
    """The edition at one head, read for one answer."""

    def __init__(self, cursor: Cursor, head: Head, memory: Memory) -> None:
        self.cursor, self.head, self._memory = cursor, head, memory
        self.reads = Reads()

    def at(self, path: str) -> Version:
        """Return what is published at a path; that nothing is counts as read. Raises: as `reader.by_path`."""
        try:
            version = reader.by_path(self.cursor, path)
        except NotPublished:
            self.reads.guids.add(path)
            raise
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
            name, versions, (lists.sort_at(versions[-1].document) if len(versions) == limit else BEGINNING, END)
        )

    def before(self, name: str, until: int, limit: int) -> list[Version]:
        """Return the newest of a list that stand before an instant (UTC microseconds, exclusive)."""
        versions = reader.listed(self.cursor, name, Window(limit, until=until))
        return self._saw(
            name, versions, (lists.sort_at(versions[-1].document) if len(versions) == limit else BEGINNING, until)
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
