"""From the edition's log to the index. Only the process that holds the folder's lock does this."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import msgspec
import tantivy

from tajuk.database.connect import Cursor
from tajuk.edition import reader
from tajuk.edition.errors import EditionError
from tajuk.edition.reader import Version
from tajuk.search import shelf
from tajuk.search.errors import NoIndex, Outdated, reading
from tajuk.search.schema import STAND, VERSION, document_of, schema
from tajuk.story.story import Story

T = TypeVar("T")


class Read(Protocol):
    """Gives a piece of work a cursor inside a snapshot of the edition, and returns what it makes of it."""

    def __call__(self, work: Callable[[Cursor], T], /) -> T:
        """Do the work."""


_HEAP_BYTES = 60_000_000
_REBUILD_HEAP_BYTES = 256_000_000
_MOST_AT_ONCE = 2000
_BATCH = 500


class Stand(msgspec.Struct, frozen=True):
    """Up to which entry of which epoch an index was brought, and by which release of the analysis."""

    epoch: str
    seq: int
    version: int = VERSION


class Progress(NamedTuple):
    """How far a rebuild is. Units: entries of the edition, stories of the index."""

    seq: int
    until: int
    stories: int


class Projection:
    """The index that counts, opened for writing; brought up to the edition entry by entry."""

    def __init__(self, index: tantivy.Index, stand: Stand, *, heap_bytes: int = _HEAP_BYTES) -> None:
        self._writer = index.writer(heap_bytes, 1)
        self.stand = stand

    def catch_up(self, read: Read) -> bool:
        """Bring the index up to the edition, a batch of entries at most; say whether there was anything to do.

        Raises: Outdated, NoIndex when only a rebuild will do.
        """
        found = read(self._changes)
        if found is None:
            return False
        stand, changes = found
        with reading():
            for change in changes:
                self._writer.delete_documents_by_term("guid", change.guid)
                if change.version:
                    self._add(change.version)
            self._commit(stand)
        return True

    def fill(self, read: Read, until: int, tell: Callable[[Progress], None]) -> int:
        """Add all that is live by entries up to `until` to an empty index, and return how many stories that was."""
        after, stories = 0, 0
        while versions := read(partial(_live, after=after, until=until)):
            for version in versions:
                self._add(version)
            after, stories = versions[-1].seq, stories + len(versions)
            tell(Progress(after, until, stories))
        self._commit(Stand(self.stand.epoch, until))
        return stories

    def close(self) -> None:
        """Let go of the index; what was not committed is not kept."""
        with suppress(NoIndex), reading():
            self._writer.rollback()
            self._writer.wait_merging_threads()

    def _changes(self, cursor: Cursor) -> "tuple[Stand, list[Change]] | None":
        """Return what the next entries change, None when there are none."""
        head = reader.head(cursor)
        if head.epoch != self.stand.epoch or head.seq < self.stand.seq:
            raise Outdated("the edition has another epoch", "the index is made anew")
        if head.seq == self.stand.seq:
            return None
        entries = [entry for entry, _ in reader.entries(cursor, after=self.stand.seq, limit=_MOST_AT_ONCE)]
        if any(entry.action == "erase" for entry in entries):  # what was deleted lies in the files for a while
            raise Outdated("a document was erased", "the index is made anew")
        guids = list(dict.fromkeys(entry.guid for entry in entries if entry.kind == "story"))
        live = _many(cursor, guids)
        return Stand(head.epoch, entries[-1].seq), [Change(guid, live.get(guid)) for guid in guids]

    def _add(self, version: Version) -> None:
        """Add a story; one whose document is damaged counts, and cannot be found: all others can."""
        stamp = version.digest.hex()
        try:
            story = version.document
        except EditionError:
            self._writer.add_document(tantivy.Document(guid=version.guid, stamp=stamp))
            return
        if isinstance(story, Story):
            self._writer.add_document(document_of(story, stamp))

    def _commit(self, stand: Stand) -> None:
        """Keep what was added, and with it, in the same instant, where the index stands."""
        self._writer.delete_documents_by_term("guid", STAND)
        self._writer.add_document(tantivy.Document(guid=STAND, stamp=msgspec.json.encode(stand).decode()))
        self._writer.commit()
        self.stand = stand


class Change(NamedTuple):
    """A story as it is now; no version: it is not to be found any more."""

    guid: str
    version: Version | None


def opened(folder: Path) -> Projection:
    """Return the index that counts, opened for writing. Raises: NoIndex, Outdated when this release cannot use it."""
    path = shelf.current(folder)
    with reading():
        index = tantivy.Index.open(str(path))
        stand = stand_of(index.searcher())
        if stand.version != VERSION:
            raise Outdated("the index is of another release", "it is made anew")
        return Projection(index, stand)


def rebuilt(folder: Path, read: Read, tell: Callable[[Progress], None] = lambda progress: None) -> int:
    """Make the index anew from the edition, let it count, and return how many stories it holds.

    Readers have the one before until then. Call it with the folder's lock held.
    """
    head = read(reader.head)
    path = shelf.fresh(folder)
    begun = Stand(head.epoch, 0)
    projection = Projection(tantivy.Index(schema(), str(path)), begun, heap_bytes=_REBUILD_HEAP_BYTES)
    try:
        stories = projection.fill(read, head.seq, tell)
    finally:
        projection.close()
    shelf.let_count(folder, path)
    return stories


def stand_of(searcher: tantivy.Searcher) -> Stand:
    """Return where an index stands. Raises: NoIndex when it does not say so."""
    found = searcher.search(tantivy.Query.term_query(schema(), "guid", STAND), 1, count=False).hits
    if not found:
        raise NoIndex("the index does not say where it stands", "run `tajuk search rebuild`")
    try:
        return msgspec.json.decode(str(searcher.doc(found[0][1]).get_first("stamp")), type=Stand)
    except msgspec.DecodeError as error:
        raise NoIndex("the index does not say where it stands", "run `tajuk search rebuild`") from error


def _live(cursor: Cursor, *, after: int, until: int) -> list[Version]:
    return reader.live(cursor, "story", after=after, until=until, limit=_BATCH)


def _many(cursor: Cursor, guids: list[str]) -> dict[str, Version]:
    found: dict[str, Version] = {}
    for first in range(0, len(guids), _BATCH):
        found |= reader.many(cursor, guids[first : first + _BATCH])
    return found


def stamps(searcher: tantivy.Searcher) -> Iterable[tuple[str, str]]:
    """Yield the guid and the stamp of every story in an index."""
    every = searcher.search(tantivy.Query.all_query(), max(searcher.num_docs, 1), count=False)
    for _, address in every.hits:
        document = searcher.doc(address)
        guid = str(document.get_first("guid"))
        if guid != STAND:
            yield guid, str(document.get_first("stamp"))
