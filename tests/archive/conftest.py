"""What tests of the archive may ask for."""

from collections.abc import Iterator

import pytest
from archives import edition_at

from tajuk.database.connect import Connection


@pytest.fixture
def edition(database_url: str) -> Iterator[Connection]:
    """An empty edition, once on SQLite and once on PostgreSQL."""
    connection = edition_at(database_url)
    yield connection
    connection.close()


@pytest.fixture
def sqlite_edition(sqlite_url: str) -> Iterator[Connection]:
    """An empty edition on SQLite, for promises the database has no part in."""
    connection = edition_at(sqlite_url)
    yield connection
    connection.close()
