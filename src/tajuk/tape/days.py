"""Days of instruments: what each ended with, and the close before a quote. In the units of today (splits)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

import msgspec

from tajuk.database.connect import Cursor
from tajuk.tape import rows
from tajuk.tape.instants import microseconds
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Viewer, may_see, shown_until
from tajuk.tape.quote import Quote
from tajuk.tape.selecting import END, Bounds, latest_row
from tajuk.tape.splits import Split, adjusted, in_new_units

_CLOSE_BEFORE = timedelta(days=14)  # the longest closing of a market; what is older is no close before


def with_previous(cursor: Cursor, instrument: Instrument, quote: Quote | None, received: int = END) -> Quote | None:
    """Return a quote with the close before it: its source's own, else the last quote of the days before."""
    if quote is None or quote.previous is not None or quote.value is None:
        return quote
    midnight = _midnight(quote, ZoneInfo(instrument.zone))
    row = latest_row(cursor, instrument.symbol, Bounds(received, microseconds(midnight) - 1))
    before = rows.quote_of(instrument.symbol, row) if row else None
    if before is None or midnight - before.exchange_at > _CLOSE_BEFORE:
        return quote
    between = _splits_between(cursor, instrument, (before, quote), received)
    return msgspec.structs.replace(quote, previous=in_new_units(before.value, between))


def closes(
    cursor: Cursor, instruments: Iterable[Instrument], viewer: Viewer, *, until: datetime, days: int
) -> dict[str, list[Quote]]:
    """Return the last quote of each day by symbol, oldest first, as a viewer may see them, in the units of today.

    A day is one of the instrument's own zone; there are `days` of them, and `until` lies in the last.
    """
    described = {each.symbol: each for each in instruments}
    found: dict[str, list[Quote]] = {symbol: [] for symbol in described}
    for group in _alike(described.values(), viewer):
        zone, bound = ZoneInfo(group[0].zone), shown_until(group[0].licence, viewer)
        spans = _days(until, days, zone, bound)
        for symbol, quote in _closes(cursor, [each.symbol for each in group], spans):
            found[symbol].append(quote)
    return {symbol: _chained(cursor, described[symbol], quotes) for symbol, quotes in found.items()}


def splits(cursor: Cursor, symbol: str, received: int = END) -> list[Split]:
    """Return the splits of an instrument that had been heard of, in order of day."""
    cursor.execute(
        "select starts_on, new, old from tape_split where symbol = %s and at <= %s order by starts_on",
        (symbol, received),
    )
    return [Split(symbol=symbol, on=date.fromisoformat(on), new=new, old=old) for on, new, old in cursor.fetchall()]


def _alike(instruments: Iterable[Instrument], viewer: Viewer) -> Iterator[list[Instrument]]:
    """Yield instruments a viewer may see, those together that have their days and their delay in common."""
    shown = [each for each in instruments if may_see(each.licence, viewer)]
    for _, group in groupby(sorted(shown, key=_kept_apart), key=_kept_apart):
        yield list(group)


def _kept_apart(instrument: Instrument) -> tuple[str, int]:
    return instrument.zone, instrument.licence.delay_min


def _chained(cursor: Cursor, instrument: Instrument, quotes: list[Quote]) -> list[Quote]:
    """Return closes in the units of today, each with the one before where its source gave none."""
    chained = adjusted(quotes, splits(cursor, instrument.symbol), ZoneInfo(instrument.zone)) if quotes else []
    for place, (before, quote) in enumerate(pairwise(chained), 1):
        is_near = quote.exchange_at - before.exchange_at <= _CLOSE_BEFORE
        if quote.previous is None and quote.value is not None and is_near:
            chained[place] = msgspec.structs.replace(quote, previous=before.value)
    return chained


def _splits_between(
    cursor: Cursor, instrument: Instrument, quotes: tuple[Quote, Quote], received: int
) -> Sequence[Split]:
    zone = ZoneInfo(instrument.zone)
    before, day = (quote.exchange_at.astimezone(zone).date() for quote in quotes)
    return [split for split in splits(cursor, instrument.symbol, received) if before < split.on <= day]


def _midnight(quote: Quote, zone: ZoneInfo) -> datetime:
    """Return when the day of a quote began."""
    return datetime.combine(quote.exchange_at.astimezone(zone).date(), time(), zone)


def _days(until: datetime, days: int, zone: ZoneInfo, bound: datetime | None) -> list[tuple[int, int]]:
    """Return the first instants of days of a zone and of the days after them, none beyond the bound (inclusive)."""
    last = until.astimezone(zone).date()
    edges = [datetime.combine(last + timedelta(days=1 - back), time(), zone) for back in range(days, -1, -1)]
    end = microseconds(bound) + 1 if bound else END
    marks = [min(microseconds(edge), end) for edge in edges]
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
