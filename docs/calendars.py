"""Makes the trading calendars of the tape. Run: make calendars

Source: exchange_calendars (Apache-2.0), which is asked here and never by a running Tajuk: it brings pandas along and
takes a third of a second to begin. `TARGET` is made from its own rule: weekends, New Year's Day, Good Friday, Easter
Monday, 1 May, 25 and 26 December (European Central Bank).
"""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import exchange_calendars
import msgspec
from dateutil.easter import easter

from tajuk.tape.calendar import TABLES, Calendar

SINCE, UNTIL = date(2024, 1, 1), date(2027, 12, 31)
MARKETS = {
    **dict.fromkeys(("XIDX", "XNYS", "XNAS", "XLON", "XTKS", "XHKG", "XKLS", "XETR", "XASX", "XBKK"), UNTIL),
    **dict.fromkeys(("XSES", "XSHG"), date(2026, 12, 31)),  # no holidays are recorded after it
}
_YEAR = 250  # sessions


def main() -> None:
    """Write a table for each market."""
    TABLES.mkdir(exist_ok=True)
    for made in (*(market(name, until) for name, until in MARKETS.items()), target()):
        packed = msgspec.json.format(msgspec.json.encode(made), indent=1)
        (TABLES / f"{made.name}.json").write_bytes(packed + b"\n")
        print(f"{made.name}: {len(made.closed)} holidays, {len(made.special)} days with hours of their own")


def market(name: str, until: date) -> Calendar:
    """Return a market's calendar as exchange_calendars knows it."""
    known = exchange_calendars.get_calendar(name, start=SINCE.isoformat(), end=until.isoformat())
    hours = {row[0].date(): _hours(row, str(known.tz)) for row in known.schedule.itertuples()}
    [(usual, _)] = Counter(list(hours.values())[-_YEAR:]).most_common(1)
    return Calendar(
        name=name,
        zone=str(known.tz),
        hours=usual,
        since=SINCE,
        until=until,
        closed=tuple(day for day in _weekdays(until) if day not in hours),
        special={day: spans for day, spans in hours.items() if spans != usual},
    )


def target() -> Calendar:
    """Return the days on which the euro's central banks settle, and fix reference rates, at 16:00."""
    closed = []
    for year in range(2014, UNTIL.year + 1):
        sunday = easter(year)
        fixed = [date(year, 1, 1), date(year, 5, 1), date(year, 12, 25), date(year, 12, 26)]
        closed += [*fixed, sunday - timedelta(days=2), sunday + timedelta(days=1)]
    weekdays = tuple(sorted(day for day in closed if day.isoweekday() < 6))
    zone, hours = "Europe/Berlin", (("09:00", "16:00"),)
    return Calendar(name="TARGET", zone=zone, hours=hours, since=date(2014, 1, 1), until=UNTIL, closed=weekdays)


def _hours(row: Any, zone: str) -> tuple[tuple[str, str], ...]:
    """Return a day's hours: one pair, or two around its break."""
    marks = [row.open, row.break_start, row.break_end, row.close]
    local = [f"{mark.tz_convert(zone):%H:%M}" for mark in marks if mark == mark]  # a break that is none is not itself
    return tuple(zip(local[::2], local[1::2], strict=True))


def _weekdays(until: date) -> list[date]:
    days = (SINCE + timedelta(days=ahead) for ahead in range((until - SINCE).days + 1))
    return [day for day in days if day.isoweekday() < 6]


if __name__ == "__main__":
    main()
