"""A tape in a database of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tajuk.database.connect import Connection, dialect_of, open_for_writing, transaction
from tajuk.tape import schema


@pytest.fixture
def tape(tmp_path: Path) -> Iterator[Connection]:
    """An empty tape."""
    connection = open_for_writing(f"sqlite:{tmp_path / 'tape.db'}")
    with transaction(connection) as cursor:
        schema.create(cursor, dialect_of(connection))
    yield connection
    connection.close()
