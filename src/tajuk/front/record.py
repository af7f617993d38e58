"""A worker's connection to a record: opened when needed, given up when lost, never able to write."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psycopg
import structlog

from tajuk.database.connect import Connection, Cursor, open_for_reading, snapshot
from tajuk.database.errors import DatabaseError
from tajuk.errors import BadInput
from tajuk.front.refusals import Away, NotYet

T = TypeVar("T")
_log = structlog.get_logger("tajuk.front")
_LOST = (DatabaseError, psycopg.OperationalError)
_PAUSE_S = 1.0
_PATIENCE = 5  # times as long as an attempt held everybody up nobody tries again
_BOUNDS = {"connect_timeout": "2", "tcp_user_timeout": "2000"}  # seconds; milliseconds until what we sent is given up


class Record:
    """A database that is read in snapshots. `clock` counts seconds."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._url, self._clock = _bounded(url), clock
        self._file = Path(url.removeprefix("sqlite:")) if url.startswith("sqlite:") else None
        self._connection: Connection | None = None
        self._opened: tuple[int, int] | None = None
        self._not_before = self._look_at = 0.0

    def read(self, work: Callable[[Cursor], T]) -> T:
        """Return what `work` makes of one snapshot; a connection that was lost meanwhile is opened anew, once.

        Raises: Away when the database cannot be asked, NotYet when there is nothing in it.
        """
        try:
            return self._read(work)
        except _LOST as error:
            self._lose(error)
        try:
            return self._read(work)
        except _LOST as error:
            self._lose(error)
            raise Away(str(error)) from error

    def close(self) -> None:
        """Give the connection back."""
        held, self._connection = self._connection, None
        if held is not None:
            held.close()

    def _read(self, work: Callable[[Cursor], T]) -> T:
        self._look()
        try:
            with snapshot(self._connection or self._open()) as cursor:
                return work(cursor)
        except psycopg.errors.UndefinedTable as error:
            raise NotYet("the database has no tables yet") from error
        except sqlite3.OperationalError as error:
            raise (NotYet if "no such table" in str(error) else Away)(str(error)) from error

    def _look(self) -> None:
        """See, once a second, that the file that is open is still the one at its path: a restore puts another there."""
        if self._connection is None or self._file is None or self._clock() < self._look_at:
            return
        self._look_at = self._clock() + _PAUSE_S
        if _identity(self._file) != self._opened:
            self.close()

    def _lose(self, error: Exception) -> None:
        _log.warning("connection_lost", reason=str(error))
        self.close()

    def _open(self) -> Connection:
        if self._clock() < self._not_before:
            raise Away("the database did not answer a moment ago")
        began = self._clock()
        try:
            self._connection = open_for_reading(self._url)
        except BadInput as error:
            if self._file and not self._file.exists():
                raise NotYet(str(error)) from error
            now = self._clock()
            self._not_before = now + max(_PAUSE_S, _PATIENCE * (now - began))
            raise Away(str(error)) from error
        self._opened = _identity(self._file) if self._file else None
        return self._connection


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _bounded(url: str) -> str:
    """Return a database's URL with limits to how long connecting and sending may hold up everybody else."""
    if url.startswith("sqlite:"):
        return url
    bounds = "&".join(f"{name}={most}" for name, most in _BOUNDS.items() if f"{name}=" not in url)
    return f"{url}{'&' if '?' in url else '?'}{bounds}" if bounds else url
