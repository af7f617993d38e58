"""The search index as commands meet it: they ask the indexer, or do its work where none runs."""

import contextlib
import time
from collections import Counter
from pathlib import Path

import msgspec
import tantivy

from tajuk.config.data_folder import DataFolder
from tajuk.database.connect import Cursor
from tajuk.edition import reader
from tajuk.front.record import Record
from tajuk.search import shelf
from tajuk.search.errors import LockBusy, NoIndex, SearchError, reading
from tajuk.search.projecting import Stand, rebuilt, stamps, stand_of

_LOOK_EVERY_S = 0.05
_CATCH_UP_WITHIN_S = 5.0
_REBUILD_WITHIN_S = 3600.0
_PAGE = 2000


class Equality(msgspec.Struct, frozen=True):
    """The index beside the edition, by stories. missing: not to be found; surplus: found though not live; changed:
    found by words they do not hold any more.
    """

    stand: str
    stories: int
    missing: int
    surplus: int
    changed: int

    @property
    def is_equal(self) -> bool:
        """Say whether nothing differs."""
        return not (self.missing or self.surplus or self.changed)


def rebuild_index(folder: DataFolder) -> int:
    """Make the index anew, by the indexer where one runs, and return how many stories it holds.

    Raises: SearchError when the indexer does not do it within an hour.
    """
    with contextlib.closing(Record(folder.database_url)) as record:
        try:
            with shelf.sole_writer(folder.search):
                shelf.rebuild_begins(folder.search)
                return rebuilt(folder.search, record.read)
        except LockBusy:
            return _asked_of_indexer(folder)


def equality(folder: DataFolder) -> Equality:
    """Compare the index with the edition, story by story, once it has caught up. Raises: NoIndex."""
    with contextlib.closing(Record(folder.database_url)) as record:
        until = time.monotonic() + _CATCH_UP_WITHIN_S
        while True:
            path = shelf.current(folder.search)
            stand, found = _index(path)
            head, wanted = record.read(_edition)
            if stand == Stand(head.epoch, head.seq) or time.monotonic() > until:
                return _compared(stand, found, wanted)
            time.sleep(_LOOK_EVERY_S)


def _asked_of_indexer(folder: DataFolder) -> int:
    before = _named(folder)
    shelf.ask_for_rebuild(folder.search)
    until = time.monotonic() + _REBUILD_WITHIN_S
    while _named(folder) == before or shelf.rebuild_is_asked(folder.search):
        if time.monotonic() > until:
            raise SearchError("the indexer has not made the index within an hour", "look at what it logs")
        time.sleep(_LOOK_EVERY_S)
    return tantivy.Index.open(str(shelf.current(folder.search))).searcher().num_docs - 1


def _named(folder: DataFolder) -> str:
    with contextlib.suppress(NoIndex):
        return shelf.current(folder.search).name
    return ""


def _index(path: Path) -> tuple[Stand, Counter[tuple[str, str]]]:
    with reading():
        searcher = tantivy.Index.open(str(path)).searcher()
        return stand_of(searcher), Counter(stamps(searcher))


def _edition(cursor: Cursor) -> tuple[reader.Head, Counter[tuple[str, str]]]:
    head, after, found = reader.head(cursor), 0, Counter[tuple[str, str]]()
    while versions := reader.live(cursor, "story", after=after, until=head.seq, limit=_PAGE):
        found.update((version.guid, version.digest.hex()) for version in versions)
        after = versions[-1].seq
    return head, found


def _compared(stand: Stand, found: Counter[tuple[str, str]], wanted: Counter[tuple[str, str]]) -> Equality:
    lacking, beyond = wanted - found, found - wanted
    missing = {guid for guid, _ in lacking}
    surplus = {guid for guid, _ in beyond}
    return Equality(
        stand=f"{stand.epoch}.{stand.seq}",
        stories=wanted.total(),
        missing=len(missing - surplus),
        surplus=len(surplus - missing),
        changed=len(missing & surplus),
    )
