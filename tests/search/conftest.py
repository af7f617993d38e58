"""Fixtures of the search: an edition that is written to, and a folder for its index."""

from collections.abc import Iterator

import pytest
from indexed import Indexed


@pytest.fixture
def indexed(tmp_path) -> Iterator[Indexed]:
    """An empty edition and a folder for its index."""
    made = Indexed(tmp_path)
    yield made
    made.close()
