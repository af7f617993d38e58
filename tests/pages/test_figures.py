import re
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from make import make_masthead
from tajuk.pages.figures import figure, signed, strip_html, strip_of
from tajuk.pages.site import Site
from tajuk.pages.words import words_of
from tajuk.tape.instrument import Instrument
from tajuk.tape.reading import Reading

SITE = Site(make_masthead(), "https://contoh.example", ZoneInfo("Asia/Jakarta"), {}, {}, (), (), {}, {})
LQ45 = Instrument(symbol="LQ45", kind="index", name="Indeks LQ45")
AT = datetime(2023, 9, 6, 2, 0, tzinfo=UTC)


def make_reading(instrument: Instrument = LQ45, **fields: object) -> Reading:
    defaults = {"value": Decimal("895.84"), "change": Decimal("4.26"), "percent": Decimal("0.4778"), "at": AT}
    return Reading(instrument=instrument, **{**defaults, **fields}, source="IDX", delay="delayed")  # type: ignore[arg-type]


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    indonesian, english = (figure(make_reading(), SITE, words_of(language)) for language in ("id", "en"))

    assert (indonesian.value, indonesian.change, indonesian.percent) == ("895,84", "+4,26", "+0,48%")
    assert (english.value, english.change, english.percent) == ("895.84", "+4.26", "+0.48%")


def test_gold_has_no_decimals_and_dots_between_thousands() -> None:
    gold = Instrument(symbol="EMAS", kind="metal", name="Emas", decimals=0)

    shown = figure(
        make_reading(gold, value=Decimal(1325000), change=Decimal(0), percent=Decimal(0)), SITE, words_of("id")
    )

    assert (shown.value, shown.percent, shown.trend) == ("1.325.000", "0,00%", "flat")


def test_a_fund_category_shows_its_percent_alone() -> None:
    fund = Instrument(symbol="RD.SAHAM", kind="fund_category", name="Reksa dana saham", percent_only=True)

    shown = figure(make_reading(fund, value=None, change=None, percent=Decimal("0.05")), SITE, words_of("id"))

    assert (shown.value, shown.change, shown.percent) == ("", "", "+0,05%")


def test_a_minus_is_as_wide_as_a_plus() -> None:
    shown = figure(make_reading(change=Decimal("-4.26"), percent=Decimal("-0.4778")), SITE, words_of("id"))

    assert (shown.change, shown.percent, shown.trend) == ("\u22124,26", "\u22120,48%", "down")


def test_what_rounds_to_zero_has_no_sign_and_no_arrow() -> None:
    shown = figure(make_reading(change=Decimal("-0.004"), percent=Decimal("-0.0004")), SITE, words_of("id"))

    assert (shown.change, shown.percent, shown.trend) == ("0,00", "0,00%", "flat")


def test_a_change_too_small_to_show_points_where_its_percent_does() -> None:
    gold = Instrument(symbol="EMAS", kind="metal", name="Emas", decimals=0)

    assert figure(make_reading(gold, change=Decimal("-0.3")), SITE, words_of("id")).trend == "up"


@given(st.decimals(-(10**40), 10**40, allow_nan=False), st.integers(0, 18))
def test_any_number_of_the_tape_can_be_written(value: Decimal, decimals: int) -> None:
    text = signed(value, decimals, words_of("en").locale)

    assert text[0] in "+\u2212" or not text.strip("0.")


def test_the_strip_begins_with_when_and_ends_with_where_from() -> None:
    html = strip_html(strip_of([make_reading()], SITE, words_of("id")), words_of("id")).text

    assert re.search(r"strip-when.*06 Sep 2023, 09:00 WIB.*strip-note.*Sumber: IDX, tertunda", html, re.DOTALL)


def test_what_is_not_known_is_a_dash_and_never_zero() -> None:
    shown = figure(Reading(instrument=LQ45), SITE, words_of("id"))

    assert (shown.value, shown.change, shown.percent, shown.when) == ("–", "–", "–", "")


def test_a_figure_says_where_it_is_from_how_late_and_until_when_it_is_fresh() -> None:
    shown = figure(make_reading(), SITE, words_of("id"))

    assert shown.note == "Sumber: IDX, tertunda"
    assert shown.stale_at == "2023-09-06T09:45:00+07:00"


def test_without_readings_there_is_no_strip() -> None:
    assert strip_html(strip_of([], SITE, words_of("id")), words_of("id")).text == ""
