"""Where an installation keeps its things: databases, media, sockets. Everything else gets addresses from here."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tajuk.database.connect import Connection, dialect_of, open_for_writing, transaction
from tajuk.edition import schema as edition_schema
from tajuk.errors import BadInput
from tajuk.tape import schema as tape_schema
from tajuk.tray import schema as tray_schema


class DataFolder(msgspec.Struct, frozen=True):
    """The folder given by `--data`, and what the environment says of it.

    `DATABASE_URL` moves the edition and the tape to PostgreSQL, `MEDIA_URL` the media to a bucket.
    """

    path: Path
    database_url: str
    tape_url: str
    media_url: str

    @property
    def media(self) -> Path:
        """The folder of the media store; with a bucket, of what is kept beside it."""
        return self.path / "media"

    @property
    def run(self) -> Path:
        """The folder of sockets."""
        return self.path / "run"

    @property
    def spool(self) -> Path:
        """The folder of page views that nobody has added up yet."""
        return self.path / "spool"

    @property
    def search(self) -> Path:
        """The folder of this machine's search index."""
        return self.path / "search"

    def access_log(self, number: int) -> Path:
        """The file in which a front's answers are logged, where that is wanted."""
        return self.path / f"access-{number}.log"

    @property
    def is_new(self) -> bool:
        """Say whether nothing was made here yet."""
        return self.database_url.startswith("sqlite:") and not (self.path / "tajuk.db").exists()


def data_folder(path: Path, environment: Mapping[str, str] = os.environ) -> DataFolder:
    """Return the data folder at a path; nothing is made."""
    database_url = environment.get("DATABASE_URL", "")
    return DataFolder(
        path=path.absolute(),
        database_url=database_url or f"sqlite:{path.absolute() / 'tajuk.db'}",
        tape_url=database_url or f"sqlite:{path.absolute() / 'tape.db'}",
        media_url=environment.get("MEDIA_URL", ""),
    )


def prepare(folder: DataFolder) -> None:
    """Make the folder and the tables where they are missing.

    Raises: BadInput when the folder cannot be written.
    """
    try:
        for path in (folder.path, folder.media, folder.run):
            path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"the data folder cannot be made ({error.strerror})"
        raise BadInput(str(folder.path), problem, "name another with --data") from error
    edition = open_edition(folder)
    with transaction(edition) as cursor:
        edition_schema.create(cursor, dialect_of(edition))
        tray_schema.create(cursor, dialect_of(edition))
    edition.close()
    tape = open_for_writing(folder.tape_url)
    with transaction(tape) as cursor:
        tape_schema.create(cursor, dialect_of(tape))
    tape.close()


def open_edition(folder: DataFolder) -> Connection:
    """Return a connection that may change edition and tray."""
    return open_for_writing(folder.database_url)


def open_tape(folder: DataFolder) -> Connection:
    """Return a connection that may change the tape."""
    return open_for_writing(folder.tape_url)
