"""Erasing what must not be kept: the bytes go from media, tray and edition, and the log says that and why."""

import re
from contextlib import closing
from datetime import datetime
from typing import NamedTuple

from tajuk.database.connect import Connection, Cursor, snapshot, stream, transaction
from tajuk.edition import writer
from tajuk.edition.documents import unpack
from tajuk.edition.entry import Entry
from tajuk.media.store import Store
from tajuk.tray import items

_MEDIA = re.compile(rb'"media":"([0-9a-f]{64})"')


class Erased(NamedTuple):
    """The entry that says so, entries of the same guid whose documents are still kept, and the pictures that went."""

    entry: Entry
    kept: tuple[int, ...]
    media: tuple[str, ...]


def erase(connection: Connection, store: Store, seq: int, *, at: datetime, reason: str) -> Erased:
    """Erase an entry's document, the pictures no other document shows, and what the tray holds of the same story.

    Pictures go first, so that an erasing that was cut short is simply asked for again.
    Raises: EditionError when the entry holds no document.
    """
    media = _pictures_of_it_alone(connection, seq)
    for digest in media:
        store.erase(digest)
    with transaction(connection) as cursor:
        guid = _guid(cursor, seq)
        for item in items.of_story(cursor, guid):
            items.drop(cursor, item.identity)
        entry = writer.erase(cursor, seq, at=at, reason=reason)
        cursor.execute(
            "select e.seq from edition_entry e join edition_document d on d.digest = e.document where e.guid = %s"
            " and e.action in ('publish', 'update', 'correct') order by e.seq",
            (guid,),
        )
        return Erased(entry, tuple(number for (number,) in cursor.fetchall()), media)


def _guid(cursor: Cursor, seq: int) -> str:
    cursor.execute("select guid from edition_entry where seq = %s", (seq,))
    row = cursor.fetchone()
    return row[0] if row else ""


def _pictures_of_it_alone(connection: Connection, seq: int) -> tuple[str, ...]:
    """Return the pictures an entry's document shows and no other kept one; every document is looked through."""
    with snapshot(connection) as cursor:
        cursor.execute(
            "select d.digest, d.packed from edition_entry e join edition_document d on d.digest = e.document"
            " where e.seq = %s",
            (seq,),
        )
        row = cursor.fetchone()
        alone = set(_MEDIA.findall(unpack(bytes(row[1])))) if row else set()
        if row and alone:
            with closing(stream(connection, "select digest, packed from edition_document")) as documents:
                for digest, packed in documents:
                    if bytes(digest) != bytes(row[0]):
                        alone.difference_update(_MEDIA.findall(unpack(bytes(packed))))
    return tuple(sorted(digest.decode() for digest in alone))
