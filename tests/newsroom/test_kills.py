"""Whatever dies at whatever instant: pages and edition agree, and work goes on from there."""

import os
import sys
import time
from multiprocessing import forkserver, get_context
from random import Random

import pytest
from django.conf import settings
from django.db import connection
from killing import clerk_rounds, work_until_killed
from newsroom_house import make_page

from tajuk.newsroom.agreement import disagreements
from tajuk.newsroom.models import Receipt, StoryPage

_KILLED = -9
_LONGEST_S = 0.4


@pytest.fixture(scope="session")
def processes():
    """Processes that have Django loaded when they begin: forks of one that has, and has no threads."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["killing"])
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # what it loads at its start is looked for there
        forkserver.ensure_running()
    return context


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.soak)])
@pytest.mark.timeout(1800)
def test_killed_at_any_point_pages_and_edition_agree(editor, any_newsroom, processes, kills):
    seed = int.from_bytes(os.urandom(4))
    for _ in range(5):
        make_page(editor)

    for number in range(kills):
        kill_one(processes, any_newsroom, seed + number)
        assert differences() == [], f"after kill {number} of seed {seed}"

    assert Receipt.objects.exists()
    clerk_rounds(StoryPage.objects.get(pk=make_page(editor).pk).latest_revision.created_at)
    assert differences() == []


def kill_one(processes, path, seed):
    """Let somebody work, and kill him before half a second is over."""
    url = settings.TAJUK.database_url
    environment = {} if url.startswith("sqlite:") else {"DATABASE_URL": url}
    hears, told = processes.Pipe(duplex=False)
    process = processes.Process(target=work_until_killed, args=(path, environment, seed, told))
    process.start()
    assert hears.poll(60) and hears.recv() == "begun"
    time.sleep(Random(seed).uniform(0, _LONGEST_S))
    process.kill()
    process.join()
    assert process.exitcode == _KILLED


def differences():
    with connection.cursor() as cursor:
        return disagreements(cursor)
