"""Following the edition for an edge: every entry makes answers old, and the edge is told which."""

from pathlib import Path
from typing import NamedTuple

import msgspec

from tajuk.database.connect import Cursor
from tajuk.edge.drivers import Edge
from tajuk.edition import reader, state
from tajuk.edition.entry import Entry
from tajuk.edition.surrogate_keys import made_old_by

_MOST_AT_ONCE = 1000


class Stand(msgspec.Struct, frozen=True):
    """How far an edge was told: the `seq` of an epoch."""

    epoch: str = ""
    seq: int = 0

    def __str__(self) -> str:
        return f"{self.epoch}.{self.seq}"


class Purge(NamedTuple):
    """What an edge is to be told, and where it stands afterwards. No keys: everything is old."""

    stand: Stand
    keys: frozenset[str]
    is_last: bool  # no further entry waits


class Follower:
    """Tells one edge of the edition's entries, in order, none left out. Where it stands is kept in a file.

    It is told first and noted then: what was cut short is told once more. Where the file is lost, everything is old.
    """

    def __init__(self, edge: Edge, kept_in: Path) -> None:
        self._edge, self._kept_in = edge, kept_in
        self._stand = _read(kept_in)

    def due(self, cursor: Cursor) -> Purge | None:
        """Return what the edge is to be told now, one purge for many entries; None when it knows everything.

        cursor: inside a snapshot.
        """
        head = reader.head(cursor)
        here = Stand(head.epoch, head.seq)
        if here == self._stand:
            return None
        if here.epoch != self._stand.epoch or here.seq < self._stand.seq:
            return Purge(here, frozenset(), is_last=True)
        entries = [entry for entry, _ in reader.entries(cursor, after=self._stand.seq, limit=_MOST_AT_ONCE)]
        if any(entry.action == "erase" for entry in entries):  # its pictures must go as well, which bear no names
            return Purge(here, frozenset(), is_last=True)
        keys = frozenset().union(*(_made_old(cursor, entry) for entry in entries))
        return Purge(Stand(here.epoch, entries[-1].seq), keys, is_last=entries[-1].seq == here.seq)

    def tell(self, purge: Purge) -> None:
        """Tell the edge, and note that it was told. Raises: EdgeError; the same is due again then."""
        if purge.keys:
            self._edge.purge(purge.keys, stands=str(purge.stand))
        else:
            self._edge.purge_all(stands=str(purge.stand))
        written = self._kept_in.with_suffix(".new")
        written.write_bytes(msgspec.json.encode(purge.stand))
        written.replace(self._kept_in)
        self._stand = purge.stand


def _made_old(cursor: Cursor, entry: Entry) -> set[str]:
    current = state.current(cursor, entry.guid)
    return made_old_by(entry, current.places if current else ())


def _read(path: Path) -> Stand:
    """Return where an edge stood, the very beginning when that is not known."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Stand)
    except (FileNotFoundError, msgspec.DecodeError):
        return Stand()
