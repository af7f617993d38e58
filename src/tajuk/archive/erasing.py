"""Erasing what must not be kept: the bytes go from edition and tray, the log says that and why."""

from datetime import datetime
from typing import NamedTuple

from tajuk.database.connect import Connection, transaction
from tajuk.edition import writer
from tajuk.edition.entry import Entry
from tajuk.tray import items


class Erased(NamedTuple):
    """The entry that says so, and the numbers of other entries of the same guid whose documents are still kept."""

    entry: Entry
    kept: tuple[int, ...]


def erase(connection: Connection, seq: int, *, at: datetime, reason: str) -> Erased:
    """Erase an entry's document, and what the tray holds of the same story.

    Raises: EditionError when the entry holds no document.
    """
    with transaction(connection) as cursor:
        cursor.execute("select guid from edition_entry where seq = %s", (seq,))
        row = cursor.fetchone()
        guid = row[0] if row else ""
        for item in items.of_story(cursor, guid):
            items.drop(cursor, item.identity)
        entry = writer.erase(cursor, seq, at=at, reason=reason)
        cursor.execute(
            "select e.seq from edition_entry e join edition_document d on d.digest = e.document where e.guid = %s"
            " and e.action in ('publish', 'update', 'correct') order by e.seq",
            (guid,),
        )
        return Erased(entry, tuple(number for (number,) in cursor.fetchall()))
