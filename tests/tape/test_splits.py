"""A split changes what old prices mean, and nothing that was written."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tajuk.database.connect import dialect_of, open_for_writing, transaction
from tajuk.tape import reader, schema, writer
from tajuk.tape.days import closes
from tajuk.tape.errors import BadInstrument
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Viewer
from tajuk.tape.quote import Quote
from tajuk.tape.splits import Split

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = Viewer(MONDAY + timedelta(days=30))
SHARE = Instrument(symbol="ABC", kind="share", name="ABC")
ON_TUESDAY = Split(symbol="ABC", on=date(2026, 3, 3), new=5, old=1)


def quoted(day: int, value: str) -> Quote:
    at = MONDAY + timedelta(days=day)
    return Quote(symbol="ABC", value=Decimal(value), exchange_at=at, received_at=at, source="a", delay="end_of_day")


@pytest.fixture
def cursor(tape):
    with transaction(tape) as cursor:
        writer.list_instrument(cursor, SHARE, at=MONDAY)
        writer.append(cursor, [quoted(0, "5000"), quoted(1, "1010")])
        yield cursor


def test_without_a_close_before_the_tapes_own_is_taken(cursor):
    reading = reader.reading(cursor, "ABC", LATER)

    assert (reading.change, reading.percent) == (Decimal(-3990), Decimal("-79.8"))


def test_the_close_before_a_split_counts_in_todays_units(cursor):
    assert writer.record_split(cursor, ON_TUESDAY, at=MONDAY)

    reading = reader.reading(cursor, "ABC", LATER)

    assert (reading.value, reading.change, reading.percent) == (Decimal(1010), Decimal(10), Decimal(1))


def test_days_are_in_todays_units_and_the_record_as_it_was(cursor):
    writer.record_split(cursor, ON_TUESDAY, at=MONDAY)

    days = closes(cursor, [SHARE], LATER, until=MONDAY + timedelta(days=1), days=5)["ABC"]

    assert [(day.value, day.previous) for day in days] == [(1000, None), (1010, 1000)]
    assert [quote.value for quote in reader.series(cursor, "ABC", MONDAY, LATER.at)] == [5000, 1010]


def test_the_same_split_twice_is_one_and_another_of_that_day_is_refused(cursor):
    writer.record_split(cursor, ON_TUESDAY, at=MONDAY)

    assert not writer.record_split(cursor, ON_TUESDAY, at=MONDAY)
    with pytest.raises(BadInstrument, match="5 for 1 is recorded"):
        writer.record_split(cursor, Split(symbol="ABC", on=ON_TUESDAY.on, new=2, old=1), at=MONDAY)


@pytest.mark.parametrize(("new", "old"), [(0, 1), (1, 1), (-5, 1), (99999, 1)])
def test_a_split_that_cannot_be_is_refused(cursor, new, old):
    with pytest.raises(BadInstrument, match="not a split"):
        writer.record_split(cursor, Split(symbol="ABC", on=date(2026, 3, 3), new=new, old=old), at=MONDAY)


def test_a_close_of_weeks_ago_is_no_close_before(cursor):
    writer.append(cursor, [quoted(25, "1200")])

    assert reader.reading(cursor, "ABC", LATER).percent is None


def test_a_tape_of_the_release_before_is_brought_up(sqlite_url):
    tape = open_for_writing(sqlite_url)
    cursor = tape.cursor()
    columns = "one integer primary key, schema integer, epoch text, seq bigint, at bigint, instruments integer"
    cursor.execute(f"create table tape_head ({columns})")
    cursor.execute("insert into tape_head values (1, 1, 'abc', 0, 0, 0)")

    for _ in range(2):
        schema.create(cursor, dialect_of(tape))

    assert writer.list_instrument(cursor, SHARE, at=MONDAY)
    assert reader.head(cursor) == ("abc", 0, 0, 1)
    tape.close()
