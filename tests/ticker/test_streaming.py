"""A stream over a real websocket: followed while it speaks, tried again when it does not."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from loopback_host import host, ok
from websockets.sync.server import ServerConnection, serve

from tajuk.database.connect import Connection, transaction
from tajuk.tape import reader, writer
from tajuk.tape.instrument import Instrument
from tajuk.ticker.sources import Stream
from tajuk.ticker.streaming import Streamed
from tajuk.ticker.tending import Health, Tender


@contextmanager
def server(say: Callable[[ServerConnection], None]) -> Iterator[str]:
    """Run a websocket server that speaks to whoever comes."""
    with serve(say, "127.0.0.1", 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"ws://127.0.0.1:{running.socket.getsockname()[1]}"
        running.shutdown()


@pytest.fixture
def followed(tape: Connection) -> Callable[..., Tender]:
    with transaction(tape) as cursor:
        writer.list_instrument(cursor, Instrument(symbol="BTC", kind="crypto", name="Bitcoin"), at=datetime.now(UTC))
    told: list[Health] = []

    def run(url: str, **fields: object) -> Tender:
        source = Stream(name="kripto", url=url, **{"every_s": 1.0, "silence_s": 0.4} | fields)
        tender = Tender(source, tape, lambda: datetime.now(UTC))
        run.again_in_s = Streamed(source, tender, told.append)()
        return tender

    run.told = told
    return run


def said(value: object, **fields: object) -> str:
    return json.dumps({"symbol": "BTC", "value": value, "at": datetime.now(UTC).isoformat()} | fields)


def test_what_a_stream_says_is_on_the_tape_before_it_ends(followed, tape):
    def say(connection: ServerConnection) -> None:
        assert connection.recv() == "subscribe"
        for value in ("100.1", "100.2", "100.3"):
            connection.send(said(value))

    with server(say) as url:
        tender = followed(url, subscribe="subscribe")

    assert (tender.health.appended, tender.health.failures) == (3, 1)
    assert reader.latest(tape.cursor(), "BTC").value == Decimal("100.3")
    assert followed.told[-1].problem == "" and followed.again_in_s == 2


def test_nonsense_between_numbers_costs_them_nothing(followed, tape):
    def say(connection: ServerConnection) -> None:
        for message in (said(100), "{", b"\xff\xfe", '"hello"', said("1e999"), said(1001), said(101)):
            connection.send(message)
        time.sleep(0.5)

    with server(say) as url:
        tender = followed(url)

    assert (tender.health.appended, tender.health.held, tender.health.refused) == (2, 1, 4)
    assert reader.latest(tape.cursor(), "BTC").value == 101


def test_a_stream_that_falls_silent_is_left_and_tried_again(followed):
    with server(lambda connection: time.sleep(2)) as url:
        began = time.monotonic()
        tender = followed(url)
        took_s = time.monotonic() - began

    assert "silent" in tender.health.problem
    assert took_s < 1.9


def test_a_stream_that_says_too_much_at_once_is_left(followed):
    with server(lambda connection: connection.send("x" * 2_000_000)) as url:
        assert "broke" in followed(url).health.problem


def test_a_stream_cut_off_in_the_middle_is_tried_again(followed, tape):
    def cut(connection: ServerConnection) -> None:
        connection.send(said(100))
        connection.socket.shutdown(socket.SHUT_RDWR)

    with server(cut) as url:
        tender = followed(url)

    assert "broke" in tender.health.problem and tender.health.appended == 1


@pytest.mark.parametrize(
    "answer", [ok(b"hello"), b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", b"nonsense\r\n\r\n"]
)
def test_a_host_that_opens_no_websocket_is_a_failure(followed, answer):
    with host(answer) as running:
        tender = followed(running.url.replace("http:", "ws:"))

    assert tender.health.failures == 1 and tender.health.problem


def test_an_address_that_is_none_is_a_failure(followed):
    assert "no address" in followed("http://127.0.0.1").health.problem
