"""Reading the tape: now, or as of the instant quotes had reached us by.

Of several quotes of one exchange time, the last to arrive counts: so a correction replaces what it corrects.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import groupby, pairwise
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from tajuk.database.connect import Cursor
from tajuk.tape import rows
from tajuk.tape.errors import NotListed, TapeError
from tajuk.tape.instants import microseconds
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import AHEAD, Quote
from tajuk.tape.reading import Reading, reading_of, withheld

_END = 2**62
_AHEAD = AHEAD.seconds * 1_000_000
_OF = "tape_quote q join tape_instrument i on i.id = q.instrument and i.version = 1"


class Head(NamedTuple):
    """Where the tape stands. Units: `at` UTC microseconds, 0 before the first quote."""

    epoch: str
    seq: int
    at: int


class Tracked(NamedTuple):
    """What an instrument stands at, and the last quotes of the days before, oldest first, both as all may see them."""

    reading: Reading
    days: Sequence[Quote] = ()


def head(cursor: Cursor) -> Head:
    """Return where the tape stands.

    Raises: TapeError when the database holds none.
    """
    cursor.execute("select epoch, seq, at from tape_head")
    row = cursor.fetchone()
    if row is None:
        raise TapeError("this database holds no tape", "start Tajuk once, or make the tables with `tajuk check`")
    return Head(*row)


def changed(cursor: Cursor, *, after: int) -> tuple[str, ...]:
    """Return the symbols that were quoted behind a `seq`, in order of symbol."""
    cursor.execute(f"select distinct i.symbol from {_OF} where q.seq > %s order by i.symbol", (after,))
    return tuple(row[0] for row in cursor.fetchall())


def symbols(cursor: Cursor) -> tuple[str, ...]:
    """Return the symbols of all instruments, in order."""
    cursor.execute("select symbol from tape_instrument where version = 1 order by symbol")
    return tuple(row[0] for row in cursor.fetchall())


def instrument(cursor: Cursor, symbol: str) -> Instrument:
    """Return an instrument as it is described now.

    Raises: NotListed.
    """
    return _instrument(cursor, symbol, _END)


def instrument_as_of(cursor: Cursor, symbol: str, at: datetime) -> Instrument:
    """Return an instrument as it was described at an instant, by its first description when that came later.

    Raises: NotListed.
    """
    return _instrument(cursor, symbol, microseconds(at))


def latest(cursor: Cursor, symbol: str) -> Quote | None:
    """Return the quote with the newest exchange time, whoever may see it; None when there is none."""
    return _latest(cursor, symbol, _END - _AHEAD)


def latest_as_of(cursor: Cursor, symbol: str, at: datetime) -> Quote | None:
    """Return the quote `latest` would have returned at an instant."""
    return _latest(cursor, symbol, microseconds(at))


def strip(cursor: Cursor, symbols: Sequence[str]) -> list[Reading]:
    """Return what instruments stand at, as everybody may see it; symbols that are not listed are left out."""
    return _strip(cursor, symbols, _END - _AHEAD)


def strip_as_of(cursor: Cursor, symbols: Sequence[str], at: datetime) -> list[Reading]:
    """Return what instruments stood at when the quotes of an instant had reached us."""
    return _strip(cursor, symbols, microseconds(at))


def reading(cursor: Cursor, symbol: str) -> Reading:
    """Return what an instrument stands at, as everybody may see it.

    Raises: NotListed.
    """
    return withheld(reading_of(instrument(cursor, symbol), latest(cursor, symbol)))


def series(cursor: Cursor, symbol: str, since: datetime, until: datetime) -> list[Quote]:
    """Return the quotes from `since` until before `until`, oldest first, one an exchange time, whoever may see them."""
    return _series(cursor, symbol, (microseconds(since), microseconds(until)), _END)


def series_as_of(cursor: Cursor, symbol: str, since: datetime, until: datetime, *, at: datetime) -> list[Quote]:
    """Return the series as it stood when the quotes of the instant `at` had reached us."""
    return _series(cursor, symbol, (microseconds(since), microseconds(until)), microseconds(at))


def tracked(cursor: Cursor, symbols: Sequence[str], days: int) -> list[Tracked]:
    """Return what instruments stand at with their last `days`, counted back from the newest quote of them all."""
    readings = strip(cursor, symbols)
    until = max((reading.at for reading in readings if reading.at), default=None)
    if until is None:
        return [Tracked(reading) for reading in readings]
    found = closes(cursor, [reading.instrument for reading in readings], until=until, days=days)
    return [Tracked(reading, found[reading.instrument.symbol]) for reading in readings]


def closes(cursor: Cursor, instruments: Sequence[Instrument], *, until: datetime, days: int) -> dict[str, list[Quote]]:
    """Return the last quote of each day by symbol, oldest first, as everybody may see them.

    A day is one of the instrument's own zone; there are `days` of them, and `until` lies in the last.
    """
    found: dict[str, list[Quote]] = {each.symbol: [] for each in instruments}
    shown = sorted((each for each in instruments if each.licence.may_show == "all"), key=lambda each: each.zone)
    for zone, group in groupby(shown, key=lambda each: each.zone):
        for symbol, quote in _closes(cursor, [each.symbol for each in group], _days(until, days, ZoneInfo(zone))):
            found[symbol].append(quote)
    return found


def _instrument(cursor: Cursor, symbol: str, at: int) -> Instrument:
    cursor.execute(
        "select document from tape_instrument where symbol = %s and (at <= %s or version = 1)"
        " order by version desc limit 1",
        (symbol, at),
    )
    row = cursor.fetchone()
    if row is None:
        raise NotListed(symbol)
    return rows.instrument_of(row[0])


def _latest(cursor: Cursor, symbol: str, at: int) -> Quote | None:
    """Return the latest quote received until `at`; no quote is dated much after its arrival, which bounds the walk."""
    cursor.execute(
        f"select {rows.QUOTE} from {_OF} where i.symbol = %s and q.exchange_at <= %s and q.received_at <= %s"
        " order by q.exchange_at desc, q.seq desc limit 1",
        (symbol, at + _AHEAD, at),
    )
    row = cursor.fetchone()
    return rows.quote_of(symbol, row) if row else None


def _strip(cursor: Cursor, symbols: Sequence[str], at: int) -> list[Reading]:
    readings = []
    for symbol in symbols:
        try:
            described = _instrument(cursor, symbol, at)
        except NotListed:
            continue
        readings.append(withheld(reading_of(described, _latest(cursor, symbol, at))))
    return readings


def _series(cursor: Cursor, symbol: str, span: tuple[int, int], at: int) -> list[Quote]:
    cursor.execute(
        f"select {rows.QUOTE} from {_OF} where i.symbol = %s and q.exchange_at >= %s and q.exchange_at < %s"
        " and q.received_at <= %s order by q.exchange_at, q.seq",
        (symbol, *span, at),
    )
    last: dict[int, Any] = {row[0]: row for row in cursor.fetchall()}
    return [rows.quote_of(symbol, row) for row in last.values()]


def _days(until: datetime, days: int, zone: ZoneInfo) -> list[tuple[int, int]]:
    """Return the first instants of days of a zone and of the days after them."""
    last = until.astimezone(zone).date()
    edges = [datetime.combine(last + timedelta(days=1 - back), time(), zone) for back in range(days, -1, -1)]
    marks = [microseconds(edge) for edge in edges]
    return list(pairwise(marks))


def _closes(cursor: Cursor, symbols: Sequence[str], days: Sequence[tuple[int, int]]) -> Iterator[tuple[str, Quote]]:
    """Yield the last quote of each day; every day is one step into the key, however many quotes it had."""
    spans, names = ", ".join(["(%s, %s)"] * len(days)), ", ".join(["%s"] * len(symbols))
    cursor.execute(
        f"with d (since, before) as (values {spans})"
        f" select i.symbol, {rows.QUOTE} from tape_instrument i cross join d join tape_quote q on q.seq = ("
        "  select l.seq from tape_quote l"
        "  where l.instrument = i.id and l.exchange_at >= d.since and l.exchange_at < d.before"
        "  order by l.exchange_at desc, l.seq desc limit 1)"
        f" where i.version = 1 and i.symbol in ({names}) order by q.exchange_at",
        [*(edge for day in days for edge in day), *symbols],
    )
    for symbol, *row in cursor.fetchall():
        yield symbol, rows.quote_of(symbol, row)
