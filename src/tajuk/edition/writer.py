"""Appending to the edition: one call, the last statement of its transaction. Nobody catches its error inside.

Every verb takes the head's lock first and reads afterwards, so that nothing it reads can be overtaken.
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from tajuk.database.connect import Cursor
from tajuk.edition import free_paths, state
from tajuk.edition.entry import Action, Entry, Place, digest_of, microseconds, storable
from tajuk.edition.errors import EditionError, NotPublished
from tajuk.edition.publication import Publication
from tajuk.story.identity import new_guid

LIVE: tuple[Action, ...] = ("publish", "update", "correct")
"""The actions behind which readers see a document."""


def append(cursor: Cursor, publication: Publication, *, at: datetime) -> Entry:
    """Publish a document and return its entry; the path may get a number when another document holds it.

    What was withdrawn or killed is published again only by `publish`: an `update` that comes late revives nothing.
    Raises: NotPublished for an update or a correction of what is not live; EditionError when the document was erased.
    Source: DESIGN 3; the head's row makes `seq` gapless and holds the lock to the transaction's end.
    """
    lists = [place.list for place in publication.places]
    _see_storable(publication.guid, publication.path, publication.reason, *publication.aliases, *lists)
    head = _lock(cursor, at)
    before = state.current(cursor, publication.guid)
    action = _action(publication, before)
    _keep(cursor, publication)
    path = _path(cursor, publication)
    held = before.places if before else ()
    return _write(
        cursor,
        Entry(
            seq=head.seq, guid=publication.guid, kind=publication.kind, version=before.version + 1 if before else 1,
            action=action, at=head.at, path=path, aliases=free_paths.free_aliases(cursor, publication.aliases, path),
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
    """Withdraw a document for good; its path answers 410, and stays its own.

    Raises: NotPublished when it never ran or was killed before.
    """
    return _take_down(cursor, guid, "kill", at=at, reason=reason)


def erase(cursor: Cursor, seq: int, *, at: datetime, reason: str) -> Entry:
    """Delete the bytes of an entry's document, and say so in the log; what still shows it is killed first.

    Raises: EditionError when the entry has no document or it was erased before.
    """
    _see_storable(reason)
    _lock(cursor, at)
    cursor.execute(
        "select e.document from edition_entry e join edition_document d on d.digest = e.document where seq = %s", (seq,)
    )
    row = cursor.fetchone()
    if row is None:
        raise EditionError(f"entry {seq} holds no document to erase", "look at `tajuk edition at` for the right number")
    digest = bytes(row[0])
    cursor.execute(
        "select guid from edition_current where document = %s and action in ('publish', 'update', 'correct')"
        " order by guid",
        (digest,),
    )
    for (guid,) in cursor.fetchall():
        kill(cursor, guid, at=at, reason=reason)
    head = _lock(cursor, at)
    entry = Entry(
        seq=head.seq, guid=new_guid(at), kind="erase", version=1, action="erase", at=head.at, erases=digest,
        reason=reason, before=head.digest,
    )  # fmt: skip
    _write(cursor, entry, None)
    cursor.execute("delete from edition_document where digest = %s", (digest,))
    return entry


def hold(cursor: Cursor) -> None:
    """Take the edition's lock now: nothing read behind this line is overtaken before the transaction ends.

    For whoever reads a document, changes it and appends it. SQLite's transactions hold it anyway.
    """
    cursor.execute("update edition_head set seq = seq")


class _Head(msgspec.Struct, frozen=True):
    """What the next entry starts from: its own number and instant, and the digest of the entry before it."""

    seq: int
    at: int
    digest: bytes


def _lock(cursor: Cursor, at: datetime) -> _Head:
    """Take the lock, and return the number it is for; the instant never goes back, whatever the clock does.

    The row changes only in `_write`: who is refused in between has taken no number.
    """
    cursor.execute("update edition_head set seq = seq returning seq, at, digest")
    row = cursor.fetchone()
    if row is None:
        raise EditionError("this database holds no edition", "start Tajuk once, or make the tables with `tajuk check`")
    return _Head(row[0] + 1, max(row[1], microseconds(at)), bytes(row[2]))


def _see_storable(*words: str) -> None:
    if not storable(*words):
        odd = next(word for word in words if not storable(word))
        raise EditionError(f"{odd!a} holds a character no database keeps (NUL, half a character)", "write it anew")


def _action(publication: Publication, before: state.Current | None) -> Action:
    """Return the action to be recorded."""
    live = before is not None and before.action in LIVE
    if publication.action not in LIVE:
        raise EditionError(f"nothing is published by a {publication.action}", "call the verb of that name")
    if before is not None and before.kind != publication.kind:
        raise EditionError(f"{publication.guid} is a {before.kind}, not a {publication.kind}", "give it another guid")
    if publication.action == "publish":
        return "update" if live else "publish"
    if not live:
        raise NotPublished(publication.guid)
    return publication.action


def _keep(cursor: Cursor, publication: Publication) -> None:
    """Store the document's bytes where they are not stored yet."""
    cursor.execute("select 1 from edition_document where digest = %s", (publication.digest,))
    if cursor.fetchone():
        return
    cursor.execute("select seq from edition_entry where kind = 'erase' and erases = %s", (publication.digest,))
    if row := cursor.fetchone():
        raise EditionError(
            f"{publication.guid} was erased by entry {row[0]}, and this is the same text",
            "change what had to go, then publish it",
        )
    cursor.execute(
        "insert into edition_document (digest, packed) values (%s, %s)", (publication.digest, publication.packed)
    )


def _path(cursor: Cursor, publication: Publication) -> str:
    """Return the path a document gets. A redirect is of use at its own path only, so it gets that one or none."""
    path = free_paths.free_path(cursor, publication.path, publication.guid)
    if publication.kind == "redirect" and path != publication.path:
        raise EditionError(
            f"the path {publication.path} belongs to another document, so nothing can lead on from there",
            "withdraw that one, then publish a redirect of all that lies below it (`prefix`)",
        )
    return path


def _take_down(cursor: Cursor, guid: str, action: Action, *, at: datetime, reason: str) -> Entry:
    _see_storable(guid, reason)
    head = _lock(cursor, at)
    before = state.current(cursor, guid)
    if before is None or before.action == "kill" or before.action == action:
        raise NotPublished(guid)
    entry = Entry(
        seq=head.seq, guid=guid, kind=before.kind, version=before.version + 1, action=action, at=head.at,
        path=before.path, leaves=before.places, document=before.document, reason=reason, before=head.digest,
    )  # fmt: skip
    return _write(cursor, entry, before)


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
    cursor.execute("update edition_head set seq = %s, at = %s, digest = %s", (entry.seq, entry.at, digest))
    return entry


def _without(places: Iterable[Place], others: Iterable[Place]) -> tuple[Place, ...]:
    gone = set(others)
    return tuple(place for place in places if place not in gone)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
