"""Connections to SQLite and PostgreSQL that look alike: SQL with `%s`, transactions by name."""

import itertools
import sqlite3
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.parse import quote

import psycopg
from psycopg.pq import TransactionStatus

from tajuk.database.errors import DRIVER_ERRORS, explained
from tajuk.errors import BadInput

Row = tuple[Any, ...]
Dialect = Literal["sqlite", "postgres"]
_NUMBERS = itertools.count(1)
_LONGEST_WAIT_S = 30
_POLL_S = 0.001


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
    return _sqlite(
        url, "rwc", ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "journal_size_limit=67108864")
    )


def open_for_reading(url: str) -> Connection:
    """Return a connection that cannot change the database.

    url: `sqlite:PATH` or `postgres://…`. Raises: BadInput when there is no database to be had.
    """
    if not url.startswith("sqlite:"):
        return _postgres(url, options="-c default_transaction_read_only=on -c statement_timeout=5000")
    return _sqlite(url, "ro", ("query_only=1",))


@contextmanager
def transaction(connection: Connection) -> Iterator[Cursor]:
    """Give a cursor whose changes are kept together when the block ends, or not at all when it raises.

    SQLite's write lock is held from the start: nothing read inside can be overtaken. In PostgreSQL only rows that were
    written or locked are safe; `edition.writer.hold` takes the edition's lock early.
    Raises: RuntimeError inside another block, DatabaseError when the database is busy, full, lost or read-only.
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


def stream(connection: Connection, sql: str, params: Sequence[Any] = ()) -> Generator[Row, None, None]:
    """Yield the rows of a query a few at a time, however many there are; inside a `snapshot` or a `transaction`.

    Close it (`contextlib.closing`) where it may not be read to its end.
    """
    if isinstance(connection, SqliteConnection):
        yield from connection.raw.execute(_qmark(sql), params)
        return
    with connection.cursor(name=f"tajuk_{next(_NUMBERS)}", scrollable=False) as cursor:  # type: ignore[call-arg, attr-defined]
        cursor.itersize = 500
        cursor.execute(sql, params or None)
        yield from cursor


def _block(connection: Connection, begin: str) -> Iterator[Cursor]:
    if _is_open(connection):
        raise RuntimeError("a transaction is open on this connection already; blocks are not nested")
    try:
        cursor = connection.cursor()
        _begin(cursor, begin)
        yield cursor
        cursor.execute("commit")
    except BaseException as error:
        _roll_back(connection)
        if isinstance(error, DRIVER_ERRORS) and (words := explained(error)):
            raise words from error
        raise


def _begin(cursor: Cursor, begin: str) -> None:
    """Begin a transaction. For SQLite's write lock we ask every millisecond.

    SQLite itself asks ever more seldom, so that whoever writes often and briefly would keep everybody else waiting.
    """
    if begin != "begin immediate":
        cursor.execute(begin)
        return
    until = time.monotonic() + _LONGEST_WAIT_S
    cursor.execute("pragma busy_timeout=0")
    try:
        while not _begun(cursor, begin, until):
            time.sleep(_POLL_S)
    finally:
        cursor.execute(f"pragma busy_timeout={_LONGEST_WAIT_S * 1000}")


def _begun(cursor: Cursor, begin: str, until: float) -> bool:
    try:
        cursor.execute(begin)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
            raise
        return False
    return True


def _is_open(connection: Connection) -> bool:
    if isinstance(connection, SqliteConnection):
        return connection.raw.in_transaction
    begun = (TransactionStatus.ACTIVE, TransactionStatus.INTRANS, TransactionStatus.INERROR)
    return connection.info.transaction_status in begun  # type: ignore[attr-defined]


def _roll_back(connection: Connection) -> None:
    """Undo what is open. A full disk may have undone it already, and a lost server undoes it by itself."""
    if isinstance(connection, SqliteConnection) and not connection.raw.in_transaction:
        return
    with suppress(*DRIVER_ERRORS):
        connection.cursor().execute("rollback")


def _sqlite(url: str, mode: str, pragmas: Sequence[str]) -> SqliteConnection:
    path = Path(url.removeprefix("sqlite:"))
    raw = None
    try:
        raw = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode={mode}",
            uri=True, timeout=_LONGEST_WAIT_S, isolation_level=None, cached_statements=256, check_same_thread=False,
        )  # fmt: skip
        for pragma in ("cache_size=-65536", "mmap_size=1073741824", *pragmas):
            raw.execute(f"pragma {pragma}")
        raw.execute("select 1 from sqlite_master").fetchone()  # reads the file's first page
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if raw is not None:
            raw.close()
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
