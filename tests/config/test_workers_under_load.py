"""Workers end, by request or by force, while readers go on asking."""

import http.client
import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest
from installation import Installation, wait_for

_READERS = 6


class Reader(threading.Thread):
    """Asks again and again over one connection, and opens another only when told to, or when it broke."""

    def __init__(self, port: int, stop: threading.Event) -> None:
        super().__init__()
        self._port, self._stop_asking = port, stop
        self.answered, self.failed = 0, 0

    def run(self) -> None:
        connection = self._connection()
        while not self._stop_asking.is_set():
            try:
                connection.request("GET", "/", headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.read()
                self.answered += answer.status == 200
                self.failed += answer.status != 200
                time.sleep(0.002)  # a machine of two cores has workers to start as well
            except (OSError, http.client.HTTPException):
                self.failed += 1
                connection.close()
                connection = self._connection()
        connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    running = Installation(tmp_path_factory.mktemp("load") / "data", "--demo")
    yield running
    running.stop()


def _ended_under_load(installation: Installation, number: signal.Signals) -> list[Reader]:
    """End a worker while readers ask; return the readers once another has taken its place."""
    stop = threading.Event()
    readers = [Reader(installation.port, stop) for _ in range(_READERS)]
    for reader in readers:
        reader.start()
    time.sleep(0.5)
    ended = installation.workers()[0]
    os.kill(ended, number)
    wait_for(lambda: len(installation.workers()) == 2 and ended not in installation.workers())
    wait_for(lambda: all(installation.answers(worker) for worker in (1, 2)))
    stop.set()
    for reader in readers:
        reader.join()
    return readers


def test_a_worker_that_is_asked_to_end_fails_nobody(installation: Installation) -> None:
    readers = _ended_under_load(installation, signal.SIGTERM)

    assert sum(reader.failed for reader in readers) == 0
    assert all(reader.answered for reader in readers)


def test_a_worker_that_is_killed_fails_only_whom_it_was_answering(installation: Installation) -> None:
    readers = _ended_under_load(installation, signal.SIGKILL)

    assert max(reader.failed for reader in readers) <= 1
    assert all(reader.answered for reader in readers)


def test_metrics_are_told_on_the_workers_own_socket_alone(installation: Installation) -> None:
    outside = http.client.HTTPConnection("127.0.0.1", installation.port, timeout=10)
    outside.request("GET", "/metrics")
    status = outside.getresponse().status
    outside.close()

    assert status == 404
    assert "tajuk_lane_hits_total" in installation.ask(1, "/metrics").text


def test_the_figures_are_what_prometheus_reads(installation: Installation) -> None:
    lines = installation.ask(1, "/metrics").text.splitlines()

    described = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    told = {line.split()[0]: float(line.split()[1]) for line in lines if not line.startswith("#")}
    assert described == set(told)
    assert all(name.startswith("tajuk_") for name in told)
