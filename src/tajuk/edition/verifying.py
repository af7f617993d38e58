"""Whether an edition is whole: its chain, its documents, its state, and the rules the database keeps."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

import msgspec

from tajuk.database.connect import Connection, Cursor, SqliteConnection, snapshot
from tajuk.database.errors import DAMAGE_ERRORS
from tajuk.edition.chain import Chain, Erased, Problem
from tajuk.edition.comparing import state_problems
from tajuk.edition.errors import EditionError
from tajuk.edition.rules import changed_rules
from tajuk.edition.shelf import document_problems
from tajuk.errors import TajukError

_MOST_PROBLEMS = 1000

__all__ = ["Erased", "Problem", "Verdict", "verify"]


class Verdict(msgspec.Struct, frozen=True):
    """What was read, what was erased and by which entry, and what is wrong; nothing wrong: the edition is whole."""

    entries: int
    documents: int
    erased: tuple[Erased, ...]
    problems: tuple[Problem, ...]


def verify(connection: Connection) -> Verdict:
    """Read the whole edition and return what is wrong with it, at most a thousand problems; memory stays flat.

    A damaged database gives problems, never an error: `seq` is the entry that is meant, 0 when none can be named.
    Source: docs/contracts/edition.md, "The chain".
    """
    chain = Chain()
    with _lenient_text(connection):
        found = tuple(islice(_problems(connection, chain), _MOST_PROBLEMS + 1))
        documents = _count_documents(connection)
    if len(found) > _MOST_PROBLEMS:
        found = (*found[:_MOST_PROBLEMS], Problem(0, "there is more: these are the first thousand problems"))
    return Verdict(chain.entries, documents, tuple(chain.erased.values()), found)


def _problems(connection: Connection, chain: Chain) -> Iterator[Problem]:
    yield from _guarded(_file_problems(connection), "the database")
    yield from _guarded(_rule_problems(connection), "the database's rules")
    yield from _guarded(_chain_problems(connection, chain), "the log")
    yield from _guarded(_document_problems(connection), "the documents")
    yield from _guarded(_state_problems(connection), "the state")


def _guarded(problems: Iterator[Problem], what: str) -> Iterator[Problem]:
    """Turn what the driver says of a malformed database into a problem."""
    try:
        yield from problems
    except (*DAMAGE_ERRORS, TajukError) as error:
        yield Problem(0, f"{what} cannot be read ({str(error).splitlines()[0] if str(error) else 'no reason given'})")


def _file_problems(connection: Connection) -> Iterator[Problem]:
    """SQLite proves its own file; PostgreSQL checks every page it reads by itself."""
    if isinstance(connection, SqliteConnection):
        for (line,) in connection.raw.execute("pragma integrity_check(100)"):
            if line != "ok":
                yield Problem(0, f"the database file is damaged: {line}")


def _rule_problems(connection: Connection) -> Iterator[Problem]:
    with snapshot(connection) as cursor:
        for rule in changed_rules(connection, cursor):
            yield Problem(0, f"the database's own rule {rule} is missing or was changed")


def _chain_problems(connection: Connection, chain: Chain) -> Iterator[Problem]:
    with _long_snapshot(connection) as cursor:
        yield from chain.walk(connection)
        yield from chain.end(cursor)


def _document_problems(connection: Connection) -> Iterator[Problem]:
    with _long_snapshot(connection) as cursor:
        yield from document_problems(connection, cursor)


def _state_problems(connection: Connection) -> Iterator[Problem]:
    with _long_snapshot(connection):
        yield from state_problems(connection)


def _count_documents(connection: Connection) -> int:
    try:
        with _long_snapshot(connection) as cursor:
            cursor.execute("select count(*) from edition_document")
            row = cursor.fetchone()
            return row[0] if row else 0
    except (*DAMAGE_ERRORS, TajukError):
        return 0


@contextmanager
def _long_snapshot(connection: Connection) -> Iterator[Cursor]:
    """A snapshot in which one statement may take its time."""
    with snapshot(connection) as cursor:
        if not isinstance(connection, SqliteConnection):
            cursor.execute("set local statement_timeout = 0")
        yield cursor


@contextmanager
def _lenient_text(connection: Connection) -> Iterator[None]:
    """Read text that is not UTF-8 any more as what it is, instead of failing on it."""
    if not isinstance(connection, SqliteConnection):
        yield
        return
    if connection.raw.in_transaction:
        raise EditionError("an edition is not verified inside a transaction", "end that one first")
    usual, connection.raw.text_factory = connection.raw.text_factory, _decoded
    try:
        yield
    finally:
        connection.raw.text_factory = usual


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
