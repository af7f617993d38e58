"""Dates as pages print them, in Indonesian and English, to aware UTC instants."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt ags agust aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_HOURS = {"WIB": 7, "WITA": 8, "WIT": 9, "UTC": 0, "GMT": 0, "Z": 0, "SGT": 8, "MYT": 8, "HKT": 8, "JST": 9, "KST": 9}
_HOURS |= {"BST": 1, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6}
_HOURS |= {"PST": -8, "PDT": -7, "AEST": 10, "AEDT": 11}
_REGIONS = {"ET": "America/New_York", "PT": "America/Los_Angeles", "CT": "America/Chicago"}
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+({_MONTH})\.?,?[\s-]+(\d{{4}})(?!\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_TIME = re.compile(
    r"(?<![\d,.])([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?(?:\s*([ap])\.?m\b\.?)?(?![\d%])", re.IGNORECASE
)
_ZONE = re.compile(rf"^\s*\(?({'|'.join(sorted([*_HOURS, *_REGIONS], key=len, reverse=True))})\b")
_OFFSET = re.compile(r"^\s*(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?(?!\d)")
_LONGEST = 400  # characters of a line that are looked at
_FAR = 30  # characters between a date and its time


class Printed(NamedTuple):
    """A date found in a line: the instant, whether a time of day was printed, and where it stands in the line."""

    at: datetime
    timed: bool
    start: int
    end: int


def printed(line: str, zone: tzinfo) -> Printed | None:
    """Return the first date of a line, with its time; None when it holds none.

    zone: that of a time printed without one. A date without a time becomes its midnight.
    Units: aware UTC. A date in figures is read day first, unless only month first is possible.
    """
    line = line[:_LONGEST]
    found = _date(line)
    if found is None:
        return None
    (year, month, day), start, end = found
    match = _TIME.search(line[end : end + _FAR])
    hour, minute, second, zone, stop = _clock(line, end, match, zone) if match else (0, 0, 0, zone, end)
    try:
        local = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        return Printed(local.astimezone(UTC), match is not None, start, stop)
    except (ValueError, OverflowError):
        return None


def zone_for(language: str) -> tzinfo:
    """Return the zone of times printed without one: Jakarta's in Indonesian, UTC elsewhere."""
    return ZoneInfo("Asia/Jakarta") if language == "id" else UTC


def _date(line: str) -> tuple[tuple[int, int, int], int, int] | None:
    """Return year, month and day of the first date, and where it stands."""
    if match := _DAY_FIRST.search(line):
        return (int(match[3]), _MONTHS[match[2].lower()], int(match[1])), match.start(), match.end()
    if match := _MONTH_FIRST.search(line):
        return (int(match[3]), _MONTHS[match[1].lower()], int(match[2])), match.start(), match.end()
    if match := _ISO.search(line):
        return (int(match[1]), int(match[2]), int(match[3])), match.start(), match.end()
    if match := _NUMERIC.search(line):
        day, month = int(match[1]), int(match[2])
        day, month = (month, day) if month > 12 else (day, month)
        return (int(match[3]), month, day), match.start(), match.end()
    return None


def _clock(line: str, end: int, match: re.Match[str], zone: tzinfo) -> tuple[int, int, int, tzinfo, int]:
    """Return hour, minute, second, the zone printed after them or the given one, and where they end."""
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    stop = end + match.end()
    rest = line[stop:]
    if offset := _OFFSET.match(rest):
        shift = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        if shift < timedelta(hours=15):
            zone = timezone(-shift if offset[1] == "-" else shift)
            stop += offset.end()
    elif name := _ZONE.match(rest):
        zone = _named(name[1])
        stop += name.end()
    return hour, minute, second, zone, stop


def _named(name: str) -> tzinfo:
    """Return the zone of an abbreviation."""
    return ZoneInfo(_REGIONS[name]) if name in _REGIONS else timezone(timedelta(hours=_HOURS[name]))
