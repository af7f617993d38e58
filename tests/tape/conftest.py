"""A tape in a database of its own."""

from collections.abc import Iterator

import pytest

from tajuk.database.connect import Connection, dialect_of, open_for_writing, transaction
from tajuk.tape import schema


@pytest.fixture
def tape(database_url: str) -> Iterator[Connection]:
    """An empty tape, on SQLite and on PostgreSQL."""
    connection = open_for_writing(database_url)
    with transaction(connection) as cursor:
        schema.create(cursor, dialect_of(connection))
    yield connection
    connection.close()
