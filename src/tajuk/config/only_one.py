"""A place that one process at a time holds, for as long as it lives: of those on one database, wherever they run."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from tajuk.config.data_folder import DataFolder

_LOOK_AGAIN_S = 0.2
_PLACE = 8105
"""The number of the lock in PostgreSQL. Its tables are made under 8103."""


@contextmanager
def only_one(folder: DataFolder, name: str) -> Iterator[Callable[[], None]]:
    """Wait for the place of this name, and hold it; yields what raises when the place was lost.

    SQLite is on one machine, so a file is locked; PostgreSQL locks for a session and says so when that ends.
    """
    if folder.database_url.startswith("sqlite:"):
        with (folder.run / f"{name}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield lambda: None
        return
    with psycopg.connect(folder.database_url, autocommit=True) as session:
        while not _taken(session):
            time.sleep(_LOOK_AGAIN_S)
        yield lambda: _see_alive(session)


def _taken(session: psycopg.Connection) -> bool:
    row = session.execute("select pg_try_advisory_lock(%s)", [_PLACE]).fetchone()
    return bool(row and row[0])


def _see_alive(session: psycopg.Connection) -> None:
    session.execute("select 1")
