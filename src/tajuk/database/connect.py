"""Connections to SQLite and PostgreSQL that look alike: SQL with `%s`, transactions by name."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.parse import quote

import psycopg

from tajuk.errors import BadInput

Row = tuple[Any, ...]
Dialect = Literal["sqlite", "postgres"]


class Cursor(Protocol):
    """What the records ask of a cursor; Django's is one, psycopg's is one, and so is ours over sqlite3."""

    def execute(self, sql: str, params: Sequence[Any] = ..., /) -> Any:
        """Run one statement with `%s` parameters."""

    def executemany(self, sql: str, params: Any, /) -> Any:
        """Run one statement once for each row of parameters."""

    def fetchone(self) -> Row | None:
        """Return the next row, or None."""

    def fetchall(self) -> list[Row]:
        """Return the rows that are left."""


class Connection(Protocol):
    """What we ask of a connection."""

    def cursor(self) -> Cursor:
        """Return a new cursor."""

    def close(self) -> None:
        """Give the connection back."""


class SqliteCursor:
    """A sqlite3 cursor that takes `%s`."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor
        self.fetchone = cursor.fetchone
        self.fetchall = cursor.fetchall

    def execute(self, sql: str, params: Sequence[Any] = (), /) -> "SqliteCursor":
        """Run one statement with `%s` parameters."""
        self._cursor.execute(_qmark(sql), params)
        return self

    def executemany(self, sql: str, params: Any, /) -> "SqliteCursor":
        """Run one statement once for each row of parameters."""
        self._cursor.executemany(_qmark(sql), params)
        return self


class SqliteConnection:
    """A sqlite3 connection whose cursors take `%s`."""

    dialect: Dialect = "sqlite"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.raw = connection

    def cursor(self) -> SqliteCursor:
        """Return a new cursor."""
        return SqliteCursor(self.raw.cursor())

    def close(self) -> None:
        """Give the connection back."""
        self.raw.close()


def open_for_writing(url: str) -> Connection:
    """Return a connection that may change the database; a SQLite file is made when missing.

    url: `sqlite:PATH` or `postgres://…`. Raises: BadInput when there is no database to be had.
    """
    if not url.startswith("sqlite:"):
        return _postgres(url)
    path = Path(url.removeprefix("sqlite:"))
    connection = _sqlite(path, f"file:{quote(str(path.absolute()))}?mode=rwc")
    for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "journal_size_limit=67108864"):
        connection.raw.execute(f"pragma {pragma}")
    return connection


def open_for_reading(url: str) -> Connection:
    """Return a connection that cannot change the database.

    url: `sqlite:PATH` or `postgres://…`. Raises: BadInput when there is no database to be had.
    """
    if not url.startswith("sqlite:"):
        return _postgres(url, options="-c default_transaction_read_only=on -c statement_timeout=5000")
    path = Path(url.removeprefix("sqlite:"))
    connection = _sqlite(path, f"file:{quote(str(path.absolute()))}?mode=ro")
    connection.raw.execute("pragma query_only=1")
    return connection


@contextmanager
def transaction(connection: Connection) -> Iterator[Cursor]:
    """Give a cursor whose changes are kept together when the block ends, or not at all when it raises.

    The write lock is held from the start, so nothing read inside can be overtaken.
    """
    yield from _block(connection, "begin immediate" if dialect_of(connection) == "sqlite" else "begin")


@contextmanager
def snapshot(connection: Connection) -> Iterator[Cursor]:
    """Give a cursor for which nothing changes until the block ends."""
    begin = "begin" if dialect_of(connection) == "sqlite" else "begin isolation level repeatable read read only"
    yield from _block(connection, begin)


def dialect_of(connection: Connection) -> Dialect:
    """Return which database a connection speaks to."""
    return "sqlite" if isinstance(connection, SqliteConnection) else "postgres"


def _block(connection: Connection, begin: str) -> Iterator[Cursor]:
    cursor = connection.cursor()
    cursor.execute(begin)
    try:
        yield cursor
    except BaseException:
        cursor.execute("rollback")
        raise
    cursor.execute("commit")


def _sqlite(path: Path, uri: str) -> SqliteConnection:
    try:
        raw = sqlite3.connect(
            uri, uri=True, timeout=30, isolation_level=None, cached_statements=256, check_same_thread=False
        )
        raw.execute("pragma cache_size=-65536")
        raw.execute("pragma mmap_size=1073741824")
    except sqlite3.Error as error:
        raise BadInput(
            str(path), f"this database cannot be opened ({error})", "see that --data names the folder"
        ) from error
    return SqliteConnection(raw)


def _postgres(url: str, options: str = "") -> Connection:
    try:
        return psycopg.connect(url, autocommit=True, options=options or None)
    except psycopg.Error as error:
        problem = str(error).strip().splitlines()[0]
        raise BadInput(
            "DATABASE_URL", f"PostgreSQL cannot be reached ({problem})", "see that it runs and the address is right"
        ) from error


@lru_cache(maxsize=512)
def _qmark(sql: str) -> str:
    return sql.replace("%s", "?")
