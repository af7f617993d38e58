"""Reading the tape: now, or as of the instant quotes had reached us by.

Of several quotes of one exchange time, the last to arrive counts: so a correction replaces what it corrects.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

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
