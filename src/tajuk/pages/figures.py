"""Readings of the tape for people: numbers in the reader's format, honest about their age."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal

from tajuk.pages.html import Html, rendered
from tajuk.pages.site import Site
from tajuk.pages.times import machine, short_instant
from tajuk.pages.values import Figure, Strip
from tajuk.pages.words import Words, marked
from tajuk.tape.reading import Reading, stale_at

_DASH = "–"
_DELAYS = {
    "live": marked("live"),
    "delayed": marked("delayed"),
    "end_of_day": marked("end of day"),
    "hand_entered": marked("entered by hand"),
}


def strip_html(readings: Sequence[Reading], site: Site, words: Words) -> Html:
    """Return the indicator strip; nothing when there is nothing to show."""
    if not readings:
        return Html()
    figures = tuple(figure(reading, site, words) for reading in readings)
    dated = [(reading.at, reading) for reading in readings if reading.at]
    at, newest = max(dated, key=lambda pair: pair[0], default=(None, None))
    when = short_instant(at, site.zone, words) if at else ""
    return rendered("strip", Strip(figures=figures, when=when, note=_note(newest, words) if newest else ""), words)


def figure(reading: Reading, site: Site, words: Words) -> Figure:
    """Return what an instrument stands at, for people; what is not known is a dash."""
    instrument, language = reading.instrument, words.language
    alone, stale = instrument.percent_only, stale_at(reading)
    return Figure(
        label=instrument.label or instrument.symbol,
        name=instrument.names.get(language, instrument.name),
        href=f"{site.prefix(language)}/market/{instrument.symbol}",
        value="" if alone else number(reading.value, instrument.decimals, words.locale),
        change="" if alone else signed(reading.change, instrument.decimals, words.locale),
        percent=_percent(reading.percent, words.locale),
        trend=_trend(reading),
        at=machine(reading.at, site.zone) if reading.at else "",
        stale_at=machine(stale, site.zone) if stale else "",
        when=short_instant(reading.at, site.zone, words) if reading.at else "",
        note=_note(reading, words),
    )


def number(value: Decimal | None, decimals: int, locale: Locale) -> str:
    """Return a number as the reader writes it, a dash when it is not known."""
    if value is None:
        return _DASH
    return str(format_decimal(value, format=_pattern(decimals), locale=locale))


def signed(value: Decimal | None, decimals: int, locale: Locale) -> str:
    """Return a change as the reader writes it, its sign in front."""
    return f"+{number(value, decimals, locale)}" if value is not None and value > 0 else number(value, decimals, locale)


def _percent(value: Decimal | None, locale: Locale) -> str:
    return _DASH if value is None else f"{signed(round(value, 2), 2, locale)}%"


def _trend(reading: Reading) -> str:
    moved = reading.change if reading.change is not None else reading.percent
    if not moved:
        return "flat"
    return "up" if moved > 0 else "down"


def _note(reading: Reading, words: Words) -> str:
    """Return where a figure is from and how late it comes."""
    said = [words.gettext("Source: %(source)s") % {"source": reading.source}] if reading.source else []
    if reading.delay:
        said.append(words.gettext(_DELAYS[reading.delay]))
    return ", ".join(said)


@lru_cache(maxsize=32)
def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")
