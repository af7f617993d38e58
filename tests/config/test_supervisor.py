import os
import signal
from datetime import UTC, datetime

import httpx
import pytest
from commands import tajuk
from installation import Installation, is_running, wait_for

from make import make_masthead, make_section, make_story
from tajuk.config.data_folder import data_folder, open_edition
from tajuk.database.connect import transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication


@pytest.fixture
def running(tmp_path):
    installation = Installation(tmp_path / "var")
    yield installation
    installation.stop()


def publish(installation, *documents):
    connection = open_edition(data_folder(installation.data, {}))
    with transaction(connection) as cursor:
        entries = [
            writer.append(cursor, publication(document, make_masthead()), at=datetime.now(UTC))
            for document in documents
        ]
    connection.close()
    return entries[-1]


def test_every_worker_shows_a_story_as_soon_as_it_is_published(running):
    entry = publish(running, make_masthead(), make_section(), make_story(headline="Kapal pertama berlabuh"))

    for worker in (1, 2):
        answer = running.ask(worker, entry.path)
        assert "Kapal pertama berlabuh" in answer.text
        assert int(answer.headers["edition-seq"].rpartition(".")[2]) >= entry.seq


def test_the_one_port_reaches_readers_pages(running):
    publish(running, make_masthead())

    assert httpx.get(f"http://127.0.0.1:{running.port}/healthz").status_code == 200


def test_a_worker_that_dies_is_started_again(running):
    dead = running.workers()[0]

    os.kill(dead, signal.SIGKILL)

    wait_for(lambda: dead not in running.workers() and len(running.workers()) == 2)
    wait_for(lambda: running.answers(1) and running.answers(2))


def test_a_clerk_that_dies_is_started_again(running):
    wait_for(running.clerks)
    [dead] = running.clerks()

    os.kill(dead, signal.SIGKILL)

    wait_for(lambda: running.clerks() and dead not in running.clerks())


def test_all_end_together_when_told_to(running):
    workers = running.workers() + running.clerks()

    assert running.stop() == 0
    assert not any(is_running(worker) for worker in workers)


def test_workers_end_when_the_supervisor_is_killed(running):
    workers = running.workers() + running.clerks()

    running.process.kill()

    wait_for(lambda: not any(is_running(worker) for worker in workers))


def test_a_port_that_is_taken_is_told_in_one_line(running, tmp_path):
    done = tajuk("up", "--port", str(running.port), data=tmp_path / "other")

    assert done.returncode == 1
    assert f"port {running.port}" in done.stderr and "--port" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_check_finds_a_running_installation_well(running):
    publish(running, make_masthead())

    done = tajuk("check", data=running.data)

    assert done.returncode == 0, done.stdout
    assert done.stdout.count("front-") == 2
