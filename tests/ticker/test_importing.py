"""Files of quotes go in whole, twice the same, and what is broken is refused line by line."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.database.connect import transaction
from tajuk.tape import reader, writer
from tajuk.tape.crossing import crosses
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Viewer
from tajuk.ticker.importing import import_files
from tajuk.ticker.items import Unreadable, number_of, says_nothing
from tajuk.ticker.reading import Terms

ECB = "Date,USD,IDR,CYP,\n2019-12-31,1.1234,15595.6,N/A,\n2019-12-30,1.1189,15565.65,N/A,\n"
BARS = "Ticker,Date,Open,High,Low,Close,Volume,Adj Close\n"
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
SPAN = (NOW - timedelta(days=20000), NOW)


def counted(report) -> tuple[int, int, int, int]:
    total = report.total
    assert total.read == total.appended + total.unchanged + len(total.refused)
    assert total.read == sum(each.read for each in report.files.values())
    return total.read, total.appended, total.unchanged, len(total.refused)


def reasons(report) -> list[tuple[int, str]]:
    return [(refusal.line, refusal.reason) for refusal in report.total.refused]


def test_reference_rates_go_in_with_their_instruments(imported, tape):
    report = imported(ECB)

    assert counted(report) == (4, 4, 0, 0)
    assert (report.total.unknown, report.total.listed) == (2, ["EURUSD", "EURIDR"])
    latest = reader.latest(tape.cursor(), "EURIDR")
    assert (latest.value, latest.source, latest.delay) == (Decimal("15595.6"), "ECB", "end_of_day")
    assert latest.exchange_at == datetime(2019, 12, 31, 15, tzinfo=UTC)


def test_a_second_import_changes_nothing(imported, tape):
    imported(ECB)
    before = reader.head(tape.cursor())

    assert counted(imported(ECB, "again.csv")) == (4, 0, 4, 0)
    assert reader.head(tape.cursor()) == before


def test_what_nobody_knows_is_never_zero(imported, tape):
    imported("Date,USD,IDR\n2019-12-31,N/A,\n2019-12-30,1.1,2\n")

    assert [quote.value for quote in reader.series(tape.cursor(), "EURUSD", *SPAN)] == [Decimal("1.1")]


def test_a_broken_file_is_refused_line_by_line(imported):
    lines = (
        "2019-12-31,1.1234,15595.6\n"
        "2019-13-31,1.1,2\n"
        "2019-12-29,abc,15000\n"
        "2019-12-28,1.1\n"
        "2019-12-27,-1.1,0\n"
        '2019-12-26,"1.1,15000\n'
        "2019-12-24,1.1,15000,7\n"
        "2019-12-23,1e999,nan\n"
    )

    report = imported("Date,USD,IDR\n" + lines)

    assert counted(report) == (11, 3, 0, 8)
    assert [line for line, _ in reasons(report)] == [3, 4, 5, 6, 6, 7, 8, 9]
    assert report.total.unknown == 1


@pytest.mark.parametrize(
    "text", ["", "\n\n", "hello\nworld\n", '{"a": ', "[1, 2", "%PDF-1.7\n\0\0\0", "a,b,c\n1,2,3\n"]
)
def test_a_file_that_is_none_of_ours_is_one_refusal_or_one_for_each_line(imported, text):
    report = imported(text)

    assert report.total.appended == 0
    assert counted(report)[3] >= 1


def test_a_file_that_is_not_there_is_refused(tape, tmp_path):
    report = import_files([str(tmp_path / "none.csv")], tape, Terms(NOW), clock=lambda: NOW)

    assert counted(report) == (1, 0, 0, 1)
    assert "No such file" in report.total.refused[0].reason


def test_one_byte_that_is_no_text_spoils_one_cell(imported):
    report = imported(b"Date,USD,IDR\n2019-12-31,1.\xff1,15595.6\n2019-12-30,1.1,\x0015\n")

    assert counted(report) == (4, 2, 0, 2)


def test_bars_give_their_closes_in_the_markets_own_day(imported, tape):
    report = imported(
        BARS + "AAPL,2013-03-01,438,438.18,427.98,430.47,1,59.1\n", zone="America/New_York", calendar="XNYS"
    )

    assert counted(report) == (1, 1, 0, 0)
    latest = reader.latest(tape.cursor(), "AAPL")
    assert (latest.value, latest.exchange_at) == (Decimal("430.47"), datetime(2013, 3, 1, 21, tzinfo=UTC))


@pytest.mark.parametrize(
    ("bar", "reason"),
    [
        ("A,2013-03-01,10,9,8,8.5,1,1", "its open of 10 lies above its high of 9"),
        ("A,2013-03-01,10,12,8,7,1,1", "its close of 7 lies below its low of 8"),
        ("A,2013-03-01,10,8,12,10,1,1", "lies"),
        ("A,2013-03-01,10,12,8,0,1,1", "a price lies above zero"),
        ("A,2013-02-30,10,12,8,9,1,1", "is not a day"),
        (",2013-02-28,10,12,8,9,1,1", "names no ticker"),
        ("A,2013-02-28,ten,12,8,9,1,1", "is not a number"),
        ("A,2027-02-26,10,12,8,9,1,1", "dated after its arrival"),
    ],
)
def test_a_bar_that_cannot_be_is_refused(imported, bar, reason):
    report = imported(BARS + bar + "\n")

    assert counted(report) == (1, 0, 0, 1)
    assert reason in report.total.refused[0].reason


def test_a_bar_without_a_close_is_unknown(imported):
    assert imported(BARS + "A,2013-03-01,10,12,8,N/A,1,1\n").total.unknown == 1


def test_bars_that_name_no_ticker_are_of_the_files(imported):
    report = imported("date;open;high;low;close\n2013-03-01;1;2;1;2\n", "ohlc_BBCA.csv")

    assert report.total.listed == ["BBCA"]


@pytest.fixture
def lq45(tape):
    with transaction(tape) as cursor:
        writer.list_instrument(cursor, Instrument(symbol="LQ45", kind="index", name="LQ45"), at=NOW)


def test_our_own_form_is_taken_as_csv_json_and_lines_of_json(imported, tape, lq45):
    one = {"symbol": "LQ45", "at": "2026-11-27T10:00:00+07:00", "value": 895.84, "previous": "891.58", "source": "IDX"}
    csv = f"symbol,at,value,previous,source\n{','.join(map(str, one.values()))}\n"
    texts = [csv, json.dumps([one]), json.dumps({"quotes": [one]}), f"{json.dumps(one)}\n{json.dumps(one)}\n"]

    reports = [counted(imported(text, "q.json")) for text in texts]

    assert reports == [(1, 1, 0, 0), (1, 0, 1, 0), (1, 0, 1, 0), (2, 0, 2, 0)]
    assert str(reader.latest(tape.cursor(), "LQ45").value) == "895.84"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"symbol": "XYZ"}, "list it first"),
        ({"value": "895,84"}, "write it as 1234.56"),
        ({"value": True}, "is not a number"),
        ({"at": "yesterday"}, "is not a day"),
        ({"at": "2099-01-01T00:00:00Z"}, "dated after its arrival"),
        ({"delay": "soon"}, "is not a delay"),
        ({"value": {"a": 1}}, "is not a number"),
    ],
)
def test_an_object_that_is_no_quote_is_refused(imported, lq45, fields, reason):
    given_ = {"symbol": "LQ45", "at": "2026-11-27T10:00:00+07:00", "value": 895.84} | fields

    report = imported(json.dumps([given_, 7]), "q.json")

    assert counted(report) == (2, 0, 0, 2)
    assert reason in report.total.refused[0].reason


def test_a_local_time_that_daylight_saving_skips_is_refused(imported, tape):
    with transaction(tape) as cursor:
        describes = Instrument(symbol="SPX", kind="index", name="S&P", zone="America/New_York")
        writer.list_instrument(cursor, describes, at=NOW)

    report = imported(
        "symbol,at,value\nSPX,2026-03-08T02:30:00,1\nSPX,2026-03-08T03:30:00,2\nSPX,2026-11-01T01:30:00,3\n"
    )

    assert counted(report) == (3, 2, 0, 1)
    times = [quote.exchange_at.hour for quote in reader.series(tape.cursor(), "SPX", *SPAN)]
    assert times == [7, 5]  # 03.30 in summer time, and the first of the two 01.30


def test_the_real_files_go_in_and_cross_as_they_should(tape, shared):
    folder = shared / "data/market"
    truth = json.loads((folder / "truth.json").read_text())
    [ecb] = folder.glob("ecb_*.csv")

    report = import_files(sorted(map(str, folder.glob("*.csv"))), tape, Terms(NOW), clock=lambda: NOW)

    assert counted(report)[2:] == (0, 0)
    assert all(
        report.files[str(folder / name)].read == facts["rows"] for name, facts in truth.items() if "ohlc" in name
    )
    facts = truth[ecb.name]
    rates = crosses(tape.cursor(), "USD", "IDR", Viewer(NOW))
    assert len(rates) == facts["rows"]
    ends = [rates[-1], *(end(rates, key=lambda each: each.rate) for end in (min, max))]
    expected = [facts[f"usd_idr_cross_{name}"] for name in ("latest", "min", "max")]
    assert [[each.on.isoformat(), float(round(each.rate, 2))] for each in ends] == expected


@given(st.text(max_size=20))
def test_a_number_is_what_it_says_or_none(text):
    try:
        number = number_of(text)
    except Unreadable:
        return

    assert number.is_finite() and not says_nothing(text)
    assert Decimal(text.strip()) == number


def test_a_file_of_many_lines_is_kept_a_few_hundred_rows_at_a_time(imported, tape):
    days = (datetime(2000, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(1201))
    rows = "".join(f"{day:%Y-%m-%d},1.{day:%j}\n" for day in days)

    assert counted(imported("Date,USD\n" + rows)) == (1201, 1201, 0, 0)
