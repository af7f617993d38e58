"""An empty tape, and files to be imported."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tajuk.database.connect import Connection, dialect_of, open_for_writing, transaction
from tajuk.tape import schema
from tajuk.ticker.importing import Report, import_files
from tajuk.ticker.reading import Terms

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def tape(sqlite_url: str) -> Iterator[Connection]:
    """An empty tape."""
    connection = open_for_writing(sqlite_url)
    with transaction(connection) as cursor:
        schema.create(cursor, dialect_of(connection))
    yield connection
    connection.close()


@pytest.fixture
def imported(tape: Connection, tmp_path: Path) -> Callable[..., Report]:
    """Import a file of some text."""

    def run(text: str | bytes, name: str = "quotes.csv", **terms: str) -> Report:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return import_files([str(path)], tape, Terms(NOW, **terms), clock=lambda: NOW)

    return run
