"""What an instrument stands at: a quote read for people. Unknown is None, never zero."""

from datetime import datetime, timedelta
from decimal import Context, Decimal

import msgspec

from tajuk.tape.calendar import after_trading, calendar, next_close
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Delay, Quote

_EXACT = Context(prec=100)  # longer than two prices of the most digits, so that a difference is never rounded
_LONG = Context(prec=28)
_DELAYED_MIN = 15  # what a delayed source is taken for that does not say by how much
_SLACK_MIN = {"live": 15, "delayed": 30}
_DAYS = timedelta(days=4)  # a long weekend
_CLOSED_BY = timedelta(hours=6)  # after the end of trading; by then a source of closes has published its own


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What an instrument stands at; what is not known, or not to be shown, is None.

    percent: unrounded, 1 is one percent; rounding is the page's. at: when it was true, aware UTC.
    """

    instrument: Instrument
    value: Decimal | None = None
    change: Decimal | None = None
    percent: Decimal | None = None
    at: datetime | None = None
    received_at: datetime | None = None
    source: str = ""
    delay: Delay | None = None
    delay_min: int = 0


def reading_of(instrument: Instrument, quote: Quote | None) -> Reading:
    """Return what an instrument stands at by its latest quote; a dash in every place when there is none."""
    if quote is None:
        return Reading(instrument=instrument)
    alone = instrument.percent_only
    return Reading(
        instrument=instrument,
        value=None if alone else quote.value,
        change=None if alone else change_of(quote),
        percent=percent_of(quote),
        at=quote.exchange_at,
        received_at=quote.received_at,
        source=quote.source,
        delay=quote.delay,
        delay_min=quote.delay_min,
    )


def change_of(quote: Quote) -> Decimal | None:
    """Return by how much a value lies above the close before, exactly; None when either is not known."""
    if quote.value is None or quote.previous is None:
        return None
    return _EXACT.subtract(quote.value, quote.previous)


def percent_of(quote: Quote) -> Decimal | None:
    """Return the change in percent of the close before, else as the source gave it; None when not known.

    A close of zero or below it has no percentages.
    """
    if quote.value is None or quote.previous is None:
        return quote.percent
    return percent_between(quote.previous, quote.value)


def percent_between(before: Decimal, value: Decimal) -> Decimal | None:
    """Return by how many percent a value lies above one before; None where that is zero or below it."""
    if before <= 0:
        return None
    change = _EXACT.subtract(value, before)
    return _LONG.divide(_LONG.multiply(change, Decimal(100)), before)


def stale_at(reading: Reading) -> datetime | None:
    """Return from when a reading must look stale, None when there is nothing to age.

    A page writes this instant down, so that its HTML does not depend on the clock. Where the market's hours are known
    only trading ages a price: Friday's last one is the price until Monday's trading should have brought another.
    """
    if reading.at is None or reading.delay is None:
        return None
    trades = calendar(reading.instrument.calendar)
    if reading.delay in ("live", "delayed"):
        minutes = fresh_min(reading)
        return after_trading(trades, reading.at, minutes) if trades else reading.at + timedelta(minutes=minutes)
    if trades is None or reading.delay == "hand_entered":
        return reading.at + _DAYS
    closed = trades.close_on(trades.day_of(reading.at))
    return next_close(trades, max(closed, reading.at)) + _CLOSED_BY


def is_stale(reading: Reading, now: datetime) -> bool:
    """Say whether a reading is too old to be taken for the present."""
    ends_at = stale_at(reading)
    return ends_at is not None and now >= ends_at


def fresh_min(reading: Reading) -> int:
    """Return for how many minutes of trading a price stands: as late as it comes by source or licence, and a while."""
    late = (reading.delay_min or _DELAYED_MIN) if reading.delay == "delayed" else 0
    return max(late, reading.instrument.licence.delay_min) + _SLACK_MIN.get(reading.delay or "", 0)
