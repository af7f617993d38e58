"""What can go wrong with a database, whichever it is."""

import sqlite3

import psycopg
from psycopg import errors as postgres

from tajuk.errors import TajukError

DRIVER_ERRORS = (sqlite3.Error, psycopg.Error)
"""What the drivers themselves raise."""
DAMAGE_ERRORS = (*DRIVER_ERRORS, UnicodeDecodeError)
"""What they raise over a damaged database; sqlite3 trips over its own message when that quotes damaged names."""

_BUSY = "the database is busy: another process has been writing for too long", "let that one end, then try again"
_FULL = "the disk is full, or the database has reached its quota", "make room, then try again: nothing was half kept"
_DAMAGED = "the database is damaged", "run `tajuk edition verify`, and restore the last backup"
_CLOSED = "the database may not be written to", "see who owns its files and folder"
_LOST = "the disk under the database fails", "look at the machine's disks before anything else"
_GONE = "the connection to the database was lost", "see that it runs, then try again"

_SQLITE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_READONLY: _CLOSED,
    sqlite3.SQLITE_IOERR: _LOST,
}
_POSTGRES: tuple[tuple[type[psycopg.Error], tuple[str, str]], ...] = (
    (postgres.LockNotAvailable, _BUSY),
    (postgres.DeadlockDetected, _BUSY),
    (postgres.SerializationFailure, _BUSY),
    (postgres.DiskFull, _FULL),
    (postgres.DataCorrupted, _DAMAGED),
    (postgres.IndexCorrupted, _DAMAGED),
    (postgres.ReadOnlySqlTransaction, _CLOSED),
    (postgres.AdminShutdown, _GONE),
    (postgres.CrashShutdown, _GONE),
)


class DatabaseError(TajukError):
    """The database cannot do its work: what hinders it, and what to do. The driver's error is its cause."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy

    def __str__(self) -> str:
        return f"{self.problem}; {self.remedy}"


def explained(error: BaseException) -> DatabaseError | None:
    """Return what a driver's error means to whoever runs the newsroom, None when it is about our own statements."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest of the number says more than people need
        words = _SQLITE.get(code)
    else:
        words = next((words for kind, words in _POSTGRES if isinstance(error, kind)), None)
        if words is None and type(error) is psycopg.OperationalError:
            words = _GONE
    return DatabaseError(*words) if words else None
