"""Lines of an instrument: beside a figure, and a year of closes."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tajuk.pages.sparklines import closes, sparkline_html, year_chart_html
from tajuk.pages.words import words_of

_JAKARTA = ZoneInfo("Asia/Jakarta")
_START = datetime(2025, 3, 3, 9, tzinfo=UTC)
_VALUES = st.lists(st.decimals(-(10**12), 10**12, places=4), min_size=2, max_size=150)


def year(values: list[Decimal], language: str = "id") -> str:
    """Return the chart of values, three days apart."""
    points = [(_START + timedelta(days=3 * place), value) for place, value in enumerate(values)]
    words = words_of(language)
    return year_chart_html(points, name="Indeks & lain", zone=_JAKARTA, words=words, decimals=2).text


@given(_VALUES)
def test_any_values_give_sound_drawings(values):
    for html in (sparkline_html(values).text, year(values)):
        etree.fromstring(html)

        assert "nan" not in html and "style=" not in html


@pytest.mark.parametrize(("values", "trend"), [((1, 2), "up"), ((2, 3, 1), "down"), ((2, 1, 2), "flat")])
def test_a_sparkline_says_where_it_went(values, trend):
    assert f'data-trend="{trend}"' in sparkline_html([Decimal(value) for value in values]).text


def test_a_long_sparkline_is_thinned_and_keeps_its_last_value():
    html = sparkline_html([Decimal(0)] * 999 + [Decimal(5)]).text

    assert html.count("L") < 60 and 'cx="93.0" cy="3.0"' in html


def test_one_value_is_no_line():
    assert sparkline_html([Decimal(1)]).text == year([Decimal(1)]) == ""


def test_the_last_value_of_a_local_day_is_its_close():
    late = _START.replace(hour=17, minute=30)  # past midnight in Jakarta

    found = closes([(_START, Decimal(1)), (_START + timedelta(hours=1), Decimal(2)), (late, Decimal(3))], _JAKARTA)

    assert [(close.on.day, close.value) for close in found] == [(3, 2), (4, 3)]


def test_a_year_tells_its_high_low_and_last_in_the_readers_format():
    html = year([Decimal(1500), Decimal("1750.5"), Decimal(1400), Decimal(1600)])

    assert all(word in html for word in ("Tertinggi", "1.750,50", "Terendah", "1.400,00", "Terakhir", "1.600,00"))


def test_january_stands_as_its_year():
    html = year([Decimal(place) for place in range(122)], "en")

    assert ">2026</text>" in html and ">Apr</text>" in html and ">Jan</text>" not in html
