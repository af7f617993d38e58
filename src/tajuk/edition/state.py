"""The state derived from entries: current versions, paths, lists. Appending and rebuilding both apply entries here."""

import msgspec

from tajuk.database.connect import Cursor
from tajuk.edition.entry import Entry, Place

_PLACES = msgspec.json.Decoder(tuple[Place, ...])
TABLES = ("edition_current", "edition_path", "edition_list")


class Current(msgspec.Struct, frozen=True):
    """The state of one guid. `first_at` is when it was first published (UTC microseconds)."""

    seq: int
    kind: str
    version: int
    action: str
    first_at: int
    path: str
    places: tuple[Place, ...]
    document: bytes


def current(cursor: Cursor, guid: str) -> Current | None:
    """Return the state of a guid, None when it never was published."""
    cursor.execute(
        "select seq, kind, version, action, first_at, path, places, document from edition_current where guid = %s",
        (guid,),
    )
    row = cursor.fetchone()
    if row is None:
        return None
    seq, kind, version, action, first_at, path, places, document = row
    return Current(seq, kind, version, action, first_at, path, _PLACES.decode(places), bytes(document))


def apply(cursor: Cursor, entry: Entry, before: Current | None) -> None:
    """Bring the state up to an entry."""
    if entry.kind == "erase":
        return
    left = set(entry.leaves)
    kept = tuple(place for place in (before.places if before else ()) if place not in left)
    _set_current(cursor, entry, before, kept + entry.enters)
    for path in filter(None, (entry.path, *entry.aliases)):
        cursor.execute(
            "insert into edition_path (path, guid, from_seq) values (%s, %s, %s) on conflict (path) do nothing",
            (path, entry.guid, entry.seq),
        )
    if entry.leaves:
        cursor.executemany(
            "update edition_list set to_seq = %s where list = %s and sort_at = %s and guid = %s and to_seq is null",
            [(entry.seq, place.list, place.sort_at, entry.guid) for place in entry.leaves],
        )
    if entry.enters:
        cursor.executemany(
            "insert into edition_list (list, sort_at, guid, from_seq, to_seq) values (%s, %s, %s, %s, null)",
            [(place.list, place.sort_at, entry.guid, entry.seq) for place in entry.enters],
        )


def _set_current(cursor: Cursor, entry: Entry, before: Current | None, places: tuple[Place, ...]) -> None:
    cursor.execute(
        "insert into edition_current (guid, seq, kind, version, action, at, first_at, path, places, document)"
        " values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
        " on conflict (guid) do update set seq = excluded.seq, version = excluded.version, action = excluded.action,"
        " at = excluded.at, path = excluded.path, places = excluded.places, document = excluded.document",
        (
            entry.guid, entry.seq, entry.kind, entry.version, entry.action, entry.at,
            before.first_at if before else entry.at, entry.path, msgspec.json.encode(places).decode(), entry.document,
        ),
    )  # fmt: skip
