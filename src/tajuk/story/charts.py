"""Charts to HTML: a drawing where one can be shown, and always the same figures as a table."""

from decimal import Decimal
from html import escape

from tajuk.story.blocks import Chart
from tajuk.story.chart_scale import number_of
from tajuk.story.grids import scrolling
from tajuk.story.inline import escaped
from tajuk.story.places import Places


def chart_html(chart: Chart, places: Places) -> str:
    """Return a chart; its table is folded away where the drawing is shown, and stands alone where it is not."""
    headline = f'<figcaption class="chart-headline">{escaped(chart.headline)}</figcaption>'
    unit = f'<p class="chart-unit">{escaped(chart.unit)}</p>' if chart.unit else ""
    drawing, table = places.drawing(chart), _table(chart, places)
    if drawing:
        summary = f"<summary>{escaped(places.label('figures'))}</summary>"
        table = f'{drawing}<details class="chart-figures">{summary}{table}</details>'
    form = escape(chart.form)
    return f'<figure class="chart" data-form="{form}">{headline}{unit}{table}{_source(chart, places)}</figure>'


def _table(chart: Chart, places: Places) -> str:
    """Return the figures: a row a label, a column a series; a series that is too short has empty cells."""
    names = "".join(f'<th scope="col">{escaped(series.name)}</th>' for series in chart.series)
    rows = []
    for place, label in enumerate(chart.labels):
        values = (series.values[place] if place < len(series.values) else "" for series in chart.series)
        cells = "".join(f"<td>{escaped(_written(value, places))}</td>" for value in values)
        rows.append(f'<tr><th scope="row">{escaped(label)}</th>{cells}</tr>')
    inner = f"<thead><tr><td></td>{names}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return scrolling(inner, chart.headline or places.label("figures"))


def _written(value: str, places: Places) -> str:
    """Return a figure as the reader writes it; what is no number, or has more digits than we read, stays as it is."""
    number = number_of(value)
    return value if number is None or number != Decimal(value) else places.written(number)


def _source(chart: Chart, places: Places) -> str:
    """Return where the figures are from and the day they are of."""
    label = places.label("source") if chart.source else ""
    source = escaped(f"{label}: {chart.source}" if label else chart.source)
    day = f'<time datetime="{chart.on}">{escaped(places.written(chart.on))}</time>' if chart.on else ""
    said = " · ".join(part for part in (source, day) if part)
    return f'<p class="chart-source">{said}</p>' if said else ""
