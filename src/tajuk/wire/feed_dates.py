"""The dates of feeds, in all their dialects, as aware UTC instants."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_MONTHS = """
1 jan january januari janvier januar enero gennaio janeiro ιαν январь января 1月 一月 janu január
2 feb february februari pebruari peb février fevrier februar febrero febbraio fevereiro φεβ φευ февраль февраля február
3 mar march maret mars märz maerz mrz marzo março marco maart μαρ μάρ март марта március marcius
4 apr april avril abril aprile abr abl απρ απρίλ апрель апреля április
5 may mei mai mayo maggio maio μαι μαϊ μάι май мая május majus
6 jun june juni juin junio giugno junho ιουν ιούν июнь июня június
7 jul july juli juillet julio luglio julho ιουλ ιούλ июль июля július
8 aug august agustus agu agt ags août aout agosto ago augustus αυγ αύγ август августа augusztus
9 sep sept september septembre septiembre settembre setembro set σεπ сентябрь сентября szeptember
10 oct october oktober okt octobre octubre ottobre outubro out οκτ октябрь октября október
11 nov november nopember nop novembre noviembre novembro νοε νοέ ноябрь ноября
12 dec december desember des décembre decembre dezember dez diciembre dicembre dezembro dic δεκ декабрь декабря
"""
_MONTH = {name: int(number) for number, *names in map(str.split, _MONTHS.strip().split("\n")) for name in names}
_HOURS: dict[str, float] = {
    **dict.fromkeys(("utc", "gmt", "ut", "z", "wet"), 0),
    **dict.fromkeys(("wib", "ict"), 7),
    **dict.fromkeys(("wita", "sgt", "myt", "hkt", "awst"), 8),
    **dict.fromkeys(("wit", "jst", "kst"), 9),
    **dict.fromkeys(("bst", "cet", "met", "west"), 1),
    **dict.fromkeys(("cest", "eet", "sast", "mest"), 2),
    **dict.fromkeys(("eest", "msk"), 3),
    **{
        "ist": 5.5,
        "pkt": 5,
        "nst": -3.5,
        "ast": -4,
        "adt": -3,
        "akst": -9,
        "akdt": -8,
        "hst": -10,
        "art": -3,
        "brt": -3,
    },
    **{"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "et": -5, "pt": -8},
    **{"acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13},
}
_LONGEST = 120  # characters
_ISO = re.compile(r"([+-]?\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-?(\d{3})|-?W(\d{2})(?:-?(\d))?)?(?=[T\s]|$)", re.ASCII)
_NUMBERS = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)", re.ASCII)
_DAY_FIRST = re.compile(
    r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|\.|,)?[\s/.-]*([^\W\d_]{3,})\.?,?[\s/.-]*(\d{4}|\d{2})(?![\d:])"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:.*?(?<![\d:+-])(\d{4})(?!\d))?")
_YEAR_FIRST = re.compile(r"(\d{4})[\s.,/-]*([^\W\d_]{3,})[\s.,/-]*(\d{1,2})(?!\d)")
_TIME = re.compile(
    r"(?<![\d.])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([ap])\.?m\b\.?)?", re.IGNORECASE
)
_ISO_TIME = re.compile(r"[T\s]\s*(\d{2}):?(\d{2})?(?::?(\d{2})(?:[.,](\d{1,9}))?)?()", re.ASCII)
_AFTERNOON = re.compile(r"오후|下午|μμ")
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-]\s?|−)(\d{1,2}):?(\d{2})?(?!\d)", re.IGNORECASE)
_ZONE = re.compile(r"([a-zA-Z]{1,5})\b")
_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1600, 2199


@lru_cache(maxsize=1024)
def instant(text: str) -> datetime | None:
    """Return a date of a feed as an instant; without a time it is its midnight, without a zone it is UTC.

    None for a date that says nothing: empty, zero, of a year no news is from.
    Source: RFC 822 and 2822, RFC 3339, ISO 8601, W3C-DTF; and what is found in their places.
    """
    text = " ".join(text[:_LONGEST].split())
    try:
        return _possible(_seconds(text) if _SECONDS.fullmatch(text) else _read(text))
    except (ValueError, OverflowError):
        return None


def _seconds(text: str) -> datetime:
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _read(text: str) -> datetime | None:
    """Return the instant of a date in figures, or with the month's name."""
    iso = _ISO.match(text)
    if iso:
        rest = text[iso.end() :]
        return _at(_day(iso), rest, _ISO_TIME.match(rest) or _TIME.search(rest))
    day, rest = _numbered(text) or _named(text) or (None, "")
    return _at(day, rest, _TIME.search(rest)) if day else None


def _day(iso: re.Match[str]) -> datetime:
    year, month, day, of_year, week, weekday = iso.groups()
    if of_year:
        return datetime(int(year), 1, 1, tzinfo=UTC) + timedelta(days=int(of_year) - 1)
    if week:
        return datetime.fromisocalendar(int(year), int(week), int(weekday or 1)).replace(tzinfo=UTC)
    return datetime(int(year), int(month or 1), int(day or 1), tzinfo=UTC)


def _numbered(text: str) -> tuple[datetime, str] | None:
    found = _NUMBERS.match(text)
    if not found:
        return None
    return datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC), text[found.end() :]


def _named(text: str) -> tuple[datetime, str] | None:
    """Return the day of a date with a month's name, and the text around it."""
    for pattern, (day, month, year) in ((_DAY_FIRST, (1, 2, 3)), (_YEAR_FIRST, (3, 2, 1)), (_MONTH_FIRST, (2, 1, 3))):
        for found in pattern.finditer(text):
            number = _month(found[month])
            if number and found[year]:
                return datetime(_year(found[year]), number, int(found[day]), tzinfo=UTC), _around(text, found, year)
    return None


def _around(text: str, found: re.Match[str], year: int) -> str:
    """Return what is left of a text without its day, month and year; what stands between them may be the time."""
    if year == 3 and len(found[year]) == 4 and found.start(year) - found.start() > 12:
        return text[: found.start()] + text[found.end(2) : found.start(3)] + text[found.end() :]
    return f"{text[: found.start()]} {text[found.end() :]}"


def _month(name: str) -> int:
    lower = name.lower()
    return _MONTH.get(lower) or _MONTH.get(lower[:3], 0)


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 70 else 1900)


def _at(day: datetime, rest: str, time: re.Match[str] | None) -> datetime:
    """Return a day at the time a text names, in the zone it names."""
    if not time:
        return day
    hour, minute, second, fraction, half = time.groups()
    hours = int(hour)
    if (half and half.lower() == "p") or _AFTERNOON.search(rest):
        hours += 12 if hours < 12 else 0
    elif half and hours == 12:
        hours = 0
    seconds = min(int(second or 0), 59)  # a leap second is the one before
    micros = int((fraction or "")[:6].ljust(6, "0"))
    local = day + timedelta(hours=hours, minutes=int(minute or 0), seconds=seconds, microseconds=micros)
    after = time.string[time.end() :].strip()
    return local - _ahead(after)


def _ahead(text: str) -> timedelta:
    """Return how far the zone a text begins with is ahead of UTC."""
    offset = _OFFSET.match(text)
    if offset and offset[2]:
        hours, minutes = offset[2], offset[3] or "0"
        distance = timedelta(hours=int(hours), minutes=int(minutes))
        return (-distance if offset[1].strip() != "+" else distance) if distance < timedelta(hours=24) else timedelta()
    named = _ZONE.match(text)
    return timedelta(hours=_HOURS.get(named[1].lower(), 0)) if named else timedelta()


def _possible(at: datetime | None) -> datetime | None:
    return at if at and _FIRST_YEAR <= at.year <= _LAST_YEAR else None
