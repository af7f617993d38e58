"""What a source may say by itself, what a person must see, and what is rubbish."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote
from tajuk.ticker.guards import judge

AT = datetime(2026, 11, 27, 3, tzinfo=UTC)  # a Friday, 10.00 in Jakarta
INDEX = Instrument(symbol="LQ45", kind="index", name="LQ45", calendar="XIDX")


def quoted(value="900", *, at=AT, received=None, **fields) -> Quote:
    given = {"symbol": "LQ45", "value": Decimal(value), "source": "bursa", "delay": "live"} | fields
    return Quote(exchange_at=at, received_at=received or at, **given)


BEFORE = quoted(at=AT - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("quote", "fate", "reason"),
    [
        (quoted("901"), "keep", ""),
        (quoted("9000"), "hold", "jumped from 900 to 9000"),
        (quoted("90"), "hold", "jumped from 900 to 90"),
        (quoted("989.99"), "keep", ""),
        (quoted("0"), "refuse", "not above zero"),
        (quoted("-900"), "refuse", "not above zero"),
        (quoted("NaN"), "refuse", "not a number"),
        (quoted(received=AT - timedelta(minutes=6)), "refuse", "dated after its arrival"),
        (quoted(received=AT - timedelta(minutes=4)), "keep", ""),
        (quoted(at=AT - timedelta(minutes=2), value="9000"), "keep", ""),  # late: it does not become the newest
        (quoted(at=datetime(2026, 11, 28, 3, tzinfo=UTC)), "refuse", "closed"),
        (quoted(at=datetime(2026, 12, 25, 3, tzinfo=UTC)), "refuse", "closed"),
        (quoted(at=datetime(2026, 11, 27, 9, 15, tzinfo=UTC)), "keep", ""),  # the closing auction
        (quoted(at=datetime(2026, 11, 27, 12, tzinfo=UTC), delay="end_of_day"), "keep", ""),
    ],
)
def test_a_quote_is_judged_by_the_one_before_and_by_the_market(quote, fate, reason):
    verdict = judge(quote, INDEX, BEFORE)

    assert (verdict.fate, reason in verdict.reason) == (fate, True)


def test_the_first_quote_has_nothing_to_jump_from():
    assert judge(quoted("9000"), INDEX, None).fate == "keep"


def test_a_source_may_have_a_measure_of_its_own():
    assert judge(quoted("920"), INDEX, BEFORE, most_pct=Decimal(2)).fate == "hold"


@pytest.mark.parametrize(("value", "fate"), [("6.50", "keep"), ("7.00", "hold"), ("-0.10", "hold")])
def test_a_rate_jumps_by_points(value, fate):
    rate = Instrument(symbol="BI", kind="rate", name="BI", unit="percent")

    assert judge(quoted(value), rate, quoted("5.75", at=AT - timedelta(days=1))).fate == fate


def test_oil_may_cost_less_than_nothing():
    oil = Instrument(symbol="CL", kind="commodity", name="Oil")

    assert judge(quoted("-37.63"), oil, quoted("-30", at=AT - timedelta(days=1))).fate == "keep"


def test_a_category_that_moves_by_percent_alone_can_jump_too():
    funds = Instrument(symbol="RD", kind="fund_category", name="RD", percent_only=True)

    alone = Quote(symbol="RD", percent=Decimal(48), exchange_at=AT, received_at=AT, source="a", delay="live")

    assert judge(alone, funds, BEFORE).fate == "hold"
