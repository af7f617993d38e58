"""What readers of the live stream cost one worker and how late a tick reaches them, beside nginx's nchan.

A tick is a quote appended to the tape each second, timed from its commit to its arrival; nchan is posted an event of
about as many bytes, timed from before the post. The readers are one process on the other core, and part of the time.
Then ticks of all the strip's quotes, two a second, with and without 500 readers that never read.
"""

import http.client
import os
import shutil
import time
from bisect import bisect_right
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from statistics import median
from typing import Any, NamedTuple

import crowd
import editions
import fronts
from keeping import keep, quantile
from peers import nginx, packages
from running import Server, raise_descriptors
from tajuk.config.data_folder import DataFolder, data_folder, open_tape
from tajuk.database.connect import Connection, transaction
from tajuk.tape import writer
from tajuk.tape.quote import Quote

READERS = tuple(int(number) for number in os.environ.get("BENCH_READERS", "2000,5000,10000").split(","))
TICKS = int(os.environ.get("BENCH_TICKS", "10"))
NEVER, AMONG = 500, 2_000
ROUNDS = 3
EVENT_BYTES = 285
STRIP = ("LQ45", "EMAS", "IHSG", "USDIDR", "MINYAK", "RD.SAHAM", "RD.CAMPURAN", "RD.PENDAPATAN-TETAP")
SETTLE_S = 2.0


class Tick(NamedTuple):
    """When it was begun, and from when its way to the readers counts."""

    began: float
    counts_from: float


class Stream(NamedTuple):
    """Who serves it, and how so many quotes are told at once."""

    name: str
    serving: Callable[[], AbstractContextManager[Server]]
    tick: Callable[[Server, int], Tick]


class Ticks(NamedTuple):
    """How many, how far apart, of how many quotes each."""

    number: int
    apart_s: float
    quotes: int


class Found(NamedTuple):
    """What one run found. Units: KiB of PSS a connection, ms, share of a core."""

    kib: float
    waits: list[float]
    busy: float
    event_bytes: float
    missed: int
    dropped: int

    def p(self, share: float) -> float:
        """Return within how many milliseconds a share of the arrivals came."""
        return quantile(self.waits, share)


def main() -> None:
    packages.need()
    raise_descriptors()
    os.sched_setaffinity(0, {crowd.CORE})
    figures: dict[str, Any] = {"ticks": TICKS, "nginx": nginx.version()}
    with ExitStack() as stack:
        streams = _streams(stack)
        for number in READERS:
            for stream in streams:
                figures[f"{stream.name}, {number:,} readers"] = _row(measured(stream, number, Ticks(TICKS, 1.0, 1)))
        for stream in streams:
            figures |= {f"{stream.name}, {name}": it for name, it in _never_reading(stream).items()}
    keep("live", figures)


def measured(stream: Stream, number: int, ticks: Ticks, *, never: int = 0) -> Found:
    """Start a stream, connect readers, and see how the ticks reach them."""
    with stream.serving() as server:
        bare_kib = server.pss_kib()
        with crowd.reading(server.port, number, never=never) as readers:
            time.sleep(SETTLE_S)
            before_s, began = server.cpu_s(), time.perf_counter()
            sent = [_due(stream, server, ticks, began + nth * ticks.apart_s) for nth in range(ticks.number)]
            time.sleep(1.0)
            busy = (server.cpu_s() - before_s) / (time.perf_counter() - began)
            kib = (server.pss_kib() - bare_kib) / (number + never)
            seen = readers.seen()
    if seen.refused or seen.left < number:
        raise SystemExit(f"{stream.name} refused {seen.refused} of {number} readers and kept {seen.left}")
    waits = arrivals(seen, sent)
    told = [size for at, size in zip(seen.at, seen.size, strict=True) if at > sent[0].began]
    event_bytes = sum(told) / max(len(waits), 1)
    return Found(kib, waits, busy, event_bytes, number * ticks.number - len(waits), seen.dropped)


def arrivals(seen: crowd.Seen, sent: list[Tick]) -> list[float]:
    """Return how many ms after each tick each reader had it: what arrives belongs to the tick begun last."""
    begins = [tick.began for tick in sent]
    first: dict[tuple[int, int], float] = {}
    for at, who in zip(seen.at, seen.reader, strict=True):
        nth = bisect_right(begins, at) - 1
        if nth >= 0:
            first.setdefault((nth, who), max(at - sent[nth].counts_from, 0.0) * 1000)
    return list(first.values())


def _due(stream: Stream, server: Server, ticks: Ticks, at: float) -> Tick:
    time.sleep(max(at - time.perf_counter(), 0.0))
    return stream.tick(server, ticks.quotes)


def _row(found: Found) -> dict[str, float | int]:
    return {
        "KiB each": found.kib,
        "p50 ms": found.p(0.5),
        "p99 ms": found.p(0.99),
        "core": found.busy,
        "bytes a tick": round(found.event_bytes),
        "ticks missed": found.missed,
    }


def _never_reading(stream: Stream) -> dict[str, float | int]:
    """Return what readers that never read do to the others, rounds with and without them taking turns."""
    ticks = Ticks(4 * TICKS, 0.5, len(STRIP))
    pairs = [(measured(stream, AMONG, ticks), measured(stream, AMONG, ticks, never=NEVER)) for _ in range(ROUNDS)]
    return {
        f"{AMONG:,} readers, two large ticks a second, p99 ms": median(without.p(0.99) for without, _ in pairs),
        f"the same beside {NEVER} that never read, p99 ms": median(beside.p(0.99) for _, beside in pairs),
        f"the same beside {NEVER} that never read, KiB each": median(beside.kib for _, beside in pairs),
        f"the same beside {NEVER} that never read, ticks missed": max(beside.missed for _, beside in pairs),
        f"of {NEVER} that never read, dropped": min(beside.dropped for _, beside in pairs),
    }


def _streams(stack: ExitStack) -> list[Stream]:
    folder = _demo_to_write()
    tape = open_tape(folder)
    stack.callback(tape.close)
    return [
        Stream("Tajuk", partial(fronts.serving, folder), partial(_quoted, tape)),
        Stream("nchan", nginx.streaming, _posted),
    ]


def _demo_to_write() -> DataFolder:
    target = editions.VAR / "live-demo"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(fronts.demo().path, target, ignore=shutil.ignore_patterns("*.sock"))
    return data_folder(target, {})


def _quoted(tape: Connection, server: Server, number: int) -> Tick:
    """Append a quote of each of so many instruments of the strip, none of them seen before."""
    began, now = time.perf_counter(), datetime.now(UTC)
    with transaction(tape) as cursor:
        value = Decimal(now.microsecond) / 100 + 1000
        writer.append(cursor, [_quote(symbol, value, now) for symbol in STRIP[:number]])
    return Tick(began, time.perf_counter())


def _quote(symbol: str, value: Decimal, now: datetime) -> Quote:
    return Quote(
        symbol=symbol,
        value=value,
        previous=Decimal(1000),
        exchange_at=now,
        received_at=now,
        source="bench",
        delay="live",
    )


def _posted(server: Server, number: int) -> Tick:
    began = time.perf_counter()
    posting = http.client.HTTPConnection("127.0.0.1", server.port)
    posting.request("POST", "/publish", body=b"x" * (EVENT_BYTES * number))
    posting.getresponse().read()
    posting.close()
    return Tick(began, began)


if __name__ == "__main__":
    main()
