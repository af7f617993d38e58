"""Where the records of a SQLite file lie, byte by byte, so that a test can damage exactly one of them.

Source: the SQLite file format, "B-tree Pages".
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_INDEX_INTERIOR, _TABLE_INTERIOR, _INDEX_LEAF, _TABLE_LEAF = 2, 5, 10, 13


class Record(NamedTuple):
    """A record: the table or index it is of, its rowid (0 in an index), its first byte in the file, its length."""

    table: str
    rowid: int
    start: int
    length: int
    fields: int  # its first byte behind payload size and rowid: the header of its fields

    @property
    def places(self) -> list[int]:
        """Every byte that says something: not the type of an entry's `seq`, which is the rowid; not a rule's number."""
        unread = {"edition_entry": self.fields + 1, "sqlite_master": self.fields - 1}.get(self.table)
        return [place for place in range(self.start, self.start + self.length) if place != unread]


def records(path: Path) -> list[Record]:
    """Return the records of a file that lie on their own pages (without what overflows)."""
    connection = sqlite3.connect(path)
    roots = connection.execute("select name, rootpage from sqlite_master where rootpage > 0").fetchall()
    connection.close()
    raw = path.read_bytes()
    return [record for name, root in [("sqlite_master", 1), *roots] for record in _of_page(raw, name, root)]


def _of_page(raw: bytes, table: str, number: int) -> Iterator[Record]:
    size = int.from_bytes(raw[16:18], "big")
    base = (number - 1) * size
    header = base + (100 if number == 1 else 0)
    kind = raw[header]
    interior = kind in (_INDEX_INTERIOR, _TABLE_INTERIOR)
    first = header + (12 if interior else 8)
    for index in range(int.from_bytes(raw[header + 3 : header + 5], "big")):
        start = base + int.from_bytes(raw[first + 2 * index : first + 2 * index + 2], "big")
        if interior:
            yield from _of_page(raw, table, int.from_bytes(raw[start : start + 4], "big"))
        if kind != _TABLE_INTERIOR:
            yield _record(raw, table, start, kind, size)
    if interior:
        yield from _of_page(raw, table, int.from_bytes(raw[header + 8 : header + 12], "big"))


def _record(raw: bytes, table: str, start: int, kind: int, size: int) -> Record:
    place = start + (4 if kind == _INDEX_INTERIOR else 0)
    payload, place = _varint(raw, place)
    rowid = 0
    if kind == _TABLE_LEAF:
        rowid, place = _varint(raw, place)
    most = size - 35 if kind == _TABLE_LEAF else (size - 12) * 64 // 255 - 23
    if payload > most:
        least = (size - 12) * 32 // 255 - 23
        spilled = least + (payload - least) % (size - 4)
        payload = (spilled if spilled <= most else least) + 4
    return Record(table, rowid, start, place + payload - start, place)


def _varint(raw: bytes, place: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = raw[place + count]
        if count == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + count + 1
    raise AssertionError
