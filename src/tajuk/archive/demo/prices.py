"""The demo's instruments and their quotes: made up, from the calendar alone, and marked as demo data."""

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from tajuk.archive.demo import contents
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote

SOURCE = "demo"
DAYS = 90
_CLOSE = time(16, 15)
_ZONE = ZoneInfo("Asia/Jakarta")
_ARRIVES = timedelta(minutes=1)


class Course(msgspec.Struct, frozen=True):
    """How made-up values go: around `level`, by waves of `swing` (a share of it), in steps of `step`."""

    level: float
    swing: float
    step: Decimal


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
    """Return a close a working day for the last three months, in order of arrival.

    A day's values depend on its date alone, so that making them again gives the same.
    """
    instruments = listed()
    return [_quote(each, close) for close in _closes(now) for each in instruments]


def _closes(now: datetime) -> Iterator[datetime]:
    """Yield the ends of the working days before an instant."""
    today = now.astimezone(_ZONE).date()
    for back in range(DAYS, -1, -1):
        close = datetime.combine(today - timedelta(days=back), _CLOSE, _ZONE)
        if close.weekday() < 5 and close + _ARRIVES <= now:
            yield close


def _quote(each: Listed, close: datetime) -> Quote:
    day = close.date()
    return Quote(
        symbol=each.instrument.symbol,
        value=_value(each.course, day),
        previous=_value(each.course, day - timedelta(days=3 if day.weekday() == 0 else 1)),
        exchange_at=close.astimezone(UTC),
        received_at=close.astimezone(UTC) + _ARRIVES,
        source=SOURCE,
        delay="end_of_day",
    )


def _value(course: Course, day: date) -> Decimal:
    """Return a day's value: it wanders by four waves whose lengths do not fit together."""
    number, phase = day.toordinal(), course.level % 7
    waves = enumerate((0.05, 0.31, 1.27, 2.9), 1)
    wave = sum(math.sin(number * turn + phase * place) / place for place, turn in waves)
    return round(course.level * (1 + course.swing * wave / 2) / float(course.step)) * course.step
