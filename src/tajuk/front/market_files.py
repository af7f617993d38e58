"""The figures of an instrument for machines: what it stands at as JSON, its days as CSV.

Who asks for a file may keep it and pass it on; so both hold nothing where the licence does not allow that.
"""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import msgspec

from tajuk.edition.errors import NotPublished
from tajuk.front.answer import FIGURES, Answer
from tajuk.front.visit import Visit
from tajuk.tape.calendar import calendar
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import may_pass_on
from tajuk.tape.quote import Quote
from tajuk.tape.reading import Reading, change_of, percent_of, stale_at
from tajuk.tape.session import session_at

_DAYS = 3700  # ten years, and a little
_COLUMNS = ("date", "value", "change", "percent", "at", "source", "delay")


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """The market at the instant of the newest figure, and until when it stayed so."""

    calendar: str
    state: str
    until: str | None


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What `/market/{symbol}.json` says: decimal text, null where not known or not to be passed on."""

    symbol: str
    name: str
    kind: str
    mic: str
    unit: str
    currency: str
    value: str | None
    change: str | None
    percent: str | None
    at: str | None
    received_at: str | None
    stale_at: str | None
    source: str
    delay: str | None
    delay_min: int
    session: Session | None


def instrument_json(visit: Visit, symbol: str) -> Answer:
    """Return what an instrument stands at, for machines."""
    reading = _reading(visit, symbol)
    if not may_pass_on(reading.instrument.licence):
        reading = Reading(instrument=reading.instrument)
    return Answer(msgspec.json.encode(_figures(reading)), "application/json", keep=FIGURES, reads=visit.reads)


def instrument_csv(visit: Visit, symbol: str) -> Answer:
    """Return what the days of an instrument ended with, oldest first.

    Raises: NotPublished when there are none, or they may not be passed on.
    """
    visit.reads.figures = True
    for tracked in visit.tape.tracked((symbol,), days=_DAYS):
        instrument = tracked.reading.instrument
        if tracked.days and may_pass_on(instrument.licence):
            body = _table(instrument, tracked.days).encode()
            return Answer(body, "text/csv; charset=utf-8", keep=FIGURES, reads=visit.reads)
    raise NotPublished(visit.asked.path)


def _table(instrument: Instrument, days: Sequence[Quote]) -> str:
    """Return days as CSV. Where percent stands alone there is no level. Source: RFC 4180."""
    out, zone, alone = io.StringIO(), ZoneInfo(instrument.zone), instrument.percent_only
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for quote in days:
        percent = percent_of(quote)
        numbers = (None, None) if alone else (quote.value, change_of(quote))
        writer.writerow(
            (
                quote.exchange_at.astimezone(zone).date().isoformat(),
                *(_written(number) for number in numbers),
                None if percent is None else f"{percent:.4f}",
                quote.exchange_at.isoformat(),
                quote.source,
                quote.delay,
            )
        )
    return out.getvalue()


def _figures(reading: Reading) -> Figures:
    described = reading.instrument
    return Figures(
        symbol=described.symbol,
        name=described.name,
        kind=described.kind,
        mic=described.mic,
        unit=described.unit,
        currency=described.currency,
        value=_written(reading.value),
        change=_written(reading.change),
        percent=_written(reading.percent),
        at=_instant(reading.at),
        received_at=_instant(reading.received_at),
        stale_at=_instant(stale_at(reading)),
        source=reading.source,
        delay=reading.delay,
        delay_min=reading.delay_min,
        session=_session(reading),
    )


def _session(reading: Reading) -> Session | None:
    trades = calendar(reading.instrument.calendar)
    if trades is None or reading.at is None:
        return None
    session = session_at(trades, reading.at)
    return Session(calendar=trades.name, state=session.state, until=_instant(session.until))


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _written(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _reading(visit: Visit, symbol: str) -> Reading:
    visit.reads.figures = True
    for reading in visit.tape.readings((symbol,)):
        return reading
    raise NotPublished(visit.asked.path)
