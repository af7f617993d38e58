"""How fast stories come into the index: made anew, caught up, and found after a publish while an indexer runs.

Stories have 400 words. Found means: a reader's next search gives it, asked without a pause. An hour's backlog is 500
entries, more than most newsrooms have in a day.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

import editions
import stories
from keeping import keep, quantile
from tajuk.config.data_folder import DataFolder, data_folder, open_edition
from tajuk.database.connect import Connection, transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication
from tajuk.front.record import Record
from tajuk.search.errors import NoIndex
from tajuk.search.finding import Wanted, find
from tajuk.search.projecting import opened, rebuilt
from tajuk.search.question import question
from tajuk.search.reader import Reader

STORIES = int(os.environ.get("BENCH_STORIES", "50000"))
BACKLOG = 500
PUBLISHES = 200
_MEMORY = Path("/dev/shm")
_NOW = datetime(2026, 11, 2, tzinfo=UTC)


def main() -> None:
    """Print and keep the figures."""
    folder = editions.copy_of(STORIES, "indexing")
    figures: dict[str, Any] = {"stories": STORIES, **_anew(folder), **_caught_up(folder)}
    figures |= _published(folder, "on the disk")
    shutil.rmtree(folder.path)
    if _MEMORY.is_dir():
        figures |= _in_memory()
    keep("indexing", figures)


def _anew(folder: DataFolder) -> dict[str, float]:
    """Return how fast an index is made anew."""
    folder.search.mkdir(parents=True, exist_ok=True)
    with closing(Record(folder.database_url)) as record:
        wall, cpu = time.monotonic(), time.process_time()
        made = rebuilt(folder.search, record.read)
        wall, cpu = time.monotonic() - wall, time.process_time() - cpu
    return {"made anew, stories/s": made / wall, "made anew, stories/s of processor time": made / cpu}


def _caught_up(folder: DataFolder) -> dict[str, float]:
    """Return how long an hour's backlog takes."""
    connection = open_edition(folder)
    for number in range(BACKLOG):
        _publish(connection, f"tertinggal {number}", number)
    with closing(Record(folder.database_url)) as record:
        projection = opened(folder.search)
        began = time.monotonic()
        while projection.catch_up(record.read):
            pass
        took = time.monotonic() - began
        projection.close()
    connection.close()
    return {"an hour's backlog of entries": BACKLOG, "an hour's backlog, s": took}


def _in_memory() -> dict[str, float]:
    """Return how long it takes where files lie in memory: a commit waits ten times for the disk."""
    path = _MEMORY / "tajuk-bench"
    shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(editions.edition_of(1000).path, path)
    found = _published(data_folder(path, {}), "in memory")
    shutil.rmtree(path)
    return found


def _published(folder: DataFolder, where: str) -> dict[str, float]:
    """Return how long after a publish's commit a reader finds it."""
    command = [sys.executable, "-m", "tajuk.config.indexer", "--data", str(folder.path)]
    indexer = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    connection, reader = open_edition(folder), Reader(folder.search)
    try:
        _until_there(reader)
        waits = []
        for number in range(PUBLISHES):
            mark = f"zq{number}zq"
            _publish(connection, mark, number)
            began = time.monotonic()
            _until(reader, mark)
            waits.append((time.monotonic() - began) * 1e3)
    finally:
        indexer.terminate()
        indexer.wait()
        connection.close()
    return {f"findable, files {where}, p{share} ms": quantile(waits, share / 100) for share in (50, 99)}


def _until_there(reader: Reader) -> None:
    """Wait for an index."""
    while True:
        with contextlib.suppress(NoIndex):
            reader.view()
            return
        time.sleep(0.01)


def _publish(connection: Connection, headline: str, number: int) -> None:
    story = msgspec.structs.replace(stories.story(number), guid=f"bench-{headline}", headline=headline, slug=headline)
    made = publication(story, editions.MASTHEAD)
    with transaction(connection) as cursor:
        writer.append(cursor, made, at=datetime.now(UTC))


def _until(reader: Reader, mark: str) -> None:
    """Search until there is something."""
    while not find(reader.view(), question(mark), Wanted(facets=()), now=_NOW).whole:
        time.sleep(0.0005)


if __name__ == "__main__":
    main()
