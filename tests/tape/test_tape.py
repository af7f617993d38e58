"""The tape keeps what it was told, and says no more than it knows."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tajuk.database.connect import Connection, dialect_of, open_for_writing, transaction
from tajuk.tape import reader, schema, writer
from tajuk.tape.days import closes
from tajuk.tape.errors import BadInstrument, BadQuote, NotListed
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Licence, Viewer
from tajuk.tape.quote import Quote
from tajuk.tape.writer import Appended

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANYBODY = Viewer(NOON + timedelta(days=1))
INDEX = Instrument(symbol="LQ45", kind="index", name="Indeks LQ45", unit="point", mic="XIDX")


def make_quote(value="895.84", *, previous="891.58", minute=0, source="bursa", **fields) -> Quote:
    at = NOON + timedelta(minutes=minute)
    defaults = {"symbol": "LQ45", "exchange_at": at, "received_at": at, "delay": "live"}
    return Quote(
        **defaults | {"value": Decimal(value), "previous": previous and Decimal(previous), "source": source} | fields
    )


@pytest.fixture
def cursor(tape):
    with transaction(tape) as cursor:
        writer.list_instrument(cursor, INDEX, at=NOON)
        yield cursor


def test_a_quote_comes_back_to_the_last_digit(cursor):
    quote = make_quote("895.8400000000000001", previous="0.10")

    writer.append(cursor, [quote])

    latest = reader.latest(cursor, "LQ45")
    assert latest == quote
    assert str(latest.previous) == "0.10"


def test_the_same_quote_twice_is_one_row(cursor):
    quotes = [make_quote(), make_quote("896", minute=1)]

    first, second = writer.append(cursor, quotes), writer.append(cursor, quotes)

    assert (first, second) == (Appended(2, 0), Appended(0, 2))
    assert reader.head(cursor).seq == 2


def test_the_same_quote_twice_in_one_batch_is_one_row(cursor):
    assert writer.append(cursor, [make_quote("10"), make_quote("10.0")]) == Appended(1, 1)


def test_the_same_instant_from_another_source_is_another_row(cursor):
    assert writer.append(cursor, [make_quote(), make_quote(source="agensi")]) == Appended(2, 0)


def test_a_correction_is_a_new_row_and_the_one_that_counts(cursor):
    writer.append(cursor, [make_quote("8958.4")])
    writer.append(cursor, [make_quote("895.84", received_at=NOON + timedelta(hours=1))])

    assert reader.head(cursor).seq == 2
    assert reader.latest(cursor, "LQ45").value == Decimal("895.84")
    assert [quote.value for quote in reader.series(cursor, "LQ45", NOON, NOON + timedelta(1))] == [Decimal("895.84")]


def test_reading_an_old_file_again_never_flips_a_correction_back(cursor):
    old, corrected = make_quote("8958.4"), make_quote("895.84")
    writer.append(cursor, [old, corrected])

    assert writer.append(cursor, [old]) == Appended(0, 1)
    assert reader.latest(cursor, "LQ45") == corrected


def test_a_source_may_take_its_correction_back(cursor):
    first = make_quote("8958.4")
    writer.append(cursor, [first, make_quote("895.84")])

    writer.reinstate(cursor, first)

    assert reader.latest(cursor, "LQ45") == first


def test_a_late_quote_does_not_replace_a_newer_one(cursor):
    writer.append(cursor, [make_quote("2", minute=5)])
    writer.append(cursor, [make_quote("1", minute=4, received_at=NOON + timedelta(minutes=6))])

    assert reader.latest(cursor, "LQ45").value == 2


def test_as_of_an_instant_a_correction_has_not_been_heard(cursor):
    writer.append(cursor, [make_quote("8958.4")])
    writer.append(cursor, [make_quote("895.84", received_at=NOON + timedelta(hours=1))])
    before = NOON + timedelta(minutes=30)

    assert reader.latest_as_of(cursor, "LQ45", before).value == Decimal("8958.4")
    assert reader.strip_as_of(cursor, ["LQ45"], ANYBODY, at=before)[0].value == Decimal("8958.4")
    series = reader.series_as_of(cursor, "LQ45", NOON, NOON + timedelta(1), at=before)
    assert [quote.value for quote in series] == [Decimal("8958.4")]


def test_as_of_an_instant_before_the_first_quote_is_a_dash(cursor):
    writer.append(cursor, [make_quote()])

    [reading] = reader.strip_as_of(cursor, ["LQ45"], ANYBODY, at=NOON - timedelta(days=1))

    assert (reading.value, reading.change, reading.percent, reading.at) == (None, None, None, None)


def test_a_renamed_instrument_keeps_its_quotes_and_its_old_name_as_of_then(cursor):
    writer.append(cursor, [make_quote()])

    changed = writer.list_instrument(cursor, msgspec.structs.replace(INDEX, name="LQ"), at=NOON + timedelta(1))

    assert changed
    assert reader.reading(cursor, "LQ45", ANYBODY).instrument.name == "LQ"
    assert reader.reading(cursor, "LQ45", ANYBODY).value == Decimal("895.84")
    assert reader.instrument_as_of(cursor, "LQ45", NOON).name == "Indeks LQ45"


def test_listing_an_instrument_again_changes_nothing(cursor):
    assert not writer.list_instrument(cursor, INDEX, at=NOON + timedelta(1))
    assert reader.symbols(cursor) == ("LQ45",)


def test_says_which_instruments_were_quoted_behind_a_seq(cursor):
    writer.list_instrument(cursor, Instrument(symbol="EMAS", kind="metal", name="Emas"), at=NOON)
    writer.append(cursor, [make_quote()])

    writer.append(cursor, [make_quote("1325000", symbol="EMAS")])

    assert reader.changed(cursor, after=1) == ("EMAS",)
    assert reader.changed(cursor, after=2) == ()


def test_the_strip_keeps_its_order_and_leaves_out_what_is_not_listed(cursor):
    writer.list_instrument(cursor, Instrument(symbol="EMAS", kind="metal", name="Emas"), at=NOON)

    readings = reader.strip(cursor, ["EMAS", "NONE", "LQ45"], ANYBODY)

    assert [reading.instrument.symbol for reading in readings] == ["EMAS", "LQ45"]


@pytest.mark.parametrize("may_show", ["members", "nobody"])
def test_a_licence_keeps_numbers_from_strip_and_page(cursor, may_show):
    closed = Instrument(symbol="ABC", kind="share", name="ABC", licence=Licence(may_show=may_show))
    writer.list_instrument(cursor, closed, at=NOON)
    writer.append(cursor, [make_quote(symbol="ABC")])

    for reading in (*reader.strip(cursor, ["ABC"], ANYBODY), reader.reading(cursor, "ABC", ANYBODY)):
        assert (reading.value, reading.change, reading.percent) == (None, None, None)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"value": Decimal("NaN")}, "not a number"),
        ({"previous": Decimal("Infinity")}, "not a number"),
        ({"value": Decimal("1e50")}, "longer than"),
        ({"value": None}, "neither a value nor a change"),
        ({"source": " "}, "where it is from"),
        ({"exchange_at": NOON + timedelta(hours=1)}, "after its arrival"),
        ({"exchange_at": datetime(2026, 3, 2)}, "no time zone"),
    ],
)
def test_a_quote_that_cannot_be_true_is_refused_with_the_whole_batch(cursor, fields, reason):
    with pytest.raises(BadQuote, match=reason):
        writer.append(cursor, [make_quote(), msgspec.structs.replace(make_quote(minute=1), **fields)])

    assert reader.head(cursor).seq == 0


def test_a_quote_of_nothing_we_list_is_refused(cursor):
    with pytest.raises(NotListed, match="'XYZ'"):
        writer.append(cursor, [make_quote(symbol="XYZ")])


@pytest.mark.parametrize(
    "fields",
    [
        {"symbol": "RD SAHAM"},
        {"symbol": "../x"},
        {"name": " "},
        {"zone": "Jakarta"},
        {"currency": "rp"},
        {"mic": "IDX"},
        {"decimals": 99},
    ],
)
def test_an_instrument_that_makes_no_sense_is_refused(cursor, fields):
    with pytest.raises(BadInstrument):
        writer.list_instrument(cursor, msgspec.structs.replace(INDEX, **fields), at=NOON)


@pytest.mark.parametrize(
    "change",
    [
        "update tape_quote set value = '1'",
        "delete from tape_quote",
        "update tape_instrument set document = '{}'",
        "delete from tape_instrument",
        "update tape_head set seq = 0",
        "delete from tape_head",
    ],
)
def test_the_database_itself_refuses_a_rewrite(cursor, change):
    writer.append(cursor, [make_quote()])

    with pytest.raises(Exception, match=r"never"):
        cursor.execute(change)


def test_making_the_tables_twice_keeps_what_is_there(tape):
    with transaction(tape) as cursor:
        writer.list_instrument(cursor, INDEX, at=NOON)
        writer.append(cursor, [make_quote()])
        before = reader.head(cursor)

        schema.create(cursor, dialect_of(tape))

        assert reader.head(cursor) == before


VALUES = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4)
TICKS = st.tuples(st.integers(0, 6), st.sampled_from(["a", "b"]), VALUES, st.integers(0, 30))


@given(batches=st.lists(st.lists(TICKS, max_size=5), max_size=6))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_as_of_is_what_was_read_then(tmp_path_factory, batches):
    tape: Connection = open_for_writing(f"sqlite:{tmp_path_factory.mktemp('tape') / 'tape.db'}")
    then = []
    with transaction(tape) as cursor:
        schema.create(cursor, "sqlite")
        writer.list_instrument(cursor, INDEX, at=NOON)
        for number, batch in enumerate(batches):
            arrived = NOON + timedelta(hours=number)
            writer.append(
                cursor,
                [make_quote(value, minute=minute, source=source, received_at=arrived + timedelta(minutes=late))
                 for minute, source, value, late in batch if number or minute < late + 5],
            )  # fmt: skip
            at = arrived + timedelta(minutes=45)
            then.append((at, reader.latest(cursor, "LQ45"), reader.series(cursor, "LQ45", NOON, NOON + timedelta(1))))

        for at, latest, series in then:
            assert reader.latest_as_of(cursor, "LQ45", at) == latest
            assert reader.series_as_of(cursor, "LQ45", NOON, NOON + timedelta(1), at=at) == series
    tape.close()


def test_a_days_close_is_its_last_quote_as_corrected(cursor):
    late = make_quote("3", minute=180)
    writer.append(cursor, [make_quote("1"), make_quote("9", minute=180), make_quote("2", minute=60), late])

    found = closes(cursor, [INDEX], ANYBODY, until=NOON, days=30)

    assert found == {"LQ45": [msgspec.structs.replace(late, received_at=found["LQ45"][0].received_at)]}


def test_closes_are_those_of_the_instruments_own_days(cursor):
    past_midnight = make_quote("2", minute=330)  # 00.30 in Jakarta, still the day before in UTC
    writer.append(cursor, [make_quote("1"), past_midnight, make_quote("0", minute=-3 * 24 * 60)])

    found = closes(cursor, [INDEX], ANYBODY, until=past_midnight.exchange_at, days=2)

    assert [quote.value for quote in found["LQ45"]] == [1, 2]


def test_closes_of_many_instruments_are_found_at_once_and_apart(cursor):
    gold = Instrument(symbol="XAU", kind="metal", name="Gold", zone="America/New_York")
    writer.list_instrument(cursor, gold, at=NOON)
    writer.append(cursor, [make_quote("1"), make_quote("7", symbol="XAU")])

    found = closes(cursor, [INDEX, gold], ANYBODY, until=NOON, days=60)

    assert {symbol: [quote.value for quote in quotes] for symbol, quotes in found.items()} == {"LQ45": [1], "XAU": [7]}


def test_closes_that_nobody_may_see_are_not_told(cursor):
    secret = msgspec.structs.replace(INDEX, licence=Licence(may_show="members"))
    writer.append(cursor, [make_quote()])

    assert closes(cursor, [secret], ANYBODY, until=NOON, days=5) == {"LQ45": []}
