"""How fast stories come into the index: made anew, caught up, and found after a publish while an indexer runs.

Stories have 400 words. Found means: a reader's next search gives it, asked without a pause. An hour's backlog is 500
entries, more than most newsrooms have in a day.
"""

import shutil
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import msgspec

import editions
import stories
from keeping import keep, quantile
from tajuk.config.data_folder import DataFolder, open_edition
from tajuk.database.connect import Connection, transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication
from tajuk.front.record import Record
from tajuk.search.errors import NoIndex
from tajuk.search.finding import Wanted, find
from tajuk.search.projecting import opened, rebuilt
from tajuk.search.question import question
from tajuk.search.reader import Reader

STORIES = 20_000
BACKLOG = 500
PUBLISHES = 200
_NOW = datetime(2026, 11, 2, tzinfo=UTC)


def main() -> None:
    """Print and keep the figures."""
    folder = editions.copy_of(STORIES, "indexing")
    figures: dict[str, Any] = {"stories": STORIES, **_anew(folder), **_caught_up(folder), **_published(folder)}
    keep("indexing", figures)
    shutil.rmtree(folder.path)


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


def _published(folder: DataFolder) -> dict[str, float]:
    """Return how long after a publish's commit a reader finds it."""
    command = [sys.executable, "-m", "tajuk.config.indexer", "--data", str(folder.path)]
    indexer = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    connection, reader = open_edition(folder), Reader(folder.search)
    try:
        _until(reader, "tertinggal")
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
    return {"findable after a publish, p50 ms": quantile(waits, 0.5), "findable, p99 ms": quantile(waits, 0.99)}


def _publish(connection: Connection, headline: str, number: int) -> None:
    story = msgspec.structs.replace(stories.story(number), guid=f"bench-{headline}", headline=headline, slug=headline)
    made = publication(story, editions.MASTHEAD)
    with transaction(connection) as cursor:
        writer.append(cursor, made, at=datetime.now(UTC))


def _until(reader: Reader, mark: str) -> None:
    """Search until there is something."""
    while True:
        try:
            if find(reader.view(), question(mark), Wanted(facets=()), now=_NOW).whole:
                return
        except NoIndex:
            time.sleep(0.01)
        time.sleep(0.0005)


if __name__ == "__main__":
    main()
