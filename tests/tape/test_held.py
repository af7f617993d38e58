"""What waits for a person waits beside the record, and joins it only by a second hand."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec
import pytest

from tajuk.database.connect import transaction
from tajuk.tape import held, reader, writer
from tajuk.tape.held import NotHeld, SecondPersonNeeded
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote

NOON = datetime(2026, 11, 27, 5, tzinfo=UTC)
QUOTE = Quote(symbol="LQ45", value=Decimal(9000), exchange_at=NOON, received_at=NOON, source="bursa", delay="live")


@pytest.fixture
def cursor(tape):
    with transaction(tape) as cursor:
        writer.list_instrument(cursor, Instrument(symbol="LQ45", kind="index", name="LQ45"), at=NOON)
        yield cursor


def waiting(cursor, quote=QUOTE, **fields) -> int:
    return held.hold(cursor, quote, **{"reason": "it jumped", "entered_by": "bursa", "at": NOON} | fields)


def test_what_waits_is_not_on_the_tape(cursor):
    number = waiting(cursor)

    assert [(each.number, each.quote, each.reason) for each in held.held(cursor)] == [(number, QUOTE, "it jumped")]
    assert reader.latest(cursor, "LQ45") is None


def test_the_newest_of_a_source_replaces_the_one_before(cursor):
    newer = msgspec.structs.replace(QUOTE, value=Decimal(9001), exchange_at=NOON + timedelta(minutes=1))

    assert waiting(cursor) == waiting(cursor, newer)
    assert waiting(cursor, msgspec.structs.replace(QUOTE, source="agensi")) == 2
    assert [each.quote.value for each in held.held(cursor)] == [9001, 9000]


def test_released_it_is_on_the_tape_as_of_its_release(cursor):
    later = NOON + timedelta(hours=1)

    held.release(cursor, waiting(cursor), by="sari", at=later)

    latest = reader.latest(cursor, "LQ45")
    assert (latest.value, latest.exchange_at, latest.received_at) == (9000, NOON, later)
    assert held.held(cursor) == []


def test_who_entered_it_cannot_release_it(cursor):
    number = waiting(cursor, entered_by="sari")

    with pytest.raises(SecondPersonNeeded, match="second person"):
        held.release(cursor, number, by="sari", at=NOON)
    assert len(held.held(cursor)) == 1


def test_dropped_it_is_known_and_gone(cursor):
    held.drop(cursor, waiting(cursor), by="sari", at=NOON)

    assert held.is_dropped(cursor, QUOTE) and reader.latest(cursor, "LQ45") is None
    assert not held.is_dropped(cursor, msgspec.structs.replace(QUOTE, value=Decimal(8999)))
    with pytest.raises(NotHeld, match="number 1"):
        held.release(cursor, 1, by="budi", at=NOON)
