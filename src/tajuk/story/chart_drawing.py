"""A chart drawn as inline SVG that stretches with its page, with texts that keep their size.

Lines and columns stand on a plot with values to its right and labels below; bars lie when their labels would not fit.
Series are told apart without colour: by dashes and marks, filled and hollow bars, the same in the legend.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tajuk.story.blocks import Chart
from tajuk.story.chart_scale import Numbers, Scale, figures_of, scale_around, scale_from_zero, thinned
from tajuk.story.svg import label_below, level, path, percent, spoken, square, stretches, text_of, values_at

_STYLED = 6
_LABEL = 18  # characters of a label under a plot
_NARROW, _WIDE = 40, 85  # characters below a plot on a telephone, and in a column of text
_MOST_LYING = 40
_ROW, _BETWEEN = 1.25, 0.5  # rem, as in chart.css: a bar that lies, and the room between labels
_GROUP = 0.72  # the part of a column's place that is filled
_MARKS = {
    "1": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "2": "M-3.5-3.5h7v7h-7z",
    "3": "M0-5 5 0 0 5-5 0z",
    "4": "M0-5 5 4H-5z",
    "5": "M0 5 5-4H-5z",
    "6": "M-4-1.3h2.7v-2.7h2.6v2.7H4v2.6H1.3V4h-2.6V1.3H-4z",
    "rest": "M-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0z",
}
_Figures = list[list[Decimal | None]]


def drawn(chart: Chart, numbers: Numbers) -> str:
    """Return the drawing of a chart with its legend, "" when there is nothing to draw."""
    figures = figures_of(chart)
    values = [value for series in figures for value in series if value is not None]
    if not values:
        return ""
    says = f"{_span(chart.labels)}, {_span([numbers.exact(min(values)), numbers.exact(max(values))])} {chart.unit}"
    named = f'role="img" aria-label="{text_of(f"{chart.headline}: {says}", 400)}"'
    if chart.form == "line":
        scale = scale_around(values)
        inner = _lines(chart, figures, scale) + (_last(figures[0], scale, numbers) if len(figures) == 1 else "")
        return _legend(chart) + _plot(named, inner, scale, numbers)
    scale = scale_from_zero(values)
    if _lies(chart.labels):
        return f'{_legend(chart)}<div class="chart-rows" {named}>{"".join(_rows(chart, figures, scale, numbers))}</div>'
    return _legend(chart) + _plot(named, _columns(chart, figures, scale), scale, numbers)


def mark(series: str, x: str, y: str) -> str:
    """Return the mark of a series at a place."""
    return f'<svg x="{x}" y="{y}"><path class="chart-mark" data-series="{series}" d="{_MARKS[series]}"/></svg>'


def framed(named: str, inner: str, right: Sequence[tuple[float, str]]) -> str:
    """Return a plot with its values to the right, the longest of which makes the room for them.

    named: the attributes that say what is drawn.
    """
    longest = text_of(max((text for _, text in right), key=len))
    room = f'<span class="chart-room" aria-hidden="true">{longest}</span>'
    beside = f'<svg class="chart-values">{values_at(right)}</svg>'
    return f'<div class="chart-drawing" {named}><svg class="chart-plot">{inner}</svg>{room}{beside}</div>'


def _plot(named: str, inner: str, scale: Scale, numbers: Numbers) -> str:
    grid = "".join(level(1 - scale.share(tick), "chart-grid") for tick in scale.ticks)
    base = level(1 - scale.share(_base(scale)), "chart-base")
    heights = (1 - scale.share(tick) for tick in scale.ticks)
    return framed(named, grid + inner + base, tuple(zip(heights, scale.texts(numbers), strict=True)))


def _base(scale: Scale) -> Decimal:
    return Decimal(0) if scale.ticks[0] <= 0 <= scale.ticks[-1] else scale.ticks[0]


def _lines(chart: Chart, figures: _Figures, scale: Scale) -> str:
    last = max(len(chart.labels) - 1, 1)
    across = [place / last if len(chart.labels) > 1 else 0.5 for place in range(len(chart.labels))]
    ways, marks = [], []
    for number, series in enumerate(figures):
        name = _series(number)
        points = [None if v is None else (x, 1 - scale.share(v)) for x, v in zip(across, series, strict=True)]
        runs = stretches(points)
        way = "".join(path(run) for run in runs if len(run) > 1)
        ways.append(f'<path class="chart-line" data-series="{name}" d="{way}"/>' if way else "")
        ends = [run[-1] for place, run in enumerate(runs) if len(run) == 1 or place == len(runs) - 1]
        marks += [mark(name, percent(x), percent(y)) for x, y in ends]
    return square("".join(reversed(ways))) + "".join(reversed(marks)) + _below(chart.labels, across)


def _last(series: list[Decimal | None], scale: Scale, numbers: Numbers) -> str:
    """Return the last value beside its mark, on the side the line does not come from."""
    known = [(place, value) for place, value in enumerate(series) if value is not None]
    place, value = known[-1]
    x, y = place / (len(series) - 1) if len(series) > 1 else 0.5, 1 - scale.share(value)
    falls = len(known) > 1 and known[-2][1] > value
    return spoken(x, y, numbers.exact(value), "below" if (falls and y < 0.85) or y < 0.1 else "above")


def _columns(chart: Chart, figures: _Figures, scale: Scale) -> str:
    count, zero = len(chart.labels), 1 - scale.share(Decimal(0))
    wide = _GROUP / count / len(figures)
    bars = []
    for number, series in enumerate(figures):
        for place, value in enumerate(series):
            if value is not None:
                x, y = (place + (1 - _GROUP) / 2) / count + number * wide, 1 - scale.share(value)
                size = f'width="{percent(wide)}" height="{percent(abs(zero - y))}"'
                at = f'x="{percent(x)}" y="{percent(min(y, zero))}"'
                bars.append(f'<rect class="chart-bar" data-series="{_series(number)}" {at} {size}/>')
    return "".join(bars) + _below(chart.labels, [(place + 0.5) / count for place in range(count)])


def _rows(chart: Chart, figures: _Figures, scale: Scale, numbers: Numbers) -> Iterator[str]:
    """Yield a label, its bars and their values for every label."""
    zero = scale.share(Decimal(0))
    axis = f'<line class="chart-base" x1="{percent(zero)}" x2="{percent(zero)}" y2="100%"/>'
    for label, values in zip(chart.labels, zip(*figures, strict=True), strict=True):
        bars = "".join(_lying(number, value, scale, len(values)) for number, value in enumerate(values))
        said = "".join(f"<span>{'–' if v is None else text_of(numbers.exact(v))}</span>" for v in values)
        name = f'<span class="chart-name">{text_of(label)}</span>'
        yield f'{name}<span class="chart-track"><svg>{bars}{axis}</svg></span><span class="chart-figure">{said}</span>'


def _lying(number: int, value: Decimal | None, scale: Scale, count: int) -> str:
    """Return one of the bars of a label; the row is as high as its values, with room between rows."""
    if value is None:
        return ""
    zero, end = scale.share(Decimal(0)), scale.share(value)
    middle = (_BETWEEN / 2 + _ROW * (number + 0.5)) / (_ROW * count + _BETWEEN)
    size = f'width="{percent(abs(end - zero))}" height="16" transform="translate(0 -8)"'
    at = f'x="{percent(min(zero, end))}" y="{percent(middle)}"'
    return f'<rect class="chart-bar" data-series="{_series(number)}" {at} {size}/>'


def _below(labels: Sequence[str], across: Sequence[float]) -> str:
    """Return as many labels as fit under a plot; some only where there is room."""
    shown = [text_of(label, _LABEL) for label in labels]
    longest = min(max(map(len, labels)), _LABEL)
    step = thinned(len(shown), longest, _WIDE)
    often = thinned(len(shown[::step]), longest, _NARROW)
    return "".join(
        label_below(across[place], shown[place], "chart-label" if turn % often == 0 else "chart-label chart-wide")
        for turn, place in enumerate(range(0, len(shown), step))
    )


def _lies(labels: Sequence[str]) -> bool:
    """Say whether bars lie: their labels are too long to stand below, and no steps of time that may be thinned."""
    if len(labels) * max(map(len, labels)) <= _NARROW or len(labels) > _MOST_LYING:
        return False
    dated = sum(any(character.isdigit() for character in label) for label in labels)
    return len(labels) <= 12 or dated * 2 <= len(labels)


def _legend(chart: Chart) -> str:
    """Return which mark is which series; one series is told by the chart's unit when it has one."""
    if len(chart.series) == 1 and (chart.unit or not chart.series[0].name):
        return ""
    keys = "".join(
        f"<li>{_key(chart, _series(number))}{text_of(series.name)}</li>" for number, series in enumerate(chart.series)
    )
    return f'<ul class="chart-legend">{keys}</ul>'


def _key(chart: Chart, series: str) -> str:
    line = f'<path class="chart-line" data-series="{series}" d="M0 6H30"/>{mark(series, "30", "6")}'
    bar = f'<rect class="chart-bar" data-series="{series}" x="1" y="1" width="16" height="10"/>'
    width, inner = (36, line) if chart.form == "line" else (18, bar)
    return f'<svg class="chart-key" width="{width}" height="12" aria-hidden="true">{inner}</svg>'


def _series(number: int) -> str:
    return str(number + 1) if number < _STYLED else "rest"


def _span(texts: Sequence[str]) -> str:
    return texts[0] if texts[0] == texts[-1] else f"{texts[0]} – {texts[-1]}"
