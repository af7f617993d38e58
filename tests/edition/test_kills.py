"""SIGKILL at random points of publishing: nothing acknowledged is lost, nothing is half there."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

import databases
from kill_totals import keep, totals
from newsroom import opened
from tajuk.database.connect import open_for_writing
from tajuk.edition import reader
from tajuk.edition.verifying import verify

_HERE = Path(__file__).parent
_SOAK = int(os.environ.get("TAJUK_KILLS", "100"))


def test_nothing_acknowledged_is_lost_when_a_publisher_is_killed(database_url):
    opened(database_url).close()

    acknowledged = sum(killed_once(database_url, seed) for seed in range(5))

    assert acknowledged > 0


@pytest.mark.postgres
def test_nothing_acknowledged_is_lost_when_the_database_itself_is_killed():
    folder = Path(tempfile.mkdtemp(prefix="tajuk-crash-"))
    url = f"postgres:///postgres?host={folder}&user=postgres"
    databases.make_server(folder)
    server = databases.start_server(folder)
    opened(url).close()
    child = publisher(url, 1)
    lines = [child.stdout.readline()]
    time.sleep(0.2)

    server.send_signal(signal.SIGQUIT)  # PostgreSQL's "immediate": it ends as if the power had gone
    server.wait(20)
    lines += child.stdout.read().splitlines()
    child.stdout.close()
    child.wait(20)
    server = databases.start_server(folder)

    try:
        see_acknowledged(url, lines)
        assert len(lines) > 1
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_nothing_acknowledged_is_lost_however_often(database_url):
    opened(database_url).close()
    name = "edition, " + ("sqlite" if database_url.startswith("sqlite:") else "postgres")
    done = totals().get(name, {"kills": 0, "acknowledged": 0})

    for number in range(_SOAK):
        done["acknowledged"] += killed_once(database_url, done["kills"])
        done["kills"] += 1
        if number % 10 == 9 or number == _SOAK - 1:
            keep(name, done)

    assert done["acknowledged"] > done["kills"]


def killed_once(url: str, seed: int) -> int:
    """Let a child publish, kill it, and see that all it acknowledged is there; return how many entries that were."""
    before = head_of(url).seq
    child = publisher(url, seed)
    assert child.stdout is not None
    lines = [child.stdout.readline()]  # it has begun
    time.sleep(random.Random(seed).uniform(0, 0.15))
    child.send_signal(signal.SIGKILL)
    lines += child.stdout.read().splitlines()
    child.stdout.close()
    assert child.wait(20) == -signal.SIGKILL, lines
    see_acknowledged(url, lines)
    return head_of(url).seq - before


def publisher(url: str, seed: int) -> subprocess.Popen[str]:
    """Start a process that publishes without end."""
    return subprocess.Popen(
        [sys.executable, _HERE / "publishing_child.py", url, str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(_HERE)},
    )


def see_acknowledged(url: str, lines: list[str]) -> None:
    """See that the edition is whole and holds what a child said; a last line may be cut, a first one be of nothing."""
    words = [line.split() for line in lines]
    acknowledged = [word for word in words if len(word) == 2 and len(word[1]) == 64]
    connection = open_for_writing(url)
    try:
        verdict = verify(connection)
        stored = dict(digests(connection))
        assert verdict.problems == ()
        assert [stored[int(seq)] for seq, _ in acknowledged] == [digest for _, digest in acknowledged]
    finally:
        connection.close()


def digests(connection) -> list[tuple[int, str]]:
    cursor = connection.cursor()
    cursor.execute("select seq, digest from edition_entry")
    return [(seq, bytes(digest).hex()) for seq, digest in cursor.fetchall()]


def head_of(url: str) -> reader.Head:
    connection = open_for_writing(url)
    try:
        return reader.head(connection.cursor())
    finally:
        connection.close()
