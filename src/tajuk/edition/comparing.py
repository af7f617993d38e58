"""Whether the state is what the entries say: both are read in order of guid, side by side, and compared."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from itertools import groupby

from tajuk.database.connect import Connection, Row, stream
from tajuk.edition.chain import Problem, readable_entry
from tajuk.edition.replaying import Replay

_ENTRIES = (
    "select seq, guid, kind, version, action, at, path, aliases, enters, leaves, document, erases, reason, before,"
    " digest from edition_entry where kind <> 'erase' order by guid, seq"
)
_CURRENT = (
    "select guid, seq, kind, version, action, at, first_at, path, places, document from edition_current order by guid"
)
_PATHS = "select guid, path, from_seq from edition_path order by guid"
_LISTS = "select guid, list, sort_at, from_seq, to_seq from edition_list order by guid"


def state_problems(connection: Connection) -> Iterator[Problem]:
    """Yield where current versions, paths and lists differ from a replay of the entries; inside a snapshot."""
    with ExitStack() as stack:
        entries, current, paths, lists = (
            stack.enter_context(closing(stream(connection, sql))) for sql in (_ENTRIES, _CURRENT, _PATHS, _LISTS)
        )
        yield from _compare(
            entries, [_Table("the current version", 1, current), _Table("a path", 2, paths), _Table("a list", 3, lists)]
        )


def _compare(entries: Iterable[Row], tables: "list[_Table]") -> Iterator[Problem]:
    for guid, rows in groupby(entries, key=lambda row: row[1]):
        replay = Replay()
        for row in rows:
            if entry := readable_entry(row):
                replay.apply(entry)
        expected = (replay.current_rows(), replay.path_rows(), replay.list_rows())
        for table, wanted in zip(tables, expected, strict=True):
            yield from table.compare(guid, wanted)
    for table in tables:
        yield from table.rest()


class _Table:
    """The rows of a table of the state, taken guid by guid. `seq_at` is the column that names the entry."""

    def __init__(self, what: str, seq_at: int, rows: Iterable[Row]) -> None:
        self._what, self._seq_at = what, seq_at
        self._groups = ((_order(guid), list(group)) for guid, group in groupby(rows, key=lambda row: row[0]))
        self._next = next(self._groups, None)

    def compare(self, guid: object, expected: Iterable[Row]) -> Iterator[Problem]:
        """Yield what differs up to and with a guid."""
        found: list[Row] = []
        while self._next and self._next[0] <= _order(guid):
            if self._next[0] == _order(guid):
                found = self._next[1]
            else:
                yield from map(self._stray, self._next[1])
            self._next = next(self._groups, None)
        wanted, there = set(map(_typed, expected)), set(map(_typed, found))
        for row in sorted(wanted - there, key=repr):
            yield Problem(row[self._seq_at][1], f"{self._what} of {guid} is not what it says: {_shown(row)} is missing")
        yield from (self._stray(row) for row in found if _typed(row) not in wanted)

    def rest(self) -> Iterator[Problem]:
        """Yield the rows behind the last guid."""
        while self._next:
            yield from map(self._stray, self._next[1])
            self._next = next(self._groups, None)

    def _stray(self, row: Row) -> Problem:
        seq = row[self._seq_at]
        words = f"{self._what} of {row[0]} is not what the entries say: {_shown(_typed(row))}"
        return Problem(seq if isinstance(seq, int) else 0, words)


def _typed(row: Row) -> Row:
    """Return a row whose values differ when their types do; 1 and 1.0 are not the same here."""
    return tuple((type(value), value) for value in row)


def _shown(row: Row) -> str:
    return ", ".join(value.hex() if isinstance(value, bytes) else str(value) for _, value in row[1:])


def _order(guid: object) -> tuple[int, bytes]:
    """Return where the database sorts a guid, whatever damage has made of it."""
    if isinstance(guid, str):
        return 1, guid.encode("utf-8", "surrogateescape")
    return (2, guid) if isinstance(guid, bytes) else (0, b"")
