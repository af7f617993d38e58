"""The clerk: does its duties in turn, and ends when it should."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from installation import wait_for
from pictures import grainy, read, saved

from tajuk.config.clerk import AvifDuty, work
from tajuk.media.addresses import Rendition
from tajuk.media.keeping import keep_picture
from tajuk.media.store import open_store

PICTURE = saved(grainy())


class Done(Exception):
    """Ends a clerk's work in a test."""


@pytest.fixture
def clerk(tmp_path):
    command = [sys.executable, "-m", "tajuk.config.clerk", "--data", str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        yield process
        process.kill()


def recorded(calls: list[str], name: str, answers: list[float]) -> Callable[[], float]:
    def duty() -> float:
        calls.append(name)
        if not answers:
            raise SystemExit
        return answers.pop(0)

    return duty


def test_duties_are_called_when_they_asked_to_be():
    calls: list[str] = []

    with pytest.raises(SystemExit):
        work([recorded(calls, "slow", [0.2, 9]), recorded(calls, "quick", [0.1, 0.05, 0.15])])

    assert calls == ["slow", "quick", "quick", "quick", "slow", "quick"]


def test_a_duty_that_fails_is_told_and_costs_the_others_nothing(capsys):
    calls: list[str] = []

    def broken() -> float:
        raise ValueError("no such wire")

    with pytest.raises(SystemExit):
        work([broken, recorded(calls, "sound", [0.0, 0.0])])

    assert calls == ["sound"] * 3
    assert "duty failed" in capsys.readouterr().out


def test_a_new_picture_has_its_avif_within_seconds(clerk, tmp_path):
    time.sleep(1.0)
    store = open_store(tmp_path / "media")
    digest, _ = keep_picture(store, PICTURE)

    wait_for(lambda: store.shown(Rendition(digest, 960, "avif")).is_settled)

    assert read(store.rendition(digest, 320, "avif")).format == "AVIF"


def test_the_clerk_leaves_at_once_when_told_to(clerk, tmp_path):
    wait_for(lambda: (tmp_path / "media" / "waiting-since-the-first").exists())
    keep_picture(open_store(tmp_path / "media"), PICTURE)

    clerk.send_signal(signal.SIGTERM)

    assert clerk.wait(5) == 0
    assert list((tmp_path / "media" / "incoming").iterdir()) == []


def test_the_clerk_leaves_when_its_supervisor_is_gone(clerk, tmp_path):
    wait_for(lambda: (tmp_path / "media" / "waiting-since-the-first").exists())

    clerk.stdin.close()

    assert clerk.wait(5) == 0


def test_the_clerk_stands_back_for_readers(clerk, tmp_path):
    wait_for(lambda: (tmp_path / "media" / "waiting-since-the-first").exists())

    assert os.getpriority(os.PRIO_PROCESS, clerk.pid) > os.getpriority(os.PRIO_PROCESS, 0)


def test_nothing_missing_is_said_once(tmp_path, capsys):
    store = open_store(tmp_path / "media")
    keep_picture(store, PICTURE)
    duty = AvifDuty(store)

    assert [duty() for _ in range(3)] == [0.0, 1.5, 1.5]
    assert capsys.readouterr().out.count("avif made") == 1
