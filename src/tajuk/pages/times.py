"""Instants for people: absolute, in the masthead's zone and the page's language. Nothing here reads a clock."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

from tajuk.pages.words import Words, words_of


def instant_line(at: datetime, zone: ZoneInfo, words: Words) -> str:
    """Return an instant as it stands under a headline: `Rabu, 06 September 2023 / 05:49 WIB`."""
    local = at.astimezone(zone)
    return f"{_long_date(local.date(), words.language)} / {local:%H:%M %Z}"


def short_instant(at: datetime, zone: ZoneInfo, words: Words) -> str:
    """Return an instant as it stands on a card: `06 Sep 2023, 05:49 WIB`."""
    local = at.astimezone(zone)
    return f"{_short_date(local.date(), words.language)}, {local:%H:%M %Z}"


def hour(at: datetime, zone: ZoneInfo) -> str:
    """Return an instant as it stands in the list of a day: `05:49`."""
    return f"{at.astimezone(zone):%H:%M}"


def day_line(on: date, words: Words) -> str:
    """Return a day for people: `Rabu, 06 September 2023`."""
    return _long_date(on, words.language)


def short_day(on: date, words: Words) -> str:
    """Return a day for people, short: `06 Sep 2023`."""
    return _short_date(on, words.language)


def machine(at: datetime, zone: ZoneInfo) -> str:
    """Return an instant for machines: ISO 8601 with the zone's offset, to the second."""
    return at.astimezone(zone).isoformat(timespec="seconds")


@lru_cache(maxsize=4096)
def _long_date(on: date, language: str) -> str:
    return format_date(on, "EEEE, dd MMMM yyyy", locale=words_of(language).locale)


@lru_cache(maxsize=4096)
def _short_date(on: date, language: str) -> str:
    return format_date(on, "dd MMM yyyy", locale=words_of(language).locale)
