"""What a quote costs on the tape, and how long reading a chart takes; beside plain inserts on SQLite and PostgreSQL.

Goals: 50,000 quotes a second appended on one core into SQLite in batches; ten years of daily bars for 1,000 instruments
and a month of minute bars for 100 read in milliseconds. The plain table holds the same columns and key, written with
`executemany` in transactions of the same size: no check of what a quote says, none whether it was seen before, no
number of its own. The tape's figures begin with quotes as values, as a source hands them over.
"""

import contextlib
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from editions import VAR
from keeping import keep, quantile
from tajuk.database.connect import Connection, dialect_of, open_for_writing, transaction
from tajuk.tape import reader, schema, writer
from tajuk.tape.days import closes
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Viewer
from tajuk.tape.quote import Quote

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from databases import make_server, start_server

BATCH = 500
TIMED = int(os.environ.get("TAJUK_QUOTES", "200000"))
SHARES, YEARS, OFTEN, DAYS = (int(number) for number in os.environ.get("TAJUK_BARS", "1000,10,100,22").split(","))
FIRST = datetime(2016, 11, 28, 9, tzinfo=UTC)
MONTH = datetime(2026, 10, 26, 2, tzinfo=UTC)
MINUTES = 410  # of trading a day
NOW = Viewer(datetime(2026, 11, 27, 12, tzinfo=UTC))


def main() -> None:
    folder = VAR / f"tape-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    figures: dict[str, Any] = {"quotes timed": TIMED, "quotes in a transaction": BATCH}
    figures |= _appending(f"sqlite:{folder / 'timed.db'}", "SQLite")
    with _postgres() as url:
        figures |= _appending(url, "PostgreSQL")
    figures |= _reading(f"sqlite:{folder / 'bars.db'}")
    keep("tape", figures)
    shutil.rmtree(folder)


def _appending(url: str, name: str) -> dict[str, float]:
    """Append the same quotes to a tape and, batch by batch in turn, to a plain table."""
    tape, plain = _tape(url), open_for_writing(url.replace("timed.db", "plain.db"))
    plain.cursor().execute(
        "create table plain (instrument integer, exchange_at bigint, seq bigint, received_at bigint, source text,"
        " delay text, value text, previous text, percent text, primary key (instrument, exchange_at, seq))"
    )
    seconds, cpu_s, plain_s, again_s = 0.0, 0.0, 0.0, 0.0
    for number, quotes in enumerate(batched(islice(ticks(), TIMED), BATCH)):
        began, began_cpu = time.perf_counter(), time.process_time()
        _append(tape, quotes)
        seconds, cpu_s = seconds + time.perf_counter() - began, cpu_s + time.process_time() - began_cpu
        rows = list(_rows(quotes, number * BATCH))
        began = time.perf_counter()
        with transaction(plain) as cursor:
            cursor.executemany(f"insert into plain values ({', '.join(['%s'] * 9)})", rows)
        plain_s += time.perf_counter() - began
    for quotes in batched(islice(ticks(), TIMED // 10), BATCH):
        began = time.perf_counter()
        _append(tape, quotes)
        again_s += time.perf_counter() - began
    tape.close()
    plain.close()
    return {
        f"{name}: quotes/s": TIMED / seconds,
        f"{name}: quotes/s of this process's own processor time": TIMED / cpu_s,
        f"{name}: plain inserts/s": TIMED / plain_s,
        f"{name}: ratio of time to plain inserts": seconds / plain_s,
        f"{name}: quotes/s, all seen before": TIMED // 10 / again_s,
    }


def _reading(url: str) -> dict[str, float]:
    """Fill a tape with bars, and time what pages and files ask for."""
    tape = _tape(url)
    tape.cursor().execute("pragma synchronous=off")  # the filling is not timed
    for quotes in batched(bars(), 5000):
        _append(tape, quotes)
    cursor = tape.cursor()
    cursor.execute("select count(*) from tape_quote")
    [rows] = cursor.fetchone() or (0,)
    symbols = [f"S{number}" for number in range(0, SHARES, max(SHARES // 200, 1))]
    often = [f"S{number}" for number in range(OFTEN)]
    decade, month = (FIRST, NOW.at), (MONTH, NOW.at)
    strips = [symbols[start : start + 12] for start in range(0, len(symbols) - 12, 6)]
    figures = {
        "bars on the tape": rows,
        "ten years of days of one instrument, every quote": _ms(lambda s: reader.series(cursor, s, *decade), symbols),
        "ten years of days of one instrument, as a page shows them": _ms(lambda s: _closes(cursor, s, 3660), symbols),
        "a year of days of one instrument": _ms(lambda s: _closes(cursor, s, 380), symbols),
        "a month of minutes of one instrument, every quote": _ms(lambda s: reader.series(cursor, s, *month), often),
        "a strip of twelve": _ms(lambda some: reader.strip(cursor, some, NOW), strips),
    }
    tape.close()
    return {f"{name}, ms" if isinstance(value, float) else name: value for name, value in figures.items()}


def ticks() -> Iterator[Quote]:
    """Yield quotes of 100 instruments, one a second each, in order of arrival, for ever."""
    second = 0
    while True:
        at = FIRST + timedelta(seconds=second)
        for number in range(100):
            yield _quote(f"S{number}", at, 100_000 + second * 7 % 997 + number, "live")
        second += 1


def bars() -> Iterator[Quote]:
    """Yield ten years of days for all instruments, and a month of minutes for some of them."""
    for day in range(YEARS * 365):
        at = FIRST + timedelta(days=day)
        if at.weekday() < 5:
            for number in range(SHARES):
                yield _quote(f"S{number}", at, 100_000 + day * 31 % 9973 + number, "end_of_day")
    for day in range(DAYS):
        for minute in range(MINUTES):
            at = MONTH + timedelta(days=day, minutes=minute)
            for number in range(OFTEN):
                yield _quote(f"S{number}", at, 100_000 + minute * 13 % 997 + number, "live")


def batched(quotes: Iterator[Quote], size: int) -> Iterator[list[Quote]]:
    """Yield quotes so many at a time."""
    while batch := list(islice(quotes, size)):
        yield batch


def _quote(symbol: str, at: datetime, cents: int, delay: Any) -> Quote:
    value = Decimal(cents) / 100
    return Quote(symbol=symbol, value=value, exchange_at=at, received_at=at, source="bench", delay=delay)


def _rows(quotes: Sequence[Quote], seq: int) -> Iterator[tuple[Any, ...]]:
    for number, each in enumerate(quotes):
        at = int(each.exchange_at.timestamp() * 1_000_000)
        yield int(each.symbol[1:]), at, seq + number, at, each.source, each.delay, str(each.value), None, None


def _tape(url: str) -> Connection:
    connection = open_for_writing(url)
    with transaction(connection) as cursor:
        schema.create(cursor, dialect_of(connection))
        for number in range(SHARES):
            writer.list_instrument(cursor, Instrument(symbol=f"S{number}", kind="share", name="Bench"), at=FIRST)
    return connection


def _append(tape: Connection, quotes: Sequence[Quote]) -> None:
    with transaction(tape) as cursor:
        writer.append(cursor, quotes)


def _closes(cursor: Any, symbol: str, days: int) -> object:
    return closes(cursor, [reader.instrument(cursor, symbol)], NOW, until=NOW.at, days=days)


def _ms(work: Callable[[Any], object], things: Sequence[Any]) -> float:
    """Return the median of the times it takes for each thing."""
    times = []
    for thing in things:
        began = time.perf_counter()
        work(thing)
        times.append((time.perf_counter() - began) * 1000)
    return quantile(times, 0.5)


@contextlib.contextmanager
def _postgres() -> Iterator[str]:
    """Give the URL of a database on a PostgreSQL of our own, which ends with the block."""
    folder = Path(tempfile.mkdtemp(prefix="tajuk-bench-pg-"))
    make_server(folder)
    server = start_server(folder)
    yield f"postgres:///postgres?host={folder}&user=postgres"
    server.send_signal(signal.SIGINT)
    server.wait(20)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
