"""Reading the edition: now, or as of a `seq`. Give it a cursor inside one snapshot where answers must fit together."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from tajuk.database.connect import Cursor
from tajuk.edition import documents
from tajuk.edition.entry import Action, Entry, Place, microseconds, storable
from tajuk.edition.errors import EditionError, Gone, Moved, NotPublished
from tajuk.story.documents import AnyDocument

_PLACES = msgspec.json.Decoder(tuple[Place, ...])
_PATHS = msgspec.json.Decoder(tuple[str, ...])
_VERSION = "c.guid, c.seq, c.kind, c.version, c.action, c.at, c.path, c.document, d.packed"
_LEFT = "left join edition_document d on d.digest = c.document"
_ENTRY = "seq, guid, kind, version, action, at, path, aliases, enters, leaves, document, erases, reason, before, digest"


class Head(NamedTuple):
    """Where the edition stands. Units: `at` UTC microseconds; digest raw, b"" before the first entry."""

    epoch: str
    seq: int
    at: int
    digest: bytes


class Version(NamedTuple):
    """A published version of a document. Units: `at` UTC microseconds; digest raw; packed bytes as stored."""

    guid: str
    seq: int
    kind: str
    version: int
    action: Action
    at: int
    path: str
    digest: bytes
    packed: bytes

    @property
    def document(self) -> AnyDocument:
        """Return the document itself; the same bytes are decoded once a process."""
        return documents.document(self.packed)


def head(cursor: Cursor) -> Head:
    """Return where the edition stands.

    Raises: EditionError when the database holds none.
    """
    cursor.execute("select epoch, seq, at, digest from edition_head")
    row = cursor.fetchone()
    if row is None:
        raise EditionError("this database holds no edition", "import an archive or run `tajuk demo`")
    return Head(row[0], row[1], row[2], bytes(row[3]))


def seq_at(cursor: Cursor, instant: datetime) -> int:
    """Return the last `seq` at an instant, 0 when it lies before the first entry."""
    cursor.execute(
        "select seq from edition_entry where at <= %s order by at desc, seq desc limit 1", (microseconds(instant),)
    )
    row = cursor.fetchone()
    return row[0] if row else 0


def by_path(cursor: Cursor, path: str) -> Version:
    """Return what is published at a path now.

    Raises: Moved with the path it has now, Gone when it was killed or erased, NotPublished.
    """
    _see_possible(path)
    cursor.execute(
        f"select {_VERSION} from edition_path p join edition_current c on c.guid = p.guid {_LEFT} where p.path = %s",
        (path,),
    )
    return _at_path(cursor, cursor.fetchone(), path)


def by_path_as_of(cursor: Cursor, path: str, seq: int) -> Version:
    """Return what was published at a path when the edition stood at `seq`.

    Raises: as `by_path`.
    """
    _see_possible(path)
    cursor.execute("select guid from edition_path where path = %s and from_seq <= %s", (path, seq))
    row = cursor.fetchone()
    if row is None:
        raise NotPublished(path)
    return _at_path(cursor, _row_as_of(cursor, row[0], seq), path)


def current(cursor: Cursor, guid: str) -> Version:
    """Return the version of a document that is live now.

    Raises: Gone when it was killed or erased, NotPublished.
    """
    _see_possible(guid)
    cursor.execute(f"select {_VERSION} from edition_current c {_LEFT} where c.guid = %s", (guid,))
    return _live(cursor, cursor.fetchone(), guid)


def current_as_of(cursor: Cursor, guid: str, seq: int) -> Version:
    """Return the version of a document that was live when the edition stood at `seq`.

    Raises: as `current`.
    """
    _see_possible(guid)
    return _live(cursor, _row_as_of(cursor, guid, seq), guid)


def erased(cursor: Cursor, digests: Sequence[bytes]) -> dict[bytes, int]:
    """Return which of these documents were erased, and by which entry; `writer.append` refuses them."""
    marks = ", ".join(["%s"] * len(digests))
    if not digests:
        return {}
    cursor.execute(
        f"select erases, seq from edition_entry where kind = 'erase' and erases in ({marks})", tuple(digests)
    )
    return {bytes(digest): seq for digest, seq in cursor.fetchall()}


def many(cursor: Cursor, guids: Sequence[str]) -> dict[str, Version]:
    """Return the live versions among guids, by guid."""
    marks = ", ".join(["%s"] * len(guids))
    if not guids:
        return {}
    cursor.execute(f"select {_VERSION} from edition_current c {_LEFT} where c.guid in ({marks})", tuple(guids))
    return {row[0]: _version(row) for row in cursor.fetchall() if _is_live(row)}


class Window(NamedTuple):
    """Which part of a list is meant: the newest `limit`, from `until` (UTC microseconds, exclusive) back to `since`."""

    limit: int
    skip: int = 0
    since: int = -(2**62)
    until: int = 2**62


def listed(cursor: Cursor, name: str, window: Window) -> list[Version]:
    """Return a window of a list as it stands now, newest first."""
    if not storable(name):
        return []
    cursor.execute(
        f"select {_VERSION} from (select guid, sort_at from edition_list where list = %s and to_seq is null"
        " and sort_at >= %s and sort_at < %s order by sort_at desc, guid desc limit %s offset %s) l"
        f" join edition_current c on c.guid = l.guid {_LEFT} order by l.sort_at desc, l.guid desc",
        (name, window.since, window.until, window.limit, window.skip),
    )
    return [_version(row) for row in cursor.fetchall() if _is_live(row)]


def listed_as_of(cursor: Cursor, name: str, window: Window, seq: int) -> list[Version]:
    """Return a window of a list as it stood at `seq`, newest first."""
    if not storable(name):
        return []
    cursor.execute(
        "select guid from edition_list where list = %s and from_seq <= %s and (to_seq is null or to_seq > %s)"
        " and sort_at >= %s and sort_at < %s order by sort_at desc, guid desc limit %s offset %s",
        (name, seq, seq, window.since, window.until, window.limit, window.skip),
    )
    rows = [_row_as_of(cursor, guid, seq) for (guid,) in cursor.fetchall()]
    return [_version(row) for row in rows if row and _is_live(row)]


def count(cursor: Cursor, name: str, *, since: int = -(2**62), until: int = 2**62) -> int:
    """Return how many documents a list holds now between two instants (UTC microseconds)."""
    if not storable(name):
        return 0
    cursor.execute(
        "select count(*) from edition_list where list = %s and to_seq is null and sort_at >= %s and sort_at < %s",
        (name, since, until),
    )
    row = cursor.fetchone()
    return row[0] if row else 0


def entries(cursor: Cursor, *, after: int, limit: int = 1000) -> list[tuple[Entry, bytes]]:
    """Return entries in order from the one behind `after`, each with the digest it was stored with."""
    cursor.execute(f"select {_ENTRY} from edition_entry where seq > %s order by seq limit %s", (after, limit))
    return [(entry_of(row), bytes(row[14])) for row in cursor.fetchall()]


def live(cursor: Cursor, kind: str, *, after: int, until: int, limit: int) -> list[Version]:
    """Return what is live of a kind by entries behind `after` up to `until`, in their order.

    Walk with the last one's `seq`: what changes meanwhile stands behind where the walk began, and is met there.
    """
    cursor.execute(
        f"select {_VERSION} from edition_entry e join edition_current c on c.guid = e.guid and c.seq = e.seq {_LEFT}"
        " where e.seq > %s and e.seq <= %s and e.kind = %s order by e.seq limit %s",
        (after, until, kind, limit),
    )
    return [_version(row) for row in cursor.fetchall() if _is_live(row)]


def all_entries(cursor: Cursor) -> Iterator[tuple[Entry, bytes]]:
    """Yield every entry in order, in batches; give it a snapshot of its own."""
    after = 0
    while batch := entries(cursor, after=after):
        yield from batch
        after = batch[-1][0].seq


def entry_of(row: Sequence[Any]) -> Entry:
    """Return the entry in a row of `edition_entry`, its columns in the table's order."""
    return Entry(
        seq=row[0], guid=row[1], kind=row[2], version=row[3], action=row[4], at=row[5], path=row[6],
        aliases=_PATHS.decode(row[7]), enters=_PLACES.decode(row[8]), leaves=_PLACES.decode(row[9]),
        document=bytes(row[10]), erases=bytes(row[11]), reason=row[12], before=bytes(row[13]),
    )  # fmt: skip


def _see_possible(word: str) -> None:
    """Answer at once for what cannot be stored: a reader's address may hold anything."""
    if not storable(word):
        raise NotPublished(ascii(word))


def _row_as_of(cursor: Cursor, guid: str, seq: int) -> Any:
    cursor.execute(
        f"select {_VERSION} from edition_entry c {_LEFT} where c.guid = %s and c.seq <= %s order by c.seq desc limit 1",
        (guid, seq),
    )
    return cursor.fetchone()


def _at_path(cursor: Cursor, row: Any, path: str) -> Version:
    version = _live(cursor, row, path)
    if version.path != path:
        raise Moved(path, version.path)
    return version


def _live(cursor: Cursor, row: Any, what: str) -> Version:
    if row is None or row[4] == "withdraw":
        raise NotPublished(what)
    if not _is_live(row):
        if row[4] != "kill" and not erased(cursor, [bytes(row[7])]):  # nobody may be told that it is gone for good
            raise EditionError(f"the document of {what} is missing", "run `tajuk edition verify`")
        raise Gone(what)
    return _version(row)


def _is_live(row: Any) -> bool:
    return row[4] not in ("withdraw", "kill") and row[8] is not None


def _version(row: Any) -> Version:
    guid, seq, kind, version, action, at, path, digest, packed = row
    return Version(guid, seq, kind, version, action, at, path, bytes(digest), bytes(packed))
