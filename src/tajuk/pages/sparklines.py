"""How an instrument moved: a line beside a figure, and a year of closes on its own page."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_date

from tajuk.pages.figures import number
from tajuk.pages.html import Html
from tajuk.pages.numbers import numbers_of
from tajuk.pages.times import short_day
from tajuk.pages.words import Words
from tajuk.story.chart_drawing import framed, mark
from tajuk.story.chart_scale import Scale, scale_around
from tajuk.story.svg import label_below, level, path, percent, spoken, square, text_of

_MOST = 60  # points of a sparkline: more than its pixels tell nobody anything
_WIDE, _HIGH, _EDGE = 96, 28, 3
_QUARTERS = (1, 4, 7, 10)
_MONTHS = 18  # beyond, only years are named


class Close(NamedTuple):
    """The last value of a day."""

    on: date
    value: Decimal


class _Dated(NamedTuple):
    """What places a chart's days and writes its figures."""

    words: Words
    decimals: int


def sparkline_html(values: Sequence[Decimal]) -> Html:
    """Return values, oldest first, as a small line; "" when they are too few. The figure beside it speaks."""
    if len(values) < 2:
        return Html()
    every = -(-len(values) // _MOST)
    shown = values[::-1][::every][::-1]  # counted from the end, so that the last is kept
    low, high = min(shown), max(shown)
    heights = [float((high - value) / (high - low)) if high > low else 0.5 for value in shown]
    points = [
        (_EDGE + place / (len(shown) - 1) * (_WIDE - 2 * _EDGE), _EDGE + y * (_HIGH - 2 * _EDGE))
        for place, y in enumerate(heights)
    ]
    way = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    end = f'<circle cx="{points[-1][0]:.1f}" cy="{points[-1][1]:.1f}" r="2.5"/>'
    trend = "up" if shown[-1] > shown[0] else "down" if shown[-1] < shown[0] else "flat"
    size = f'viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" height="{_HIGH}"'
    return Html(f'<svg class="sparkline" data-trend="{trend}" {size} aria-hidden="true"><path d="{way}"/>{end}</svg>')


def year_chart_html(
    points: Sequence[tuple[datetime, Decimal]], *, name: str, zone: ZoneInfo, words: Words, decimals: int
) -> Html:
    """Return the closes of a year as a chart with its highest, lowest and last; "" when there are fewer than two days.

    points: oldest first; of several of a day in the zone the last counts.
    """
    days = closes(points, zone)
    if len(days) < 2:
        return Html()
    dated = _Dated(words, decimals)
    high, low = max(days, key=lambda day: (day.value, day.on)), min(days, key=lambda day: (day.value, day.on))
    told = (
        ("5", words.gettext("Low"), low),
        ("4", words.gettext("High"), high),
        ("1", words.gettext("Last"), days[-1]),
    )
    texts = "".join(_told(series, term, day, dated) for series, term, day in told)
    scale = _scale(low, high)
    drawing = _drawing(name, days, scale, dated)
    told_html = f'<dl class="chart-told">{texts}</dl>'
    return Html(f'<figure class="chart chart-year" {_course(days, scale, dated)}>{drawing}{told_html}</figure>')


def closes(points: Sequence[tuple[datetime, Decimal]], zone: ZoneInfo) -> list[Close]:
    """Return the last value of every day of a zone, oldest first."""
    days = {at.astimezone(zone).date(): value for at, value in points}
    return [Close(on, value) for on, value in days.items()]


def _told(series: str, term: str, day: Close, dated: _Dated) -> str:
    key = f'<svg class="chart-key" width="10" height="12" aria-hidden="true">{mark(series, "5", "6")}</svg>'
    value = text_of(number(day.value, dated.decimals, dated.words.locale))
    return f"<div><dt>{key}{text_of(term)}</dt><dd><b>{value}</b> {text_of(short_day(day.on, dated.words))}</dd></div>"


def _scale(low: Close, high: Close) -> Scale:
    room = (high.value - low.value) / 7
    return scale_around([low.value - room, high.value + room])


def _course(days: Sequence[Close], scale: Scale, dated: _Dated) -> str:
    """Return the days for who reads the chart one by one: how many since the first, and the value as it is shown."""
    first, places = days[0].on, dated.decimals
    course = " ".join(f"{(day.on - first).days}:{day.value:.{places}f}" for day in days)
    ends = f"{scale.ticks[0]:f} {scale.ticks[-1]:f}"
    return f'data-since="{first.isoformat()}" data-decimals="{places}" data-ends="{ends}" data-course="{course}"'


def _drawing(name: str, days: Sequence[Close], scale: Scale, dated: _Dated) -> str:
    low, high = min(days, key=lambda day: (day.value, day.on)), max(days, key=lambda day: (day.value, day.on))
    extremes = low, high
    first, span = days[0].on, (days[-1].on - days[0].on).days
    points = [((day.on - first).days / span, 1 - scale.share(day.value)) for day in days]
    at = dict(zip(days, points, strict=True))
    line = path(points)
    area = f'<path class="chart-area" d="{line}V1000H0Z"/><path class="chart-line" data-series="1" d="{line}"/>'
    grid = "".join(level(1 - scale.share(tick), "chart-grid") for tick in scale.ticks)
    marks = ((*at[low], "5"), (*at[high], "4"), (*points[-1], "1"))
    marked = "".join(mark(series, percent(x), percent(y)) for x, y, series in marks)
    inner = (
        grid + square(area) + level(1, "chart-base") + marked + _extremes(at, extremes, dated) + _months(days, dated)
    )
    texts = scale.texts(numbers_of(dated.words))
    heights = (1 - scale.share(tick) for tick in scale.ticks)
    return framed(_says(name, days, extremes, dated), inner, tuple(zip(heights, texts, strict=True)))


def _extremes(at: dict[Close, tuple[float, float]], extremes: tuple[Close, Close], dated: _Dated) -> str:
    """Return the values of the highest and the lowest day beside their marks."""
    low, high = (text_of(number(day.value, dated.decimals, dated.words.locale)) for day in extremes)
    return spoken(*at[extremes[0]], low, "below") + spoken(*at[extremes[1]], high, "above")


def _says(name: str, days: Sequence[Close], extremes: tuple[Close, Close], dated: _Dated) -> str:
    """Return the attributes that say what is drawn: the span of days and of values."""
    low, high = (number(day.value, dated.decimals, dated.words.locale) for day in extremes)
    first, last = (short_day(day.on, dated.words) for day in (days[0], days[-1]))
    return f'role="img" aria-label="{text_of(f"{name}: {first} – {last}, {low} – {high}")}"'


def _months(days: Sequence[Close], dated: _Dated) -> str:
    """Return the months below a chart, a year for January; every third where there is little room."""
    first, span = days[0].on, (days[-1].on - days[0].on).days
    starts = _starts(first, days[-1].on)
    if len(starts) < 2:
        ends = (days[0].on, days[-1].on)
        return "".join(label_below(x, text_of(short_day(on, dated.words)), "chart-label") for x, on in enumerate(ends))
    years_only = len(starts) > _MONTHS
    return "".join(
        label_below(
            (on - first).days / span,
            str(on.year) if on.month == 1 else text_of(format_date(on, "MMM", locale=dated.words.locale)),
            "chart-label" if on.month in _QUARTERS or years_only or len(starts) < 5 else "chart-label chart-wide",
        )
        for on in starts
        if on.month == 1 or not years_only
    )


def _starts(first: date, last: date) -> list[date]:
    """Return the first days of the months between two days."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = (date(month // 12, month % 12 + 1, 1) for month in months)
    return [on for on in starts if first <= on <= last]
