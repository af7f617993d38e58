"""A source that is away, lies, or repeats itself never reaches the tape as if it were fresh. Real hosts, real files."""

import json
import os
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from loopback_host import host, ok

from tajuk.database.connect import Connection, transaction
from tajuk.net.connection import Limits
from tajuk.tape import held, reader, writer
from tajuk.tape.held import NotHeld, SecondPersonNeeded
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote
from tajuk.ticker import actions
from tajuk.ticker.asking import AskedBank, AskedFolder, AskedHost
from tajuk.ticker.sources import EcbDaily, Fields, Folder, HttpJson
from tajuk.ticker.tending import Tender

NOW = datetime(2026, 11, 27, 3, tzinfo=UTC)  # a Friday, 10.00 in Jakarta
LOOPBACK = ("127.0.0.0/8",)
BRIEF = Limits(total_s=1.0, silence_s=0.3)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def listed(tape: Connection) -> None:
    with transaction(tape) as cursor:
        writer.list_instrument(
            cursor, Instrument(symbol="LQ45", kind="index", name="LQ45", calendar="XIDX"), at=NOW - timedelta(days=9)
        )


def said(value: object, at: str = "2026-11-27T10:00:00+07:00", **fields: object) -> bytes:
    return ok(
        json.dumps({"symbol": "LQ45", "value": value, "at": at} | fields).encode(), "Content-Type: application/json"
    )


def source(url: str, **fields: object) -> HttpJson:
    return HttpJson(name="bursa", url=url, allow=LOOPBACK, **fields)


@pytest.fixture
def tended(tape: Connection, clock: Clock) -> Callable[..., Tender]:
    """Ask a host once for each thing it says, a minute apart, and return who tends it."""

    def run(*answers: bytes, minutes: int = 1, **fields: object) -> Tender:
        waiting = list(answers)
        with host(lambda connection, _: connection.sendall(waiting.pop(0))) as running:
            named = source(running.url, **fields)
            tender, fetch = Tender(named, tape, clock), AskedHost(named, BRIEF)
            for _ in answers:
                run.again_in_s = tender.ask(fetch)
                clock.now += timedelta(minutes=minutes)
        return tender

    return run


def value(tape: Connection) -> Decimal | None:
    latest = reader.latest(tape.cursor(), "LQ45")
    return latest.value if latest else None


def test_a_hosts_number_is_on_the_tape_to_the_last_digit(tended, tape):
    tender = tended(said(895.8400000000001))

    assert (value(tape), tender.health.appended, tender.health.problem) == (Decimal("895.8400000000001"), 1, "")
    assert tended.again_in_s == 60


def test_numbers_lie_where_the_operator_says(tended, tape):
    body = json.dumps({"data": {"rows": [{"kode": "IDX.LQ45", "last": {"px": "895.84"}, "t": 1795748400}]}}).encode()
    fields = Fields(items="data.rows", symbol="kode", value="last.px", at="t", symbols={"IDX.LQ45": "LQ45"})

    tended(ok(body), fields=fields)

    assert value(tape) == Decimal("895.84")


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", "status 500"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + b'{"symbol": "LQ45"', "ends too early"),
        (ok(b'{"symbol": "LQ45", "val'), "is not JSON"),
        (ok(b"<html>Log in</html>", "Content-Type: text/html"), "page for people"),
        (ok(b"\xff\xfe\x00"), "is not JSON"),
        (ok(b'"895.84"'), "no list"),
        (b"HTTP/1.1 404 Gone\r\nContent-Length: 0\r\n\r\n", "status 404"),
        (b"nonsense\r\n\r\n", "not HTTP"),
    ],
)
def test_an_answer_that_is_none_is_a_failure_and_no_number(tended, tape, answer, problem):
    tender = tended(said(900), answer)

    assert problem in tender.health.problem
    assert (tender.health.failures, tender.health.heard_at, value(tape)) == (1, NOW, 900)


def test_a_host_that_hangs_is_let_go(tape, clock):
    with host(lambda connection, _: time.sleep(3)) as running:
        tender = Tender(source(running.url), tape, clock)
        began = time.monotonic()

        tender.ask(AskedHost(source(running.url), BRIEF))

    assert "silent" in tender.health.problem
    assert time.monotonic() - began < 2


def test_a_host_that_is_away_is_asked_ever_more_seldom(tape, clock):
    free = socket.create_server(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    named = source(f"http://127.0.0.1:{port}")
    tender, fetch = Tender(named, tape, clock), AskedHost(named, BRIEF)

    assert [tender.ask(fetch) for _ in range(6)] == [120, 240, 480, 900, 900, 900]


def test_a_host_that_asks_for_time_is_given_it(tended):
    tended(b"HTTP/1.1 429 Slow\r\nRetry-After: 4000\r\nContent-Length: 0\r\n\r\n")

    assert tended.again_in_s == 4000


def test_a_host_that_is_heard_again_is_well(tended):
    tender = tended(b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", said(900))

    assert (tender.health.problem, tender.health.failures) == ("", 0)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (said("N/A"), ""),
        (said("895,84"), "is not a number"),
        (said(900, at="2026-11-27T10:30:00+07:00"), "dated after its arrival"),
        (said(900, at="2026-11-26T03:00:00+07:00"), "closed"),
        (said(-1), "not above zero"),
        (said(900, symbol="ANTM"), "list it first"),
    ],
)
def test_rubbish_is_refused_and_told(tended, tape, answer, reason):
    tender = tended(answer)

    assert value(tape) is None
    assert bool(reason) == bool(tender.health.refused) and reason in "".join(tender.health.refusals)


def test_an_answer_repeated_makes_nothing_fresher(tended, tape):
    tended(*[said(900)] * 5)

    assert reader.head(tape.cursor()).seq == 1


def test_without_an_instant_only_a_new_value_is_news(tended, tape):
    timeless = [ok(json.dumps({"symbol": "LQ45", "value": number}).encode()) for number in (900, 900, 900, 901)]

    tended(*timeless, fields=Fields(at=""))

    quotes = reader.series(tape.cursor(), "LQ45", NOW - timedelta(days=1), NOW + timedelta(days=1))
    assert [(quote.value, quote.exchange_at - NOW) for quote in quotes] == [
        (900, timedelta(0)),
        (901, timedelta(minutes=3)),
    ]


def test_ten_times_the_last_value_waits_for_a_person(tended, tape):
    tender = tended(said(900), said(9000, at="2026-11-27T10:01:00+07:00"))

    assert (value(tape), tender.health.held) == (900, 1)
    [waiting] = held.held(tape.cursor())
    assert (waiting.quote.value, "jumped" in waiting.reason) == (9000, True)


def test_what_a_person_believes_is_put_on_the_tape(tended, tape, clock):
    tended(said(900), said(9000, at="2026-11-27T10:01:00+07:00"), said(9010, at="2026-11-27T10:02:00+07:00"))
    [waiting] = held.held(tape.cursor())

    actions.release(tape, waiting.number, by="desk", at=clock.now)
    tended(said(9020, at="2026-11-27T10:03:00+07:00"))

    assert (value(tape), held.held(tape.cursor())) == (9020, [])


def test_what_a_person_lets_go_is_not_asked_about_again(tended, tape, clock):
    wrong = said(9000, at="2026-11-27T10:01:00+07:00")
    tended(said(900), wrong)
    actions.drop(tape, held.held(tape.cursor())[0].number, by="desk", at=clock.now)

    tended(wrong)

    assert (value(tape), held.held(tape.cursor())) == (900, [])
    with pytest.raises(NotHeld):
        actions.release(tape, 1, by="desk", at=clock.now)


def test_who_enters_a_price_by_hand_cannot_release_it(tape, clock):
    quote = Quote(
        symbol="LQ45", value=Decimal(905), exchange_at=NOW, received_at=NOW, source="meja", delay="hand_entered"
    )  # fmt: skip
    with transaction(tape) as cursor:
        number = held.hold(cursor, quote, reason="entered by hand", entered_by="sari", at=NOW)

    with pytest.raises(SecondPersonNeeded):
        actions.release(tape, number, by="sari", at=NOW)
    assert actions.release(tape, number, by="budi", at=NOW).value == 905


def test_a_source_quotes_only_what_it_is_asked_for(tended, tape):
    tended(said(900), symbols=("IHSG",))

    assert value(tape) is None


def test_a_clock_a_little_ahead_is_borne(tended, tape):
    tended(said(900, at="2026-11-27T10:04:00+07:00"))

    assert value(tape) == 900


def test_files_put_into_a_folder_are_read_once_and_again_when_they_change(tape, clock, tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    named = Folder(name="kas", path=str(folder))
    tender, fetch = Tender(named, tape, clock), AskedFolder(named)

    def put(text: str, seconds_ago: float) -> int:
        (folder / "a.csv").write_text(text)
        when = NOW.timestamp() - seconds_ago
        os.utime(folder / "a.csv", (when, when))
        tender.ask(fetch)
        return tender.health.appended

    row = "symbol,at,value\nLQ45,2026-11-27T09:30:00,"
    assert [put(row + "90", 0.1), put(row + "900\n", 20), put(row + "900\n", 20), put(row + "901\n", 10)] == [
        0,
        1,
        1,
        2,
    ]
    assert value(tape) == 901


def test_a_folder_that_is_gone_is_a_failure(tape, clock, tmp_path):
    named = Folder(name="kas", path=str(tmp_path / "gone"))
    tender = Tender(named, tape, clock)

    assert tender.ask(AskedFolder(named)) == 120
    assert "No such file" in tender.health.problem


ECB = b"""<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
 xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube><Cube time='2026-11-26'>
<Cube currency='USD' rate='1.1234'/><Cube currency='IDR' rate='N/A'/><Cube currency='JPY' rate='x'/></Cube></Cube>
</gesmes:Envelope>"""


def test_the_central_banks_day_is_taken_once(tape, clock):
    answers = [ok(ECB, 'ETag: "a"'), b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n']
    with host(lambda connection, _: connection.sendall(answers.pop(0))) as running:
        named = EcbDaily(name="ECB", url=running.url, allow=LOOPBACK)
        tender, fetch = Tender(named, tape, clock), AskedBank(named)
        for _ in range(2):
            tender.ask(fetch)

        assert b'If-None-Match: "a"' in running.asked[1]
    assert (tender.health.appended, tender.health.refused, tender.health.problem) == (1, 1, "")
    latest = reader.latest(tape.cursor(), "EURUSD")
    assert (latest.value, latest.exchange_at) == (Decimal("1.1234"), datetime(2026, 11, 26, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    "body", [b"<Envelope/>", b"<html>", b"", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>']
)
def test_a_document_that_is_not_the_banks_is_a_failure(tape, clock, body):
    with host(ok(body)) as running:
        named = EcbDaily(name="ECB", url=running.url, allow=LOOPBACK)
        tender = Tender(named, tape, clock)
        tender.ask(AskedBank(named))

    assert tender.health.failures == 1
