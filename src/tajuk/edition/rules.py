"""Whether the database still keeps the rules it was given: tables, indexes, triggers."""

import re
import sqlite3
from collections.abc import Iterator

from tajuk.database.connect import Connection, Cursor, SqliteConnection
from tajuk.edition import schema

_FUNCTION = re.compile(r"create or replace function (\w+)\(\).*?as \$\$(.*?)\$\$", re.DOTALL)
_TRIGGER = re.compile(r"create or replace trigger (\w+)")


def changed_rules(connection: Connection, cursor: Cursor) -> Iterator[str]:
    """Yield the names of rules that are missing, changed, switched off, or not ours."""
    sqlite = isinstance(connection, SqliteConnection)
    found, wanted = (
        (_sqlite_rules(cursor), _sqlite_wanted()) if sqlite else (_postgres_rules(cursor), _postgres_wanted())
    )
    for name in sorted(found.keys() | wanted.keys()):
        if found.get(name) != wanted.get(name):
            yield name


def _sqlite_rules(cursor: Cursor) -> dict[str, str]:
    cursor.execute("select name, type, tbl_name, rootpage > 0, sql from sqlite_master")
    rows = cursor.fetchall()
    return {str(name): repr(rest) for name, *rest in rows if "edition_" in f"{name} {rest}".lower()}


def _sqlite_wanted() -> dict[str, str]:
    connection = SqliteConnection(sqlite3.connect(":memory:", isolation_level=None))
    try:
        schema.create(connection.cursor(), "sqlite")
        return _sqlite_rules(connection.cursor())
    finally:
        connection.close()


def _postgres_rules(cursor: Cursor) -> dict[str, str]:
    cursor.execute(
        "select proname, prosrc from pg_proc where starts_with(proname, 'edition_')"
        " and pronamespace = current_schema::regnamespace"
    )
    functions: dict[str, str] = dict(cursor.fetchall())
    cursor.execute(
        "select tgname, tgenabled from pg_trigger t join pg_class c on c.oid = t.tgrelid where not tgisinternal"
        " and c.relname in ('edition_entry', 'edition_document', 'edition_head')"
        " and c.relnamespace = current_schema::regnamespace"
    )
    return functions | {f"trigger {name}": _text(enabled) for name, enabled in cursor.fetchall()}


def _postgres_wanted() -> dict[str, str]:
    rules = schema.statements("postgres")[-1]
    return dict(_FUNCTION.findall(rules)) | {f"trigger {name}": "O" for name in _TRIGGER.findall(rules)}


def _text(char: object) -> str:
    return char.decode() if isinstance(char, bytes) else str(char)
