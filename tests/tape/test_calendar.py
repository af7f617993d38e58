"""Markets open, close and rest as their calendars say."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tajuk.tape.calendar import after_trading, calendar, names, next_close
from tajuk.tape.session import session_at

JAKARTA, NEW_YORK, TOKYO = (ZoneInfo(name) for name in ("Asia/Jakarta", "America/New_York", "Asia/Tokyo"))


def wib(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("at", "state", "until"),
    [
        (wib(27, 8, 59), "closed", wib(27, 9)),
        (wib(27, 9), "open", wib(27, 15, 50)),
        (wib(27, 15, 50), "closed", wib(30, 9)),
        (wib(28, 12), "closed", wib(30, 9)),
    ],
)
def test_a_market_is_open_from_its_first_minute_until_before_its_last(at, state, until):
    session = session_at(calendar("XIDX"), at)

    assert (session.state, session.until) == (state, until)


def test_a_weekday_without_trading_is_a_holiday():
    session = session_at(calendar("XIDX"), datetime(2026, 12, 25, 10, tzinfo=JAKARTA))

    assert (session.state, session.until) == ("holiday", datetime(2026, 12, 28, 9, tzinfo=JAKARTA))


def test_a_lunch_break_is_closed():
    at = datetime(2026, 11, 27, 12, 0, tzinfo=TOKYO)

    assert session_at(calendar("XTKS"), at).until == at + timedelta(minutes=30)


@pytest.mark.parametrize(("day", "utc_hour"), [(date(2026, 3, 6), 21), (date(2026, 3, 9), 20), (date(2026, 11, 2), 21)])
def test_daylight_saving_moves_the_close(day, utc_hour):
    assert calendar("XNYS").close_on(day) == datetime(day.year, day.month, day.day, utc_hour, tzinfo=UTC)


def test_the_day_after_thanksgiving_ends_early():
    assert calendar("XNYS").close_on(date(2026, 11, 27)) == datetime(2026, 11, 27, 13, tzinfo=NEW_YORK)


def test_only_trading_counts():
    assert after_trading(calendar("XIDX"), wib(27, 15, 40), 15) == wib(30, 9, 5)
    assert after_trading(calendar("XIDX"), wib(28, 3), 15) == wib(30, 9, 15)
    assert after_trading(calendar("XIDX"), wib(27, 10), 15) == wib(27, 10, 15)


def test_the_next_close_is_that_of_the_next_day_of_trading():
    assert next_close(calendar("XIDX"), wib(27, 15, 50)) == wib(30, 15, 50)


def test_no_name_leads_out_of_the_folder():
    assert [calendar(name) for name in ("", "../XIDX", "XXXX", "XIDX.json")] == [None] * 4
    assert {"XIDX", "XNYS", "TARGET"} <= set(names())


def test_the_euros_central_banks_rest_on_the_days_without_rates(shared):
    lines = (shared / "data/market/ecb_eurofxref_2014-2019.csv").read_text().splitlines()[1:]
    fixed = {date.fromisoformat(line.split(",")[0]) for line in lines}
    days = [date(2014, 1, 1) + timedelta(days=ahead) for ahead in range(6 * 365 + 1)]

    assert {day for day in days if calendar("TARGET").is_session(day)} == fixed


def test_every_table_knows_the_days_to_come():
    assert all(calendar(name).until >= date(2026, 12, 31) for name in names())


@pytest.mark.parametrize("name", [name for name in names() if name != "TARGET"])
def test_the_tables_are_what_exchange_calendars_says(name):
    exchange_calendars = pytest.importorskip("exchange_calendars", reason="only `make calendars` installs it")
    table = calendar(name)
    known = exchange_calendars.get_calendar(name, start=table.since.isoformat(), end=table.until.isoformat())

    for row in known.schedule.itertuples():
        spans = table.spans(row.Index.date())
        assert (spans[0][0], spans[-1][1]) == (row.open, row.close)
