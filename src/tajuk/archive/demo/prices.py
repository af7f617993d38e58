"""The demo's instruments and their quotes: made up, from the calendar alone, and marked as demo data."""

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from tajuk.archive.demo import contents
from tajuk.tape.calendar import calendar
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote

SOURCE = "demo"
DAYS = 372  # a year, and the week that the close before it may lie in
_CLOSE = time(16, 15)
_TRADES = calendar("XIDX")  # its holidays are the demo's
_ZONE = ZoneInfo("Asia/Jakarta")
_ARRIVES = timedelta(minutes=1)
_MEMORY, _KEPT = 90, 0.96  # a day's shock is felt for so many working days, each time by so much of it
_SEASONS = (233, 97, 41)  # working days; lengths that do not fit together
_SHARED, _OWN = 0.87, 0.5  # of a shock, where a market moves as one; their squares add up to one


class Course(msgspec.Struct, frozen=True):
    """How made-up values go: around `level`, in steps of `step`.

    swing, daily: shares of the level, by which it drifts over the seasons and jumps from day to day. market: what
    moves together. live: it moves by the second too.
    """

    level: float
    swing: float
    daily: float
    step: Decimal
    market: str = ""
    live: bool = False


class Listed(NamedTuple):
    """An instrument and how its values go."""

    instrument: Instrument
    course: Course


def listed() -> tuple[Listed, ...]:
    """Return the instruments of the demo, in the order of the strip."""
    return tuple(
        Listed(msgspec.convert(fields, Instrument), msgspec.convert(fields["course"], Course))
        for fields in contents.table("instruments")["instrument"]
    )


def quotes(now: datetime) -> list[Quote]:
    """Return a close a working day for the last year, in order of arrival.

    A day's values depend on its date alone, so that making them again gives the same.
    """
    instruments = listed()
    return [_quote(each, close) for close in _closes(now) for each in instruments]


def _closes(now: datetime) -> Iterator[datetime]:
    """Yield the ends of the working days before an instant."""
    today = now.astimezone(_ZONE).date()
    for back in range(DAYS, -1, -1):
        close = datetime.combine(today - timedelta(days=back), _CLOSE, _ZONE)
        if _is_trading(close.date()) and close + _ARRIVES <= now:
            yield close


def around(at: datetime) -> tuple[datetime, datetime]:
    """Return the closes before and after an instant; one that is a close itself lies after the first."""
    days = [at.astimezone(_ZONE).date() + timedelta(days=ahead) for ahead in range(-20, 21)]
    closes = [datetime.combine(day, _CLOSE, _ZONE) for day in days if _is_trading(day)]
    after = next(place for place, close in enumerate(closes) if close > at)
    return closes[after - 1], closes[after]


def closing_value(each: Listed, close: datetime) -> Decimal:
    """Return what an instrument closes at."""
    return _value(each, _working_day(close.astimezone(_ZONE).date()))


def _is_trading(day: date) -> bool:
    return _TRADES.is_session(day) if _TRADES else day.isoweekday() < 6


def _quote(each: Listed, close: datetime) -> Quote:
    before, _ = around(close - timedelta(seconds=1))
    return Quote(
        symbol=each.instrument.symbol,
        value=closing_value(each, close),
        previous=closing_value(each, before),
        exchange_at=close.astimezone(UTC),
        received_at=close.astimezone(UTC) + _ARRIVES,
        source=SOURCE,
        delay="end_of_day",
    )


def _working_day(day: date) -> int:
    """Return the number of a working day, weekends left out."""
    weeks, weekday = divmod(day.toordinal() - 1, 7)
    return weeks * 5 + weekday


def _value(each: Listed, number: int) -> Decimal:
    """Return a working day's value: seasons, and shocks that fade."""
    course, symbol = each.course, each.instrument.symbol
    phases = ((length, _shock(course.market or symbol, length)) for length in _SEASONS)
    seasons = (math.sin((number / length + phase) * math.tau) for length, phase in phases)
    season = sum(wave / place for place, wave in enumerate(seasons, 1)) / 2
    shocks = sum(_KEPT**back * _felt(symbol, course.market, number - back) for back in range(_MEMORY))
    value = course.level * math.exp(course.swing * season + course.daily * shocks)
    return round(value / float(course.step)) * course.step


def _felt(symbol: str, market: str, number: int) -> float:
    """Return a day's shock to an instrument, most of it its market's."""
    own = _shock(symbol, number)
    return _SHARED * _shock(market, number) + _OWN * own if market else own


@lru_cache(maxsize=8192)
def _shock(name: str, number: int) -> float:
    """Return a number nobody expects, always the same one: around zero, mostly within one, at most three."""
    three = blake2b(f"{name} {number}".encode(), digest_size=6).digest()
    draws = (int.from_bytes(three[at : at + 2]) / 65535 for at in (0, 2, 4))
    return 2 * sum(draws) - 3
