"""How long after a publish's commit every worker gives readers the new words, while readers keep both cores busy.

500 publishes at half of the rate at which this very server is saturated, at 1,000 and at 100,000 stories.
"""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

import editions
import load
import stories
from keeping import keep, quantile
from tajuk.config.data_folder import DataFolder, open_edition
from tajuk.database.connect import Connection, transaction
from tajuk.edition import paths, writer
from tajuk.edition.publication import publication

PUBLISHES = 500
WORKERS = 2


def main() -> None:
    few, many = measured(1_000), measured(100_000)
    keep(
        "publish_to_live",
        {
            "publishes": PUBLISHES,
            "workers": WORKERS,
            "saturation requests/s at 100,000 stories": many["saturation"],
            "p50 ms at 1,000 stories": few["p50"],
            "p99 ms at 1,000 stories": few["p99"],
            "p50 ms at 100,000 stories": many["p50"],
            "p99 ms at 100,000 stories": many["p99"],
            "ratio of p99, 100,000 to 1,000": many["p99"] / few["p99"],
            "ratio of p50, 100,000 to 1,000": many["p50"] / few["p50"],
        },
    )


def measured(number: int) -> dict[str, float]:
    folder = editions.copy_of(number, f"live-{number}")
    asked = [paths.path_of(stories.story(one), editions.MASTHEAD) for one in range(800)]
    connection = open_edition(folder)
    with serving(folder) as port:
        rate = load.saturation(port, asked, seconds=4)
        workers = [connected(folder.run / f"front-{worker}.sock") for worker in range(1, WORKERS + 1)]
        with load.at_rate(port, asked, rate / 2):
            waits = [published(connection, workers, round_) for round_ in range(PUBLISHES)]
        for worker in workers:
            worker.close()
    connection.close()
    return {"saturation": rate, "p50": quantile(waits, 0.5), "p99": quantile(waits, 0.99)}


@contextmanager
def serving(folder: DataFolder) -> Iterator[int]:
    command = [
        sys.executable,
        "-m",
        "tajuk",
        "up",
        "--data",
        str(folder.path),
        "--port",
        "0",
        "--workers",
        str(WORKERS),
        "--newsroom-port",
        "0",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    line = process.stdout.readline()
    for worker in range(1, WORKERS + 1):
        while not (folder.run / f"front-{worker}.sock").exists():
            time.sleep(0.05)
    try:
        yield int(re.search(r":(\d+)/", line)[1])  # type: ignore[index]
    finally:
        process.terminate()
        process.wait()


def published(connection: Connection, workers: list[socket.socket], number: int) -> float:
    """Publish an update and return the milliseconds until every worker shows it."""
    mark = f"Perubahan nomor {number} {time.time_ns()}"
    story = msgspec.structs.replace(stories.story(number % 50), headline=mark)
    ready = publication(story, editions.MASTHEAD)
    with transaction(connection) as cursor:
        entry = writer.append(cursor, ready, at=datetime.now(UTC))
    committed = time.perf_counter()
    for worker in workers:
        while mark.encode() not in answer(worker, entry.path):
            pass
    waited = (time.perf_counter() - committed) * 1000
    time.sleep(0.01)
    return waited


def connected(worker: Path) -> socket.socket:
    """Return a connection to one worker's own socket."""
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(str(worker))
    return connection


def answer(worker: socket.socket, path: str) -> bytes:
    """Return one answer of one worker."""
    worker.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    received = b""
    while b"\r\n\r\n" not in received:
        received += worker.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    while len(body) < length:
        body += worker.recv(65536)
    return body


if __name__ == "__main__":
    main()
