"""Readings of the tape for people: numbers in the reader's format, honest about their age."""

from collections.abc import Sequence
from decimal import Context, Decimal, localcontext
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
_WHOLE = Context(prec=100)  # longer than any number of the tape, so that rounding never refuses one
_DELAYS = {
    "live": marked("live"),
    "delayed": marked("delayed"),
    "end_of_day": marked("end of day"),
    "hand_entered": marked("entered by hand"),
}


def strip_of(readings: Sequence[Reading], site: Site, words: Words) -> Strip:
    """Return what the indicator strip shows."""
    figures = tuple(figure(reading, site, words) for reading in readings)
    dated = [(reading.at, reading) for reading in readings if reading.at]
    at, newest = max(dated, key=lambda pair: pair[0], default=(None, None))
    when = short_instant(at, site.zone, words) if at else ""
    return Strip(figures=figures, when=when, note=reading_note(newest, words) if newest else "")


def strip_html(strip: Strip, words: Words) -> Html:
    """Return the indicator strip; nothing when there is nothing to show."""
    return rendered("strip", strip, words) if strip.figures else Html()


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
        percent=_move(reading, words),
        trend=trend(None if alone else reading.change, reading.percent, instrument.decimals),
        at=machine(reading.at, site.zone) if reading.at else "",
        stale_at=machine(stale, site.zone) if stale else "",
        when=short_instant(reading.at, site.zone, words) if reading.at else "",
        note=reading_note(reading, words),
    )


def number(value: Decimal | None, decimals: int, locale: Locale) -> str:
    """Return a number as the reader writes it, its minus as wide as a plus; a dash when it is not known."""
    if value is None:
        return _DASH
    with localcontext(_WHOLE):
        text = str(format_decimal(_rounded(value, decimals), format=_pattern(decimals), locale=locale))
    return text.replace("-", "\N{MINUS SIGN}")


def signed(value: Decimal | None, decimals: int, locale: Locale) -> str:
    """Return a change as the reader writes it, its sign in front; one that rounds to zero has none."""
    text = number(value, decimals, locale)
    return f"+{text}" if value is not None and _rounded(value, decimals) > 0 else text


def percent(value: Decimal | None, locale: Locale) -> str:
    """Return a change in percent as the reader writes it: `+0,48%`."""
    return _DASH if value is None else f"{signed(value, 2, locale)}%"


def trend(change: Decimal | None, percents: Decimal | None, decimals: int) -> str:
    """Return where a figure went by what is shown of it: up, down or flat."""
    shown = [_rounded(value, places) for value, places in ((change, decimals), (percents, 2)) if value is not None]
    moved = next((value for value in shown if value), Decimal(0))
    return "up" if moved > 0 else "down" if moved else "flat"


def basis_points(change: Decimal | None, words: Words) -> str:
    """Return by how much a rate moved, in hundredths of a point: `+25 bps`; a dash when it is not known."""
    if change is None:
        return _DASH
    return words.gettext("%(number)s bps") % {"number": signed(_WHOLE.scaleb(change, 2), 0, words.locale)}


def reading_note(reading: Reading, words: Words) -> str:
    """Return where a figure is from and how late it comes: `Sumber: Bursa, tertunda 15 menit`."""
    said = [words.gettext("Source: %(source)s") % {"source": reading.source}] if reading.source else []
    late_min = max(reading.delay_min, reading.instrument.licence.delay_min)
    if reading.delay in ("live", "delayed") and late_min:
        said.append(words.gettext("delayed %(minutes)s min") % {"minutes": late_min})
    elif reading.delay:
        said.append(words.gettext(_DELAYS[reading.delay]))
    return ", ".join(said)


def _move(reading: Reading, words: Words) -> str:
    """Return how far a figure moved: in percent, a rate in basis points."""
    if reading.instrument.unit == "percent" and not reading.instrument.percent_only:
        return basis_points(reading.change, words)
    return percent(reading.percent, words.locale)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    """Return a number as exact as it is shown; zero has no sign."""
    rounded = _WHOLE.quantize(value, Decimal(1).scaleb(-decimals))
    return rounded or abs(rounded)


@lru_cache(maxsize=32)
def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")
