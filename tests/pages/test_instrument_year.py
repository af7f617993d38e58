"""The year of an instrument: what it says, and what it does not claim to know."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from tajuk.pages.instrument_year import chart, closings, facts
from tajuk.pages.words import words_of
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote
from tajuk.tape.reading import reading_of
from tajuk.tape.tracking import Tracked

LAST = datetime(2026, 3, 31, 9, 15, tzinfo=UTC)
INDEX = Instrument(symbol="LQ45", kind="index", name="Indeks LQ45", unit="point")
FUND = msgspec.structs.replace(INDEX, percent_only=True)
WORDS = words_of("id")


def make_tracked(instrument: Instrument, values: dict[int, str | None], **fields: Any) -> Tracked:
    """An instrument with values so many days before LAST."""
    quotes = [
        Quote(
            symbol="LQ45", value=Decimal(value) if value else None, source="Bursa", delay="end_of_day",
            exchange_at=LAST - timedelta(days=ago), received_at=LAST, **fields
        )
        for ago, value in values.items()
    ]  # fmt: skip
    return Tracked(reading_of(instrument, quotes[-1]), quotes)


def told(tracked: Tracked) -> dict[str, tuple[str, str]]:
    return {fact.term: (fact.said, fact.note) for fact in facts(tracked, WORDS)}


def test_moves_are_counted_from_the_close_on_the_day_or_the_last_before_it() -> None:
    found = told(make_tracked(INDEX, {367: "50", 92: "80", 33: "100", 30: "999", 0: "110"}))

    assert found["1 bulan"] == ("+10,00%", "sejak 26 Feb 2026")  # 28 February was a Saturday
    assert found["3 bulan"] == ("+37,50%", "sejak 29 Des 2025")
    assert found["1 tahun"] == ("+120,00%", "sejak 29 Mar 2025")


def test_a_move_that_the_tape_does_not_reach_back_to_is_a_dash() -> None:
    found = told(make_tracked(INDEX, {60: "80", 31: "100", 0: "110"}))

    assert (found["1 bulan"][0], found["3 bulan"], found["1 tahun"]) == ("+10,00%", ("–", ""), ("–", ""))


def test_a_year_may_begin_some_holidays_late_and_says_so() -> None:
    assert told(make_tracked(INDEX, {360: "100", 0: "90"}))["1 tahun"] == ("\u221210,00%", "sejak 05 Apr 2025")


def test_the_range_is_that_of_the_year_and_no_longer() -> None:
    found = told(make_tracked(INDEX, {379: "1", 366: "80", 100: "120", 0: "110"}, previous=Decimal(100)))

    assert found["Rentang"] == ("80,00 – 120,00", "sejak 30 Mar 2025")
    assert found["Penutupan sebelumnya"] == ("100,00", "")


def test_a_rate_moves_by_points_and_not_by_percent_of_percent() -> None:
    rate = msgspec.structs.replace(INDEX, kind="rate", unit="percent")

    assert told(make_tracked(rate, {31: "5.75", 0: "5.50"}))["1 bulan"][0] == "\u22120,25 poin persentase"


def test_where_percent_stands_alone_no_level_is_told() -> None:
    tracked = make_tracked(FUND, {31: "1180.5", 1: "1190", 0: "1298.55"}, previous=Decimal(1190))
    html, said = chart(tracked, "Reksa dana", WORDS)

    assert said == "Perubahan dalam persen sejak 28 Feb 2026"
    assert ">10,00<" in html.text and "1.298" not in html.text
    assert "Rentang" not in told(tracked) and told(tracked)["1 bulan"][0] == "+10,00%"
    assert {(day.value, day.change) for day in closings(tracked, WORDS)} == {("", "")}


def test_a_source_of_percents_alone_has_days_and_no_chart() -> None:
    tracked = make_tracked(FUND, {1: None, 0: None}, percent=Decimal("0.05"))

    assert chart(tracked, "Reksa dana", WORDS)[1] == "" and facts(tracked, WORDS) == ()
    assert [day.percent for day in closings(tracked, WORDS)] == ["+0,05%", "+0,05%"]


def test_the_last_ten_days_stand_newest_first() -> None:
    found = closings(make_tracked(INDEX, dict.fromkeys(range(20, -1, -1), "100"), previous=Decimal(99)), WORDS)

    assert [day.day for day in found[:2]] == ["31 Mar 2026", "30 Mar 2026"] and len(found) == 10
    assert (found[0].on, found[0].change, found[0].trend) == ("2026-03-31", "+1,00", "up")


def test_an_instrument_without_quotes_has_no_year() -> None:
    nothing = Tracked(reading_of(INDEX, None))

    assert (chart(nothing, "X", WORDS)[1], facts(nothing, WORDS), closings(nothing, WORDS)) == ("", (), ())
