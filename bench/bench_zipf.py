"""A day of a newsroom with an archive: the k-th most wanted of 100,000 stories gets 1/k^s of the first's requests.

One worker with the lane's usual 64 MB, wrk on the other core. How many requests are answered from the lane, beside the
best any cache of as many pages could do, which is to hold the most wanted ones from the start; and what a publish every
second does to the waiting: rounds with and without it take turns.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from statistics import median
from typing import Any, NamedTuple

import msgspec

import editions
import fronts
import stories
import wrk
from keeping import keep
from running import Server
from tajuk.config.data_folder import DataFolder, open_edition
from tajuk.database.connect import transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication

STORIES = int(os.environ.get("BENCH_STORIES", "100000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "8"))
WARM_S = 8 * SECONDS  # until the lane is full, and knows what is asked for again
EXPONENTS = (1.0, 1.1, 1.2)
_NUMBERS = count(STORIES)  # of stories no edition holds yet
_DRAWS = count(1)


class Round(NamedTuple):
    """What one round found. Units: `hits` a share of what the lane was asked for."""

    load: wrk.Load
    hits: float


def main() -> None:
    folder = editions.copy_of(STORIES, "zipf")
    ranked = editions.newest_first(folder)
    figures: dict[str, Any] = {"stories": STORIES, "seconds a round": SECONDS, "rounds": ROUNDS}
    for exponent in EXPONENTS:
        figures[f"s = {exponent}"] = _day(folder, ranked, exponent)
    keep("zipf", figures)


def best(held: int, stories_: int, exponent: float) -> float:
    """Return the share of requests that the so many most wanted stories are asked for."""
    weights = [rank**-exponent for rank in range(1, stories_ + 1)]
    return sum(weights[:held]) / sum(weights)


def _day(folder: DataFolder, ranked: list[str], exponent: float) -> dict[str, float | int]:
    alone, beside = [], []
    with fronts.serving(folder) as server:
        lane(folder)  # fails at once where the front has none
        wrk.loaded(server.port, ranked, seconds=WARM_S, zipf=exponent, draw=next(_DRAWS))
        for _ in range(ROUNDS):
            alone.append(_round(folder, server, ranked, exponent))
            with publishing_each_second(folder):
                beside.append(_round(folder, server, ranked, exponent))
        held = lane(folder)
    found = median(one.hits for one in alone)
    possible = best(round(held.pages), len(ranked), exponent)
    changes = [after.load.p99_us / before.load.p99_us for before, after in zip(alone, beside, strict=True)]
    return {
        "hit rate %": 100 * found,
        "best possible %": 100 * possible,
        "points below": 100 * (possible - found),
        "pages held": round(held.pages),
        "MiB held": held.bytes / 2**20,
        "requests/s": median(one.load.rate for one in alone),
        "p99 ms": median(one.load.p99_us for one in alone) / 1000,
        "requests/s, publishing": median(one.load.rate for one in beside),
        "p99 ms, publishing": median(one.load.p99_us for one in beside) / 1000,
        "hit rate %, publishing": 100 * median(one.hits for one in beside),
        "p99 ratio": median(changes),
    }


def _round(folder: DataFolder, server: Server, ranked: list[str], exponent: float) -> Round:
    before = lane(folder)
    load = wrk.loaded(server.port, ranked, seconds=SECONDS, zipf=exponent, draw=next(_DRAWS))
    after = lane(folder)
    hits, misses = after.hits - before.hits, after.misses - before.misses
    return Round(load, hits / max(hits + misses, 1))


class Lane(NamedTuple):
    """What a worker's lane says of itself."""

    hits: float
    misses: float
    pages: float
    bytes: float


def lane(folder: DataFolder) -> Lane:
    """Return how the worker's lane stands."""
    said = fronts.metrics(folder)
    names = ("tajuk_lane_hits_total", "tajuk_lane_misses_total", "tajuk_lane_pages", "tajuk_lane_bytes")
    if absent := [name for name in names if name not in said]:
        raise SystemExit(f"/metrics of the worker says nothing of {', '.join(absent)}")
    return Lane(*(said[name] for name in names))


@contextmanager
def publishing_each_second(folder: DataFolder) -> Iterator[None]:
    """Publish a new story every second while the block runs; each is the newest of Latest."""
    stop = threading.Event()
    thread = threading.Thread(target=_publish, args=(folder, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _publish(folder: DataFolder, stop: threading.Event) -> None:
    connection = open_edition(folder)
    while not stop.wait(1.0):
        now = datetime.now(UTC)
        story = msgspec.structs.replace(stories.story(next(_NUMBERS)), published_at=now)
        ready = publication(story, editions.MASTHEAD)
        with transaction(connection) as cursor:
            writer.append(cursor, ready, at=now)
    connection.close()


if __name__ == "__main__":
    os.sched_setaffinity(0, {wrk.CORE})
    main()
