"""When a market trades. The tables beside this module are made by `make calendars`."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

TABLES = Path(__file__).parent / "calendars"
_WEEK = 7

Span = tuple[datetime, datetime]
"""From an instant, inclusive, until another, exclusive; aware UTC."""


class Calendar(msgspec.Struct, frozen=True, dict=True):
    """When a market trades. Hours are local, as "HH:MM"; a lunch break makes two pairs of them.

    weekdays: 1 is Monday. since, until: the days the table knows; outside, every weekday is taken for an ordinary one.
    closed: weekdays without trading. special: days with other hours.
    """

    name: str
    zone: str
    hours: tuple[tuple[str, str], ...]
    since: date
    until: date
    closed: tuple[date, ...] = ()
    special: dict[date, tuple[tuple[str, str], ...]] = {}
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)

    @cached_property
    def holidays(self) -> frozenset[date]:
        """The weekdays without trading."""
        return frozenset(self.closed)

    def is_weekday(self, day: date) -> bool:
        """Say whether a day is one of those the market trades on, holidays apart."""
        return day.isoweekday() in self.weekdays

    def is_session(self, day: date) -> bool:
        """Say whether the market trades on a day."""
        return self.is_weekday(day) and day not in self.holidays

    def spans(self, day: date) -> tuple[Span, ...]:
        """Return when the market trades on a day; nothing on a day without trading."""
        if not self.is_session(day):
            return ()
        zone = ZoneInfo(self.zone)
        return tuple(
            (_instant(day, opens, zone), _instant(day, closes, zone))
            for opens, closes in self.special.get(day, self.hours)
        )

    def day_of(self, at: datetime) -> date:
        """Return the market's own day at an instant."""
        return at.astimezone(ZoneInfo(self.zone)).date()

    def close_on(self, day: date) -> datetime:
        """Return when trading ends on a day; on one without trading, when it would."""
        hours = self.special.get(day, self.hours)
        return _instant(day, hours[-1][1], ZoneInfo(self.zone))


def names() -> tuple[str, ...]:
    """Return the calendars there are, by code of the market (ISO 10383); `TARGET` is of the euro's central banks."""
    return tuple(sorted(path.stem for path in TABLES.glob("*.json")))


@lru_cache(maxsize=64)
def calendar(name: str) -> Calendar | None:
    """Return a market's calendar; None for a name there is none of, and for ""."""
    if not name.isalnum():
        return None
    path = TABLES / f"{name}.json"
    return msgspec.json.decode(path.read_bytes(), type=Calendar) if path.is_file() else None


def sessions(calendar: Calendar, since: date, days: int) -> list[Span]:
    """Return the spans of trading of so many days, in order."""
    return [span for ahead in range(days) for span in calendar.spans(since + timedelta(days=ahead))]


def after_trading(calendar: Calendar, at: datetime, minutes: int) -> datetime:
    """Return the instant at which, since `at`, the market will have been open for so many minutes."""
    left = timedelta(minutes=minutes)
    day = calendar.day_of(at)
    for ahead in range(_WEEK * 9):
        for opens, closes in calendar.spans(day + timedelta(days=ahead)):
            if closes <= at:
                continue
            begins = max(opens, at)
            if closes - begins >= left:
                return begins + left
            left -= closes - begins
    return at + left


def next_close(calendar: Calendar, at: datetime) -> datetime:
    """Return when the first day of trading ends that ends after an instant."""
    day = calendar.day_of(at)
    for ahead in range(_WEEK * 9):
        spans = calendar.spans(day + timedelta(days=ahead))
        if spans and spans[-1][1] > at:
            return spans[-1][1]
    return at


def _instant(day: date, clock: str, zone: ZoneInfo) -> datetime:
    """Return a time of day as an instant; one that daylight saving skips is taken for the hour after."""
    hour, minute = map(int, clock.split(":"))
    return datetime.combine(day, time(hour, minute), zone).astimezone(UTC)
