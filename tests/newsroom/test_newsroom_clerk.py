"""The newsroom's clerk as a process: goes on where another died, and one works at a time."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager

from django_tasks_db.models import DBTaskResult
from installation import wait_for
from newsroom_house import NOW, make_page

from tajuk.newsroom.actions.publishing import publish


@contextmanager
def clerk(path):
    command = [sys.executable, "-m", "tajuk.config.newsroom_clerk"]
    environment = {**os.environ, "TAJUK_DATA": str(path)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as process:
        yield process
        process.kill()


def test_a_clerk_takes_up_what_another_had_begun_and_leaves_when_told(newsroom):
    (newsroom / "run").mkdir()
    publish(make_page(), by=None, now=NOW)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["clerk"])

    with clerk(newsroom) as process:
        wait_for(lambda: not DBTaskResult.objects.exists(), seconds=60)
        process.send_signal(signal.SIGTERM)

        assert process.wait(10) == 0


def test_one_clerk_works_and_another_waits_until_it_died(newsroom):
    (newsroom / "run").mkdir()

    with clerk(newsroom) as first:
        publish(make_page(), by=None, now=NOW)
        wait_for(lambda: not DBTaskResult.objects.exists(), seconds=60)
        with clerk(newsroom):
            first.kill()
            publish(make_page(), by=None, now=NOW)

            wait_for(lambda: not DBTaskResult.objects.exists(), seconds=60)
