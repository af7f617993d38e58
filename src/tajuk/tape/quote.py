"""A price at an instant, as a source gave it."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

import msgspec

Delay = Literal["live", "delayed", "end_of_day", "hand_entered"]
AHEAD = timedelta(minutes=5)  # how far a source's clock may run before ours
_DIGITS = 40
_MOST_MINUTES = 24 * 60


class Quote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A price at an instant.

    value: None from a source that gives the change alone. previous: the close before, None when not known.
    percent: the change as the source gave it, which counts only where value and previous do not tell.
    delay_min: by how many minutes a delayed one comes late, 0 when its source does not say.
    exchange_at: when it was true; received_at: when it reached us; both aware UTC.
    """

    symbol: str
    value: Decimal | None = None
    previous: Decimal | None = None
    percent: Decimal | None = None
    exchange_at: datetime
    received_at: datetime
    source: str
    delay: Delay
    delay_min: int = 0


def problem(quote: Quote) -> str:
    """Return why a quote cannot be true, "" when it can."""
    if quote.exchange_at.tzinfo is None or quote.received_at.tzinfo is None:
        return "its instants have no time zone"
    if quote.exchange_at > quote.received_at + AHEAD:
        return "it is dated after its arrival"
    if not quote.source.strip():
        return "it does not say where it is from"
    if not 0 <= quote.delay_min <= _MOST_MINUTES or (quote.delay_min and quote.delay != "delayed"):
        return "its delay makes no sense"
    if quote.value is None and quote.percent is None:
        return "it has neither a value nor a change"
    return _number_problem(quote)


def _number_problem(quote: Quote) -> str:
    for name, number in (("value", quote.value), ("previous", quote.previous), ("percent", quote.percent)):
        if number is None:
            continue
        if not number.is_finite():
            return f"its {name} is not a number"
        if len(str(number)) > _DIGITS or abs(number.adjusted()) > _DIGITS:
            return f"its {name} is longer than {_DIGITS} digits"
    return ""
