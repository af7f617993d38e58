"""Splits: one share becomes several, and a price of the day before is no price of today."""

from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal
from zoneinfo import ZoneInfo

import msgspec

from tajuk.tape.quote import Quote

_LONG = Context(prec=28)
_MOST = 10_000


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """From `on` (the first day at the new price) `old` units are `new` ones: 1 is 5, or 5 are 1."""

    symbol: str
    on: date
    new: int
    old: int


def problem(split: Split) -> str:
    """Return why a split cannot be, "" when it can."""
    if not (0 < split.new <= _MOST and 0 < split.old <= _MOST) or split.new == split.old:
        return f"{split.new} for {split.old} is not a split"
    return ""


def adjusted(quotes: Sequence[Quote], splits: Sequence[Split], zone: ZoneInfo) -> list[Quote]:
    """Return quotes in the units of today: what was quoted before a split is divided by it (28 digits)."""
    return [_adjusted(quote, splits, quote.exchange_at.astimezone(zone).date()) for quote in quotes]


def _adjusted(quote: Quote, splits: Sequence[Split], day: date) -> Quote:
    later = [split for split in splits if split.on > day]
    if not later:
        return quote
    return msgspec.structs.replace(
        quote, value=in_new_units(quote.value, later), previous=in_new_units(quote.previous, later)
    )


def in_new_units(value: Decimal | None, splits: Sequence[Split]) -> Decimal | None:
    """Return a price from before some splits in the units after them."""
    for split in splits:
        if value is not None:
            value = _LONG.divide(_LONG.multiply(value, Decimal(split.old)), Decimal(split.new))
    return value
