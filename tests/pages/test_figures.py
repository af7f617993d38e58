from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from make import make_masthead
from tajuk.pages.figures import figure, strip_html
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


def test_what_is_not_known_is_a_dash_and_never_zero() -> None:
    shown = figure(Reading(instrument=LQ45), SITE, words_of("id"))

    assert (shown.value, shown.change, shown.percent, shown.when) == ("–", "–", "–", "")


def test_a_figure_says_where_it_is_from_how_late_and_until_when_it_is_fresh() -> None:
    shown = figure(make_reading(), SITE, words_of("id"))

    assert shown.note == "Sumber: IDX, tertunda"
    assert shown.stale_at == "2023-09-06T09:45:00+07:00"


def test_without_readings_there_is_no_strip() -> None:
    assert strip_html([], SITE, words_of("id")).text == ""
