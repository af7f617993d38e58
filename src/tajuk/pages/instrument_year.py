"""The year of an instrument: its chart, how far it moved, its last days. Counted back from its newest quote."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from tajuk.pages.figures import number, percent, signed, trend
from tajuk.pages.html import Html
from tajuk.pages.market_values import Closing, Fact
from tajuk.pages.sparklines import Close, closes, year_chart_html
from tajuk.pages.times import short_day
from tajuk.pages.units import unit
from tajuk.pages.words import Words, marked
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote
from tajuk.tape.reading import change_of, percent_between, percent_of
from tajuk.tape.tracking import Tracked

DAYS = 380  # a year, and the holidays before it
_MONTHS = 12
_HOLIDAYS = timedelta(days=10)  # the most that a close may lie beside the day it is compared for
_CLOSINGS = 10
_SPANS = ((1, marked("1 month")), (3, marked("3 months")), (12, marked("1 year")))


def chart(tracked: Tracked, name: str, words: Words) -> tuple[Html, str]:
    """Return the chart of a year and what it shows; nothing when there are fewer than two days.

    Where percent stands alone it shows by how much the instrument moved since the first day, and never a level.
    """
    instrument, days = tracked.reading.instrument, _year(tracked)
    if len(days) < 2 or (instrument.percent_only and days[0].value <= 0):
        return Html(), ""
    points = [(quote.exchange_at, quote.value) for quote in tracked.days if quote.value is not None][-len(days) :]
    since = {"day": short_day(days[0].on, words), "unit": str(unit(instrument, words))}
    said = words.gettext("%(unit)s, since %(day)s") if since["unit"] else words.gettext("Since %(day)s")
    if instrument.percent_only:
        points = [(at, percent_between(days[0].value, value) or Decimal(0)) for at, value in points]
        said = words.gettext("Change in percent since %(day)s")
    decimals = 2 if instrument.percent_only else instrument.decimals
    html = year_chart_html(points, name=name, zone=_zone(instrument), words=words, decimals=decimals)
    return html, said % since


def facts(tracked: Tracked, words: Words) -> tuple[Fact, ...]:
    """Return the close before, the range of the year, and how far the instrument moved in months; dashes if unknown."""
    instrument, days = tracked.reading.instrument, _year(tracked)
    moves = tuple(_move(instrument, days, span, words) for span in _SPANS)
    if instrument.percent_only or not days:
        return moves if days else ()
    ends = (number(end(day.value for day in days), instrument.decimals, words.locale) for end in (min, max))
    before = number(tracked.days[-1].previous, instrument.decimals, words.locale)
    return (
        Fact(term=words.gettext("Previous close"), said=before, note="", trend=""),
        *moves,
        Fact(term=words.gettext("Range"), said=" – ".join(ends), note=_since(days[0].on, words), trend=""),
    )


def closings(tracked: Tracked, words: Words) -> tuple[Closing, ...]:
    """Return what the last days ended with, the newest first."""
    instrument = tracked.reading.instrument
    return tuple(_closing(instrument, quote, words) for quote in reversed(tracked.days[-_CLOSINGS:]))


def _closing(instrument: Instrument, quote: Quote, words: Words) -> Closing:
    on, decimals = quote.exchange_at.astimezone(_zone(instrument)).date(), instrument.decimals
    alone = instrument.percent_only
    change = None if alone else change_of(quote)
    return Closing(
        on=on.isoformat(),
        day=short_day(on, words),
        value="" if alone else number(quote.value, decimals, words.locale),
        change="" if alone else signed(change, decimals, words.locale),
        percent=percent(percent_of(quote), words.locale),
        trend=trend(change, percent_of(quote), decimals),
    )


def _move(instrument: Instrument, days: Sequence[Close], span: tuple[int, str], words: Words) -> Fact:
    """Return how far an instrument moved in some months: in percent, a rate in its points."""
    base = _base(days, span[0])
    term = words.gettext(span[1])
    if base is None:
        return Fact(term=term, said=percent(None, words.locale), note="", trend="")
    last, decimals = days[-1].value, instrument.decimals
    note = _since(base.on, words)
    if instrument.unit == "percent":
        points = words.gettext("percentage points")
        said = f"{signed(last - base.value, decimals, words.locale)} {points}"
        return Fact(term=term, said=said, note=note, trend=trend(last - base.value, None, decimals))
    moved = percent_between(base.value, last)
    return Fact(term=term, said=percent(moved, words.locale), note=note, trend=trend(None, moved, decimals))


def _base(days: Sequence[Close], months: int) -> Close | None:
    """Return the close that a change over months is counted from; None where the tape does not reach back to it."""
    if not days:
        return None
    on = _months_before(days[-1].on, months)
    base = next((day for day in reversed(days) if day.on <= on), days[0])
    return base if abs(base.on - on) <= _HOLIDAYS and base is not days[-1] else None


def _year(tracked: Tracked) -> list[Close]:
    """Return the closes from the last one a year before the newest."""
    points = [(quote.exchange_at, quote.value) for quote in tracked.days if quote.value is not None]
    days = closes(points, _zone(tracked.reading.instrument))
    base = _base(days, _MONTHS)
    return days[days.index(base) :] if base else days


def _months_before(on: date, months: int) -> date:
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def _since(on: date, words: Words) -> str:
    return words.gettext("since %(day)s") % {"day": short_day(on, words)}


def _zone(instrument: Instrument) -> ZoneInfo:
    return ZoneInfo(instrument.zone)
