"""Unknown is a dash, and zero is only what is zero."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote
from tajuk.tape.reading import is_stale, reading_of, stale_at

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SHARE = Instrument(symbol="ABC", kind="share", name="ABC")
FUNDS = Instrument(symbol="RD.SAHAM", kind="fund_category", name="Reksa dana saham", percent_only=True)


def make_reading(instrument=SHARE, *, delay="live", **numbers):
    exact = {name: Decimal(number) for name, number in numbers.items()}
    return reading_of(
        instrument,
        Quote(symbol=instrument.symbol, exchange_at=NOON, received_at=NOON, source="bursa", delay=delay, **exact),
    )


def test_change_is_exact_and_percent_is_of_the_close_before():
    reading = make_reading(value="895.84", previous="891.58")

    assert reading.change == Decimal("4.26")
    assert round(reading.percent, 2) == Decimal("0.48")


def test_no_close_before_is_no_change():
    reading = make_reading(value="1325000")

    assert (reading.value, reading.change, reading.percent) == (Decimal(1325000), None, None)


def test_an_unchanged_price_has_changed_by_zero():
    reading = make_reading(value="1325000", previous="1325000")

    assert (reading.change, reading.percent) == (0, 0)


@pytest.mark.parametrize("previous", ["0", "-37.63"])
def test_nothing_is_a_percentage_of_zero_or_less(previous):
    reading = make_reading(value="10", previous=previous)

    assert reading.change == Decimal(10) - Decimal(previous)
    assert reading.percent is None


def test_a_source_that_gives_the_change_alone_is_believed():
    reading = make_reading(FUNDS, percent="0.05")

    assert (reading.value, reading.change, reading.percent) == (None, None, Decimal("0.05"))


def test_what_can_be_computed_is_not_taken_from_the_source():
    assert make_reading(value="110", previous="100", percent="99").percent == 10


def test_a_fund_category_shows_percent_alone():
    reading = make_reading(FUNDS, value="1001", previous="1000")

    assert (reading.value, reading.change, reading.percent) == (None, None, Decimal("0.1"))


def test_an_instrument_without_a_quote_is_a_dash_that_does_not_age():
    reading = reading_of(SHARE, None)

    assert (reading.value, reading.percent, reading.at, reading.delay) == (None, None, None, None)
    assert stale_at(reading) is None
    assert not is_stale(reading, NOON)


@pytest.mark.parametrize(("delay", "minutes"), [("live", 15), ("delayed", 45), ("end_of_day", 4 * 24 * 60)])
def test_a_reading_is_stale_from_an_instant_on(delay, minutes):
    reading = make_reading(delay=delay, value="1")
    ends_at = NOON + timedelta(minutes=minutes)

    assert not is_stale(reading, ends_at - timedelta(microseconds=1))
    assert is_stale(reading, ends_at)
