"""Appending to the edition: one call, the last statement of its transaction. Nobody catches its error inside."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from tajuk.database.connect import Cursor
from tajuk.edition import state
from tajuk.edition.entry import Action, Entry, Place, digest_of, microseconds
from tajuk.edition.errors import EditionError, NotPublished
from tajuk.edition.publication import Publication
from tajuk.story.identity import new_guid

_LIVE = ("publish", "update", "correct")


def append(cursor: Cursor, publication: Publication, *, at: datetime) -> Entry:
    """Publish a document and return its entry; the path may get a number when another document holds it.

    Source: DESIGN 3; the counter row makes `seq` gapless and holds the lock to the transaction's end.
    """
    before = state.current(cursor, publication.guid)
    live = before is not None and before.action in _LIVE
    action: Action = "update" if publication.action == "publish" and live else publication.action
    cursor.execute(
        "insert into edition_document (digest, packed) values (%s, %s) on conflict (digest) do nothing",
        (publication.digest, publication.packed),
    )
    head = _next(cursor, at)
    path = _free_path(cursor, publication.path, publication.guid)
    held = before.places if before else ()
    return _write(
        cursor,
        Entry(
            seq=head.seq, guid=publication.guid, kind=publication.kind, version=before.version + 1 if before else 1,
            action=action, at=head.at, path=path, aliases=_free_aliases(cursor, publication, path),
            enters=_without(publication.places, held), leaves=_without(held, publication.places),
            document=publication.digest, reason=publication.reason, before=head.digest,
        ),
        before,
    )  # fmt: skip


def withdraw(cursor: Cursor, guid: str, *, at: datetime, reason: str = "") -> Entry:
    """Take a document off every list; its path answers 404 until it is published again.

    Raises: NotPublished when it is not live.
    """
    return _take_down(cursor, guid, "withdraw", at=at, reason=reason)


def kill(cursor: Cursor, guid: str, *, at: datetime, reason: str) -> Entry:
    """Withdraw a document for good; its path answers 410.

    Raises: NotPublished when it never ran.
    """
    return _take_down(cursor, guid, "kill", at=at, reason=reason)


def erase(cursor: Cursor, seq: int, *, at: datetime, reason: str) -> Entry:
    """Delete the bytes of an entry's document, and say so in the log; what still shows it is killed first.

    Raises: EditionError when the entry has no document or it was erased before.
    """
    cursor.execute(
        "select e.document from edition_entry e join edition_document d on d.digest = e.document where seq = %s", (seq,)
    )
    row = cursor.fetchone()
    if row is None:
        raise EditionError(f"entry {seq} holds no document to erase", "look at `tajuk edition at` for the right number")
    digest = bytes(row[0])
    cursor.execute(
        "select guid from edition_current where document = %s and action in ('publish', 'update', 'correct')", (digest,)
    )
    for (guid,) in cursor.fetchall():
        kill(cursor, guid, at=at, reason=reason)
    head = _next(cursor, at)
    entry = Entry(
        seq=head.seq, guid=new_guid(at), kind="erase", version=1, action="erase", at=head.at, erases=digest,
        reason=reason, before=head.digest,
    )  # fmt: skip
    _write(cursor, entry, None)
    cursor.execute("delete from edition_document where digest = %s", (digest,))
    return entry


class _Head(msgspec.Struct, frozen=True):
    seq: int
    at: int
    digest: bytes


def _take_down(cursor: Cursor, guid: str, action: Action, *, at: datetime, reason: str) -> Entry:
    before = state.current(cursor, guid)
    if before is None or before.action == "kill" or before.action == action:
        raise NotPublished(guid)
    cursor.execute("select kind from edition_current where guid = %s", (guid,))
    kind = (cursor.fetchone() or ("story",))[0]
    head = _next(cursor, at)
    entry = Entry(
        seq=head.seq, guid=guid, kind=kind, version=before.version + 1, action=action, at=head.at, path=before.path,
        leaves=before.places, document=before.document, reason=reason, before=head.digest,
    )  # fmt: skip
    return _write(cursor, entry, before)


def _next(cursor: Cursor, at: datetime) -> _Head:
    """Take the next number, and with it the lock; the instant never goes back, whatever the clock does."""
    wanted = microseconds(at)
    cursor.execute(
        "update edition_head set seq = seq + 1, at = case when at > %s then at else %s end returning seq, at, digest",
        (wanted, wanted),
    )
    row = cursor.fetchone()
    if row is None:
        raise EditionError("this database holds no edition", "start Tajuk once, or make the tables with `tajuk check`")
    return _Head(row[0], row[1], bytes(row[2]))


def _write(cursor: Cursor, entry: Entry, before: state.Current | None) -> Entry:
    digest = digest_of(entry)
    cursor.execute(
        "insert into edition_entry (seq, guid, kind, version, action, at, path, aliases, enters, leaves, document,"
        " erases, reason, before, digest) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            entry.seq, entry.guid, entry.kind, entry.version, entry.action, entry.at, entry.path, _json(entry.aliases),
            _json(entry.enters), _json(entry.leaves), entry.document, entry.erases, entry.reason, entry.before, digest,
        ),
    )  # fmt: skip
    state.apply(cursor, entry, before)
    cursor.execute("update edition_head set digest = %s", (digest,))
    return entry


def _free_path(cursor: Cursor, path: str, guid: str) -> str:
    """Return the path, or with -2, -3 … the first that no other document ever held."""
    if not path or _holder(cursor, path) in (None, guid):
        return path
    number = 2
    while _holder(cursor, f"{path}-{number}") not in (None, guid):
        number += 1
    return f"{path}-{number}"


def _free_aliases(cursor: Cursor, publication: Publication, path: str) -> tuple[str, ...]:
    """Return the old paths nobody holds yet; the first document to bring one keeps it."""
    return tuple(
        alias for alias in dict.fromkeys(publication.aliases) if alias != path and _holder(cursor, alias) is None
    )


def _holder(cursor: Cursor, path: str) -> str | None:
    cursor.execute("select guid from edition_path where path = %s", (path,))
    row = cursor.fetchone()
    return row[0] if row else None


def _without(places: Iterable[Place], others: Iterable[Place]) -> tuple[Place, ...]:
    gone = set(others)
    return tuple(place for place in places if place not in gone)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
