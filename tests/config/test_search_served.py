"""The search of a running installation: every worker has it, whatever becomes of the indexer and its files."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from front_house import House
from installation import Installation, wait_for

from make import make_masthead, make_section, make_story
from tajuk.config.data_folder import data_folder, prepare


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A masthead of one story, served; its index is made."""
    folder = data_folder(tmp_path / "data", {})
    prepare(folder)
    house = House(folder.database_url)
    house.publish(make_masthead(), make_section(), make_story())
    house.close()
    running = Installation(folder.path)
    wait_for(lambda: found(running) == [1, 1], seconds=60)
    yield running
    running.stop()


def found(installation: Installation) -> list[int]:
    """Return how many stories both workers find."""
    answers = [installation.ask(worker, "/search.json?q=gudang").json() for worker in (1, 2)]
    return [answer.get("total", 0) for answer in answers]


def test_a_search_outlives_its_indexer_and_its_index(installation: Installation) -> None:
    for pid in installation.indexers():
        os.kill(pid, signal.SIGKILL)
    while_dead = found(installation)
    shutil.rmtree(installation.data / "search")

    told = installation.ask(1, "/search?q=gudang")
    wait_for(lambda: found(installation) == [1, 1], seconds=60)

    assert while_dead == [1, 1]
    assert told.status_code == 200 or told.headers["retry-after"]  # 200 where it was made anew already
