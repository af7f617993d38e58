"""Charts: any figures give a drawing that is sound, and the same figures as a table."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from places import Nowhere, Somewhere
from tajuk.story.blocks import Chart, Series
from tajuk.story.chart_drawing import drawn
from tajuk.story.chart_scale import Numbers, number_of, scale_around, scale_from_zero, thinned
from tajuk.story.rendering import html_of

_NUMBERS = Numbers(str, lambda value: f"{value:e}")
_VALUE = st.one_of(
    st.just(""),
    st.decimals(allow_nan=True, allow_infinity=True).map(str),
    st.decimals(-1000, 1000, places=2).map(str),
    st.sampled_from(("0", "-0", "1e-9", "1e18", "9" * 40, "0e-999999", "1e999999", "12 apples", "7")),
)
_LABELS = st.lists(st.text(max_size=40), max_size=30).map(tuple)
_SERIES = st.builds(Series, name=st.text(max_size=20), values=st.lists(_VALUE, max_size=32).map(tuple))
_CHARTS = st.builds(
    Chart,
    headline=st.text(max_size=60),
    form=st.sampled_from(("line", "bar")),
    labels=_LABELS,
    series=st.lists(_SERIES, max_size=8).map(tuple),
    unit=st.text(max_size=20),
)


class _Page(Somewhere):
    def drawing(self, chart):
        return drawn(chart, _NUMBERS)


def make_chart(*values: tuple[str, ...], form: str = "line", labels: tuple[str, ...] = ()) -> Chart:
    """Return a chart of series."""
    series = tuple(Series(f"S{number}", each) for number, each in enumerate(values))
    return Chart("Harga", form, labels or tuple(str(2000 + place) for place in range(len(values[0]))), series, "ribu")


@given(_CHARTS)
def test_any_chart_is_well_formed_and_the_same_again(chart):
    drawing = drawn(chart, _NUMBERS)

    etree.fromstring(f"<div>{drawing}</div>")
    assert drawing == drawn(chart, _NUMBERS)


@given(_CHARTS)
def test_everything_is_drawn_inside_the_plot(chart):
    drawing = etree.fromstring(f"<div>{drawn(chart, _NUMBERS)}</div>")

    ways = drawing.xpath("//svg[@viewBox]/path/@d")
    placed = drawing.xpath("//@x | //@y | //@width | //@height | //@x1 | //@x2 | //@y1 | //@y2")
    percents = [float(place[:-1]) for place in placed if place.endswith("%")]
    units = [float(unit) for way in ways for unit in re.findall(r"[^ML ]+", way)]
    assert all(0 <= value <= 100 for value in percents) and all(0 <= value <= 1000 for value in units)


@given(_CHARTS)
def test_no_chart_has_styles_or_scripts_of_its_own(chart):
    tree = etree.fromstring(f"<div>{drawn(chart, _NUMBERS)}</div>")

    assert not [element for element in tree.iter() if element.tag in ("style", "script") or "style" in element.attrib]


@given(st.lists(st.decimals(-(10**15), 10**15, places=3), min_size=1))
def test_a_scale_has_few_round_ticks_around_its_values(values):
    for scale in (scale_around(values), scale_from_zero(values)):
        steps = {high - low for low, high in zip(scale.ticks, scale.ticks[1:], strict=False)}

        assert 2 <= len(scale.ticks) <= 7 and len(steps) == 1
        assert str(steps.pop().normalize().as_tuple().digits[0]) in "125"
        assert scale.ticks[0] <= min(values) and max(values) <= scale.ticks[-1]


@pytest.mark.parametrize("text", ["", "x", "NaN", "-Infinity", "1e19"])
def test_what_is_no_number_of_a_size_to_draw_is_a_gap(text):
    assert number_of(text) is None


def test_a_line_stops_at_a_gap():
    drawing = drawn(make_chart(("1", "2", "", "3", "4")), _NUMBERS)

    assert re.search(r'd="M0 1000L250 \S+M750 \S+ \S+L1000 \S+"', drawing) or drawing.count("M") >= 2


def test_a_point_between_gaps_has_a_mark():
    assert drawn(make_chart(("1", "", "2", "", "3")), _NUMBERS).count("chart-mark") == 3


def test_bars_stand_on_zero():
    assert scale_from_zero([Decimal(90), Decimal(95)]).ticks[0] == 0


def test_bars_with_long_labels_lie():
    labels = ("Rumah tangga miskin", "Usaha kecil", "Industri pengolahan")

    assert 'class="chart-rows"' in drawn(make_chart(("1", "2", "-3"), form="bar", labels=labels), _NUMBERS)


def test_series_beyond_the_sixth_are_drawn_alike():
    assert 'data-series="rest"' in drawn(make_chart(*[("1", "2")] * 7), _NUMBERS)


def test_four_hundred_labels_are_thinned():
    chart = make_chart(tuple(str(place) for place in range(400)))

    assert drawn(chart, _NUMBERS).count('<text class="chart-label') < 20
    assert thinned(13, 8, 40) == 4


def test_a_drawing_says_what_it_shows():
    assert 'aria-label="Harga: 2000 – 2002, 1 – 3 ribu"' in drawn(make_chart(("1", "3", "2")), _NUMBERS)


def test_a_page_folds_the_table_under_the_drawing():
    html = html_of((make_chart(("1", "2")),), _Page())

    assert html.index("<svg") < html.index('<details class="chart-figures"><summary>Angka</summary>')
    assert '<tr><th scope="row">2001</th><td>2</td></tr>' in html


def test_without_a_drawing_the_table_stands_alone():
    html = html_of((make_chart(("1", "2")),), Nowhere())

    assert "<table>" in html and "<details" not in html and "<svg" not in html


def test_a_source_and_its_day_share_a_line():
    chart = Chart("Harga", "line", ("a",), (Series("b", ("1",)),), source="BPS", on=date(2026, 3, 4))

    assert 'Sumber: BPS · <time datetime="2026-03-04">' in html_of((chart,), Somewhere())
