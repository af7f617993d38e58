"""A worker under millions of requests, beside publishes, ticks and readers of the live stream: its memory stays flat.

wrk and the crowd share the second core. Each second a story is published and a quote of the strip is told; wrk asks for
the pages of an archive that is larger than the lane. Ends with an error when a request failed, when a live reader was
lost, or when the last third of the rounds took more memory than the second.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from statistics import median

import bench_zipf
import crowd
import editions
import fronts
import wrk
from keeping import keep
from running import raise_descriptors
from tajuk.config.data_folder import DataFolder, open_edition, open_tape
from tajuk.database.connect import transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication
from tajuk.story.documents import Board
from tajuk.story.identity import guid_of
from tajuk.tape import writer as tape_writer
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote

REQUESTS = int(os.environ.get("SOAK_REQUESTS", "50000000"))
READERS = int(os.environ.get("SOAK_READERS", "2000"))
STORIES = 20_000
ROUND_S = int(os.environ.get("SOAK_ROUND_S", "30"))
EXPONENT = 1.2
GROWS_PCT = 2  # what the allocator may still find to do


def main() -> None:
    raise_descriptors()
    os.sched_setaffinity(0, {crowd.CORE})
    folder = _archive_with_strip()
    asked, memory = 0, []
    with fronts.serving(folder) as server, crowd.reading(server.port, READERS) as readers:
        with bench_zipf.publishing_each_second(folder), ticking_each_second(folder):
            ranked = editions.newest_first(folder)
            while asked < REQUESTS or len(memory) < 6:
                asked += wrk.loaded(server.port, ranked, seconds=ROUND_S, zipf=EXPONENT).requests
                memory.append(server.pss_kib() / 1024)
                print(f"{asked:>12,} requests  {memory[-1]:8.1f} MiB", flush=True)
        held, seen = bench_zipf.lane(folder), readers.seen()
    third = len(memory) // 3
    second, last = median(memory[third : 2 * third]), median(memory[-third:])
    keep("soak", {"requests": asked, "live readers": READERS, "live readers left": seen.left, "events": len(seen.at),
                  "pages held": round(held.pages), "MiB, second third": second, "MiB, last third": last})  # fmt: skip
    if seen.left < READERS or seen.refused:
        raise SystemExit(f"{READERS - seen.left} live readers were lost, {seen.refused} refused")
    if last > second * (1 + GROWS_PCT / 100):
        raise SystemExit(f"memory grew from {second:.1f} to {last:.1f} MiB")


def _archive_with_strip() -> DataFolder:
    """Return an archive in every page of which a figure moves."""
    folder = editions.copy_of(STORIES, "soak")
    now = datetime.now(UTC)
    edition, tape = open_edition(folder), open_tape(folder)
    with transaction(tape) as cursor:
        tape_writer.list_instrument(cursor, Instrument(symbol="IHSG", kind="index", name="IHSG"), at=now)
    board = Board(guid=guid_of("board", "strip"), slug="strip", name="Strip", symbols=("IHSG",))
    with transaction(edition) as cursor:
        writer.append(cursor, publication(board, editions.MASTHEAD), at=now)
    for connection in (edition, tape):
        connection.close()
    return folder


@contextmanager
def ticking_each_second(folder: DataFolder) -> Iterator[None]:
    """Append a quote every second while the block runs."""
    stop = threading.Event()
    thread = threading.Thread(target=_tick, args=(folder, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _tick(folder: DataFolder, stop: threading.Event) -> None:
    tape = open_tape(folder)
    while not stop.wait(1.0):
        now = datetime.now(UTC)
        value = Decimal(int(time.time() * 100) % 100_000) / 100 + 6000
        quote = Quote(symbol="IHSG", value=value, previous=Decimal(6500), exchange_at=now, received_at=now,
                      source="bench", delay="live")  # fmt: skip
        with transaction(tape) as cursor:
            tape_writer.append(cursor, [quote])
    tape.close()


if __name__ == "__main__":
    main()
