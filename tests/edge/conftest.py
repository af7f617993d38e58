"""A Varnish, and a server behind it whose answers a test chooses; one of each for a module."""

from collections.abc import Iterator

import pytest
from installed_varnish import missing
from origin import Origin
from running_varnish import RunningVarnish


@pytest.fixture(scope="session")
def _installed() -> None:
    if missing():
        pytest.skip(missing())


@pytest.fixture(scope="module")
def origin() -> Iterator[Origin]:
    made = Origin()
    yield made
    made.close()


@pytest.fixture(scope="module")
def varnish(origin: Origin, _installed: None) -> Iterator[RunningVarnish]:
    made = RunningVarnish(origin.port)
    yield made
    made.close()
