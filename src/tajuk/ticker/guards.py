"""What a source may put on the tape by itself, what a person must see first, and what is rubbish. Pure."""

from datetime import timedelta
from decimal import Context, Decimal
from typing import Literal, NamedTuple

from tajuk.tape import quote as quoted
from tajuk.tape.calendar import calendar
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote

_LONG = Context(prec=28)
_MOST_PCT = {
    "index": Decimal(10),
    "share": Decimal(35),  # the widest band of a day's trading in Jakarta
    "metal": Decimal(10),
    "fund_category": Decimal(10),
    "currency": Decimal(5),
    "commodity": Decimal(25),
    "crypto": Decimal(40),
}
_MOST_POINTS = Decimal(1)  # of a rate in percent: a hundred basis points
_MAY_FALL_BELOW_ZERO = ("rate", "commodity", "fund_category")
_AROUND = timedelta(minutes=30)  # auctions, and sources that stamp a close a little later


class Verdict(NamedTuple):
    """What is to become of a quote, and why."""

    fate: Literal["keep", "hold", "refuse"]
    reason: str = ""


KEEP = Verdict("keep")


def judge(quote: Quote, instrument: Instrument, before: Quote | None, *, most_pct: Decimal | None = None) -> Verdict:
    """Return whether a quote may go on the tape.

    before: the newest one there, in the units of today. most_pct: how far it may jump, by default as its kind may.
    """
    if problem := _rubbish(quote, instrument):
        return Verdict("refuse", problem)
    if closed := _closed(quote, instrument):
        return Verdict("refuse", closed)
    if before is None or quote.exchange_at < before.exchange_at:
        return KEEP  # the first, or a late one: it does not become the newest
    if jump := _jump(quote, instrument, before, most_pct):
        return Verdict("hold", jump)
    return KEEP


def _rubbish(quote: Quote, instrument: Instrument) -> str:
    if problem := quoted.problem(quote):
        return problem
    if quote.value is not None and quote.value <= 0 and instrument.kind not in _MAY_FALL_BELOW_ZERO:
        return f"its value of {quote.value} is not above zero"
    return ""


def _closed(quote: Quote, instrument: Instrument) -> str:
    """Return why there can be no such quote at its time: a clock that runs on while the market rests."""
    trades = calendar(instrument.calendar)
    if trades is None or quote.delay not in ("live", "delayed"):
        return ""
    day = trades.day_of(quote.exchange_at)
    if any(opens - _AROUND <= quote.exchange_at <= closes + _AROUND for opens, closes in trades.spans(day)):
        return ""
    return f"its market was closed at {quote.exchange_at:%Y-%m-%d %H:%M} UTC"


def _jump(quote: Quote, instrument: Instrument, before: Quote, most_pct: Decimal | None) -> str:
    if quote.value is None or before.value is None:
        moved = quote.percent if quote.value is None else None
        most = most_pct or _MOST_PCT.get(instrument.kind, Decimal(10))
        return f"it moved by {moved}%, more than {most}%" if moved is not None and abs(moved) > most else ""
    if instrument.kind == "rate":
        points = abs(quote.value - before.value)
        return f"it moved from {before.value} to {quote.value}" if points > _MOST_POINTS else ""
    if before.value <= 0:
        return ""
    most = most_pct or _MOST_PCT[instrument.kind]
    percent = _LONG.multiply(_LONG.divide(quote.value - before.value, before.value), Decimal(100))
    return f"it jumped from {before.value} to {quote.value}, more than {most}%" if abs(percent) > most else ""
