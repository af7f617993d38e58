"""Reading the tape: now, or as of the instant quotes had reached us by.

Of several quotes of one exchange time, the last to arrive counts: so a correction replaces what it corrects. What ends
in a page or a file is asked for with a `Viewer`, and is what the licence lets that viewer see; `latest` and `series`
are for the desk.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from tajuk.database.connect import Cursor
from tajuk.tape import rows
from tajuk.tape.days import with_previous
from tajuk.tape.errors import NotListed, TapeError
from tajuk.tape.instants import microseconds
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Viewer, may_see, shown_until, stricter
from tajuk.tape.quote import Quote
from tajuk.tape.reading import Reading, reading_of
from tajuk.tape.selecting import END, LAST, OF, Bounds, described, latest_row


class Head(NamedTuple):
    """Where the tape stands. Units: `at` UTC microseconds, 0 before the first quote.

    changes: how often instruments were described and splits recorded.
    """

    epoch: str
    seq: int
    at: int
    changes: int


def head(cursor: Cursor) -> Head:
    """Return where the tape stands.

    Raises: TapeError when the database holds none.
    """
    cursor.execute("select epoch, seq, at, changes from tape_head")
    row = cursor.fetchone()
    if row is None:
        raise TapeError("this database holds no tape", "start Tajuk once, or make the tables with `tajuk check`")
    return Head(*row)


def changed(cursor: Cursor, *, after: int) -> tuple[str, ...]:
    """Return the symbols that were quoted behind a `seq`, in order of symbol."""
    cursor.execute(f"select distinct i.symbol from {OF} where q.seq > %s order by i.symbol", (after,))
    return tuple(row[0] for row in cursor.fetchall())


def symbols(cursor: Cursor) -> tuple[str, ...]:
    """Return the symbols of all instruments, in order."""
    cursor.execute("select symbol from tape_instrument where version = 1 order by symbol")
    return tuple(row[0] for row in cursor.fetchall())


def instruments(cursor: Cursor) -> list[Instrument]:
    """Return all instruments as they are described now, in order of symbol."""
    cursor.execute(
        "select document from tape_instrument t where version ="
        " (select max(version) from tape_instrument o where o.symbol = t.symbol) order by symbol"
    )
    return [rows.instrument_of(row[0]) for row in cursor.fetchall()]


def instrument(cursor: Cursor, symbol: str) -> Instrument:
    """Return an instrument as it is described now.

    Raises: NotListed.
    """
    return described(cursor, symbol, END)


def instrument_as_of(cursor: Cursor, symbol: str, at: datetime) -> Instrument:
    """Return an instrument as it was described at an instant, by its first description when that came later.

    Raises: NotListed.
    """
    return described(cursor, symbol, microseconds(at))


def latest(cursor: Cursor, symbol: str) -> Quote | None:
    """Return the quote with the newest exchange time, whoever may see it; None when there is none."""
    return _quote(symbol, latest_row(cursor, symbol, LAST))


def latest_as_of(cursor: Cursor, symbol: str, at: datetime) -> Quote | None:
    """Return the quote `latest` would have returned at an instant."""
    return _quote(symbol, latest_row(cursor, symbol, Bounds(received=microseconds(at))))


def strip(cursor: Cursor, symbols: Iterable[str], viewer: Viewer) -> list[Reading]:
    """Return what instruments stand at, as a viewer may see it; symbols that are not listed are left out."""
    readings = []
    for symbol in symbols:
        try:
            readings.append(reading(cursor, symbol, viewer))
        except NotListed:
            continue
    return readings


def reading(cursor: Cursor, symbol: str, viewer: Viewer) -> Reading:
    """Return what an instrument stands at, as a viewer may see it: a dash in every place where the licence says so.

    Raises: NotListed.
    """
    return _read(cursor, instrument(cursor, symbol), viewer, END)


def reading_as_of(cursor: Cursor, symbol: str, viewer: Viewer, *, at: datetime) -> Reading:
    """Return what an instrument stood at when the quotes of an instant had reached us, as a viewer may see it now.

    What was shown with a delay then is shown with it here; the licence of today counts too where it is stricter.
    Raises: NotListed.
    """
    then = min(at, viewer.at)  # nobody sees what is to come
    return _read(cursor, _then_described(cursor, symbol, then), viewer._replace(at=then), microseconds(then))


def strip_as_of(cursor: Cursor, symbols: Iterable[str], viewer: Viewer, *, at: datetime) -> list[Reading]:
    """Return what `strip` would have returned at an instant, under the licences of today where they are stricter."""
    readings = []
    for symbol in symbols:
        try:
            readings.append(reading_as_of(cursor, symbol, viewer, at=at))
        except NotListed:
            continue
    return readings


def series(cursor: Cursor, symbol: str, since: datetime, until: datetime) -> list[Quote]:
    """Return the quotes from `since` until before `until`, oldest first, one an exchange time, whoever may see them."""
    return _series(cursor, symbol, (microseconds(since), microseconds(until)), END)


def series_as_of(cursor: Cursor, symbol: str, since: datetime, until: datetime, *, at: datetime) -> list[Quote]:
    """Return the series as it stood when the quotes of the instant `at` had reached us."""
    return _series(cursor, symbol, (microseconds(since), microseconds(until)), microseconds(at))


def shown_series(cursor: Cursor, symbol: str, span: tuple[datetime, datetime], viewer: Viewer) -> list[Quote]:
    """Return the series of a span as a viewer may see it.

    Raises: NotListed.
    """
    licence = instrument(cursor, symbol).licence
    if not may_see(licence, viewer):
        return []
    bound = shown_until(licence, viewer)
    return [quote for quote in series(cursor, symbol, *span) if bound is None or quote.exchange_at <= bound]


def _read(cursor: Cursor, instrument: Instrument, viewer: Viewer, received: int) -> Reading:
    if not may_see(instrument.licence, viewer):
        return Reading(instrument=instrument)
    bounds = Bounds.of(instrument.licence, viewer, received=received)
    quote = _quote(instrument.symbol, latest_row(cursor, instrument.symbol, bounds))
    return reading_of(instrument, with_previous(cursor, instrument, quote, received))


def _then_described(cursor: Cursor, symbol: str, at: datetime) -> Instrument:
    """Return an instrument as it was described at an instant, under the stricter of the licences of then and today."""
    then, today = instrument_as_of(cursor, symbol, at), instrument(cursor, symbol)
    return msgspec.structs.replace(then, licence=stricter(then.licence, today.licence))


def _quote(symbol: str, row: Sequence[Any] | None) -> Quote | None:
    return rows.quote_of(symbol, row) if row else None


def _series(cursor: Cursor, symbol: str, span: tuple[int, int], at: int) -> list[Quote]:
    cursor.execute(
        f"select {rows.QUOTE} from {OF} where i.symbol = %s and q.exchange_at >= %s and q.exchange_at < %s"
        " and q.received_at <= %s order by q.exchange_at, q.seq",
        (symbol, *span, at),
    )
    last: dict[int, Any] = {row[0]: row for row in cursor.fetchall()}
    return [rows.quote_of(symbol, row) for row in last.values()]
