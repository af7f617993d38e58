"""Cross rates: what a currency is worth in another, by what both are worth in a third."""

from datetime import date, datetime
from decimal import Context, Decimal
from zoneinfo import ZoneInfo

import msgspec

from tajuk.database.connect import Cursor
from tajuk.tape import reader
from tajuk.tape.instants import instant
from tajuk.tape.licence import Viewer

_LONG = Context(prec=28)
_ALWAYS = instant(-(2**55)), instant(2**56)  # longer than anything was or will be quoted

_Rates = dict[tuple[datetime, str], Decimal]


class Cross(msgspec.Struct, frozen=True):
    """A rate of a day, unrounded (28 digits)."""

    on: date
    rate: Decimal


def crosses(cursor: Cursor, base: str, other: str, viewer: Viewer, *, through: str = "EUR") -> list[Cross]:
    """Return what one unit of `base` was worth in units of `other`, day by day, oldest first, as a viewer may see it.

    Only of rates of one instant and one source: others say nothing of each other.
    Raises: NotListed.
    """
    below, above = (f"{through}{currency}" for currency in (base, other))
    zone = ZoneInfo(reader.instrument(cursor, above).zone)
    rates, others = (_rates(cursor, symbol, viewer) for symbol in (below, above))
    return [
        Cross(on=key[0].astimezone(zone).date(), rate=_LONG.divide(others[key], rates[key]))
        for key in sorted(rates.keys() & others.keys())
    ]


def _rates(cursor: Cursor, symbol: str, viewer: Viewer) -> _Rates:
    quotes = reader.shown_series(cursor, symbol, _ALWAYS, viewer)
    return {(quote.exchange_at, quote.source): quote.value for quote in quotes if quote.value}
