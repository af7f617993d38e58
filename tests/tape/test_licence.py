"""Who may see numbers, and from when on."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.database.connect import transaction
from tajuk.tape import reader, writer
from tajuk.tape.days import closes
from tajuk.tape.errors import BadInstrument
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Licence, Viewer, may_pass_on, may_see, shown_until, stricter
from tajuk.tape.quote import Quote
from tajuk.tape.standing import Standings

TEN = datetime(2026, 3, 2, 10, tzinfo=UTC)
LATE = Instrument(symbol="ABC", kind="share", name="ABC", licence=Licence(delay_min=15))
LICENCES = st.builds(Licence, st.sampled_from(["all", "members", "nobody"]), st.booleans(), st.integers(0, 60))


def quoted(minute: int, value: int) -> Quote:
    at = TEN + timedelta(minutes=minute)
    return Quote(symbol="ABC", value=Decimal(value), exchange_at=at, received_at=at, source="bursa", delay="live")


@pytest.fixture
def cursor(tape):
    with transaction(tape) as cursor:
        writer.list_instrument(cursor, LATE, at=TEN)
        writer.append(cursor, [quoted(0, 1), quoted(1, 2)])
        yield cursor


def seen(cursor, **after) -> Decimal | None:
    return reader.reading(cursor, "ABC", Viewer(TEN + timedelta(**after))).value


def test_a_delayed_number_is_shown_to_the_minute_and_never_early(cursor):
    assert seen(cursor, minutes=14, seconds=59.9) is None
    assert seen(cursor, minutes=15) == 1
    assert seen(cursor, minutes=15, seconds=59.9) == 1
    assert seen(cursor, minutes=16) == 2


def test_a_correction_of_what_is_shown_is_shown_at_once(cursor):
    writer.append(cursor, [msgspec.structs.replace(quoted(0, 7), received_at=TEN + timedelta(minutes=15, seconds=30))])

    assert seen(cursor, minutes=15, seconds=31) == 7


def test_closes_are_as_late_as_the_rest(cursor):
    at = TEN + timedelta(minutes=15)

    [close] = closes(cursor, [LATE], Viewer(at), until=at, days=3)["ABC"]
    assert close.value == 1
    span = (TEN, TEN + timedelta(days=1))
    assert [quote.value for quote in reader.shown_series(cursor, "ABC", span, Viewer(at))] == [1]


def test_as_of_an_instant_is_what_was_shown_then(cursor):
    later = Viewer(TEN + timedelta(days=1))

    assert reader.reading_as_of(cursor, "ABC", later, at=TEN + timedelta(minutes=15)).value == 1
    assert reader.reading_as_of(cursor, "ABC", later, at=TEN + timedelta(minutes=1)).value is None


def test_a_licence_that_was_taken_away_takes_the_past_along(cursor):
    closed = msgspec.structs.replace(LATE, licence=Licence(may_show="nobody"))
    writer.list_instrument(cursor, closed, at=TEN + timedelta(days=2))

    assert (
        reader.reading_as_of(cursor, "ABC", Viewer(TEN + timedelta(days=3)), at=TEN + timedelta(days=1)).value is None
    )


def test_a_tape_stands_elsewhere_when_a_delay_has_passed(cursor):
    standings, later = Standings(), [TEN + timedelta(minutes=minutes) for minutes in (14, 15, 15.9, 16, 17)]

    numbers = [standings.look(cursor, at).number for at in later]

    assert numbers[0] < numbers[1] == numbers[2] < numbers[3] == numbers[4]
    assert Standings().look(cursor, later[-1]).number == numbers[-1]


def test_a_tape_stands_elsewhere_when_a_licence_changes(cursor):
    standings, at = Standings(), TEN + timedelta(days=1)
    before = standings.look(cursor, at)

    writer.list_instrument(cursor, msgspec.structs.replace(LATE, licence=Licence(may_show="nobody")), at=at)

    assert standings.look(cursor, at) != before


def test_a_delay_of_weeks_is_refused(cursor):
    with pytest.raises(BadInstrument, match="delays numbers"):
        writer.list_instrument(cursor, msgspec.structs.replace(LATE, licence=Licence(delay_min=99_999)), at=TEN)


@given(LICENCES, LICENCES)
def test_the_stricter_of_two_licences_shows_no_more_than_either(one, other):
    both = stricter(one, other)

    for viewer in (Viewer(TEN), Viewer(TEN, "members")):
        assert may_see(both, viewer) <= may_see(one, viewer)
        for each in (one, other):
            assert (shown_until(both, viewer) or TEN) <= (shown_until(each, viewer) or TEN)
    assert may_pass_on(both) <= may_pass_on(other)


@given(LICENCES)
def test_members_see_what_strangers_see(licence):
    assert may_see(licence, Viewer(TEN)) <= may_see(licence, Viewer(TEN, "members"))
