"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["databases"]

# Machines that run tests are busy: how long drawing takes says nothing about the promise.
settings.register_profile("tajuk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tajuk")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files nobody here wrote; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("TAJUK_SHARED", Path(__file__).parents[2] / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(f"the folder of real sample files is not here ({folder}); set TAJUK_SHARED to where it is")
    return folder
