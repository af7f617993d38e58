"""Instruments beside each other: by how many percent each has moved since a day they have in common."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from tajuk.pages.boards import board_value
from tajuk.pages.figures import figure
from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.html import Html, rendered
from tajuk.pages.links import language_alternates
from tajuk.pages.market_values import Choice, Comparison, Option
from tajuk.pages.places import EditionPlaces
from tajuk.pages.times import short_day
from tajuk.pages.values import Head
from tajuk.pages.words import Words
from tajuk.story import documents
from tajuk.story.blocks import Chart, Series
from tajuk.story.rendering import html_of
from tajuk.tape.quote import Quote
from tajuk.tape.reading import Reading, percent_between
from tajuk.tape.tracking import Tracked

PATH = "/market/compare"
NAMES = ("first", "second", "third")
DAYS = 372
_POINTS = 60  # weeks of a year, and a few: the table below a chart stays one that can be read

_Days = dict[date, Decimal]


def comparison_page(context: Context, chosen: Sequence[Tracked], offered: Sequence[Reading]) -> Sheet:
    """Return instruments compared, and the form to choose others; `offered` are those that can be chosen."""
    site, words = context.site, context.words
    compared = [(each, days) for each in chosen if len(days := _days(each)) > 1]
    symbols = [each.reading.instrument.symbol for each in chosen]
    chart = _chart(compared, context)
    value = Comparison(
        headline=words.gettext("Compare"),
        action=context.path(PATH),
        choices=tuple(_choice(name, place, symbols, offered, context) for place, name in enumerate(NAMES)),
        chart=chart,
        boards=(board_value(_board(words), chosen, site, words),) if chosen else (),
        empty="" if chart.text else words.gettext("Choose two instruments whose days can be shown."),
    )
    names = ", ".join(figure(each.reading, site, words).name for each in chosen)
    headline = f"{value.headline}: {names}" if names else value.headline
    head = Head(
        title=title(site, headline),
        canonical=context.address(context.path(PATH)),
        alternates=language_alternates(site, PATH),
    )
    return sheet(context, head, rendered("comparison", value, words))


def _board(words: Words) -> documents.Board:
    """Return the board of what is compared: nobody published it."""
    return documents.Board(guid="", slug="compared", name=words.gettext("At a glance"), symbols=())


def _choice(name: str, place: int, symbols: Sequence[str], offered: Sequence[Reading], context: Context) -> Choice:
    """Return one of the choices of the form: all that can be compared, and nothing where that is allowed."""
    taken = symbols[place] if place < len(symbols) else ""
    options = [Option(text="–", value="", selected=not taken)] if place else []
    for reading in offered:
        shown, symbol = figure(reading, context.site, context.words), reading.instrument.symbol
        options.append(Option(text=shown.name, value=symbol, selected=symbol == taken))
    label = context.words.gettext("Instrument %(number)s") % {"number": place + 1}
    return Choice(name=name, label=label, options=tuple(options))


def _days(tracked: Tracked) -> _Days:
    zone = ZoneInfo(tracked.reading.instrument.zone)
    return {_on(quote, zone): quote.value for quote in tracked.days if quote.value is not None}


def _on(quote: Quote, zone: ZoneInfo) -> date:
    return quote.exchange_at.astimezone(zone).date()


def _chart(compared: Sequence[tuple[Tracked, _Days]], context: Context) -> Html:
    """Return the courses in percent since the first day in common; "" when there are no two with such days."""
    shared = sorted(set.intersection(*(set(days) for _, days in compared))) if len(compared) > 1 else []
    if len(shared) < 2:
        return Html()
    words, shown = context.words, _thinned(shared)
    series = tuple(
        Series(figure(each.reading, context.site, words).name, tuple(_moved(days, shown[0], day) for day in shown))
        for each, days in compared
    )
    headline = words.gettext("Change in percent since %(day)s") % {"day": short_day(shown[0], words)}
    chart = Chart(headline, "line", tuple(short_day(day, words) for day in shown), series, unit="%")
    return Html(html_of((chart,), EditionPlaces({}, context.site, words)))


def _thinned(days: Sequence[date]) -> list[date]:
    """Return at most so many of the days, evenly, counted from the last; the first is kept too."""
    every = -(-len(days) // _POINTS)
    kept = list(days[::-1][::every][::-1])
    return kept if kept[0] == days[0] else [days[0], *kept]


def _moved(days: _Days, since: date, day: date) -> str:
    return f"{percent_between(days[since], days[day]) or Decimal(0):.2f}"
