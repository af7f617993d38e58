"""Making the state anew from the log."""

import msgspec

from tajuk.database.connect import Connection, Cursor, transaction
from tajuk.edition import reader, state, writer
from tajuk.edition.entry import Entry
from tajuk.edition.errors import EditionError

_BATCH = 500


def rebuild(connection: Connection) -> None:
    """Make current versions, paths and lists anew from the entries, in one transaction; readers see the old until then.

    Nobody can append meanwhile. Raises: EditionError when an entry cannot be read.
    """
    with transaction(connection) as cursor:
        writer.hold(cursor)
        for table in state.TABLES:
            cursor.execute(f"delete from {table}")
        after = 0
        while batch := _batch(cursor, after):
            for entry, _ in batch:
                state.apply(cursor, entry, state.current(cursor, entry.guid))
            after = batch[-1][0].seq


def _batch(cursor: Cursor, after: int) -> list[tuple[Entry, bytes]]:
    try:
        return reader.entries(cursor, after=after, limit=_BATCH)
    except msgspec.DecodeError as error:
        raise EditionError(
            f"an entry behind {after} cannot be read ({error})", "run `tajuk edition verify` to see which"
        ) from error
