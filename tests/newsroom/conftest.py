"""Fixtures of the newsroom: one for each test, on real databases."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from newsroom_house import begin, copied, make_colleague, opened

from tajuk.newsroom.models import Colleague


@pytest.fixture(scope="session")
def sqlite_newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a new newsroom on SQLite, made once for all test processes; only copies are written to."""
    base = tmp_path_factory.getbasetemp()
    path = (base.parent if base.name.startswith("popen-") else base) / "newsroom-of-all"
    path.mkdir(exist_ok=True)
    with (path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (path / "made").exists():
            begin(path, {})
            (path / "made").touch()
    return path


@pytest.fixture(scope="session")
def postgres_newsroom(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a PostgreSQL database with a new newsroom, a template for others."""
    with psycopg.connect(host=postgres_server, user="postgres", dbname="postgres", autocommit=True) as administration:
        administration.execute("create database newsroom_template")
    environment = {**os.environ, "DATABASE_URL": _url(postgres_server, "newsroom_template")}
    command = [sys.executable, Path(__file__).with_name("begun_house.py"), tmp_path_factory.mktemp("newsroom")]
    subprocess.run(command, check=True, env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)})
    return "newsroom_template"


@pytest.fixture
def newsroom(sqlite_newsroom: Path, tmp_path: Path) -> Iterator[Path]:
    """A newsroom of this test alone, on SQLite: its data folder."""
    with opened(copied(sqlite_newsroom, tmp_path / "var"), {}) as path:
        yield path


@pytest.fixture
def newsroom_on_postgres(postgres_newsroom: str, postgres_server: str, tmp_path: Path) -> Iterator[Path]:
    """A newsroom of this test alone, on PostgreSQL: its data folder."""
    with psycopg.connect(host=postgres_server, user="postgres", dbname="postgres", autocommit=True) as administration:
        administration.execute(f"create database newsroom_now template {postgres_newsroom}")
        try:
            with opened(tmp_path, {"DATABASE_URL": _url(postgres_server, "newsroom_now")}) as path:
                yield path
        finally:
            administration.execute("drop database newsroom_now with (force)")


@pytest.fixture(params=["newsroom", pytest.param("newsroom_on_postgres", marks=pytest.mark.postgres)])
def any_newsroom(request: pytest.FixtureRequest) -> Path:
    """A newsroom of this test alone: the test runs once on SQLite and once on PostgreSQL."""
    path: Path = request.getfixturevalue(request.param)
    return path


@pytest.fixture
def editor(any_newsroom: Path) -> Colleague:
    """An editor."""
    return make_colleague("Editor")


@pytest.fixture
def reporter(any_newsroom: Path) -> Colleague:
    """A reporter."""
    return make_colleague("Reporter")


def _url(server: str, name: str) -> str:
    return f"postgres:///{name}?host={server}&user=postgres"
