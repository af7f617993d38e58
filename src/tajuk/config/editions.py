"""What the command line asks of an edition."""

from datetime import UTC, datetime

import msgspec

from tajuk.archive.erasing import Erased
from tajuk.archive.erasing import erase as erase_document
from tajuk.config.data_folder import DataFolder, open_edition
from tajuk.database.connect import open_for_reading, snapshot
from tajuk.edition import reader
from tajuk.edition.entry import instant as instant_of
from tajuk.edition.errors import NotPublished
from tajuk.edition.rebuilding import rebuild as rebuild_state
from tajuk.edition.verifying import Verdict
from tajuk.edition.verifying import verify as verify_edition
from tajuk.errors import BadInput
from tajuk.media.store import open_store
from tajuk.story.documents import AnyDocument


class Found(msgspec.Struct, frozen=True):
    """What stood at a path at an instant."""

    path: str
    seq: int
    version: int
    at: datetime
    document: AnyDocument


def verify(folder: DataFolder) -> Verdict:
    """Return whether the edition is whole.

    Raises: BadInput when there is none.
    """
    _expect(folder)
    connection = open_for_reading(folder.database_url)
    try:
        return verify_edition(connection)
    finally:
        connection.close()


def rebuild(folder: DataFolder) -> int:
    """Make the state anew and return the number of entries it was made from."""
    _expect(folder)
    connection = open_edition(folder)
    try:
        rebuild_state(connection)
        return reader.head(connection.cursor()).seq
    finally:
        connection.close()


def at(folder: DataFolder, path: str, instant: datetime) -> Found:
    """Return what stood at a path at an instant.

    Raises: BadInput when nothing did.
    """
    _expect(folder)
    connection = open_for_reading(folder.database_url)
    try:
        with snapshot(connection) as cursor:
            version = reader.by_path_as_of(cursor, path, reader.seq_at(cursor, instant))
            return Found(path, version.seq, version.version, instant_of(version.at), version.document)
    except NotPublished as error:
        raise BadInput(f"{path} at {instant.isoformat()}", str(error), "ask for another path or instant") from error
    finally:
        connection.close()


def erase(folder: DataFolder, seq: int, reason: str) -> Erased:
    """Erase an entry's document everywhere it is kept, and return what the log says of it.

    Raises: BadInput when there is no edition, EditionError when the entry holds no document.
    """
    _expect(folder)
    connection = open_edition(folder)
    try:
        store = open_store(folder.media, folder.media_url)
        return erase_document(connection, store, seq, at=datetime.now(UTC), reason=reason)
    finally:
        connection.close()


def _expect(folder: DataFolder) -> None:
    if folder.is_new:
        raise BadInput(str(folder.path), "no edition is kept here", "name the data folder with --data")
