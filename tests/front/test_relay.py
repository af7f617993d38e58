"""What is the counter's goes there and comes back byte for byte, over real sockets; and is bounded."""

import http.client
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from counter_house import OK, Counter, Served
from front_house import House
from starlette.types import ASGIApp, Receive, Scope, Send

from tajuk.errors import BadInput
from tajuk.front.counter_address import counter_address
from tajuk.front.relay import Limits, Relay

FORM = b"nama=Sari+Wulandari&surel=sari%40contoh.example"
STRANGE = random.Random(7).randbytes(700_000)


def over(relay: Relay) -> ASGIApp:
    """An application that relays, and answers 418 to what is not the counter's."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            assert (await receive())["type"] == "lifespan.startup"
            await send({"type": "lifespan.startup.complete"})
            assert (await receive())["type"] == "lifespan.shutdown"
            await send({"type": "lifespan.shutdown.complete"})
        elif not await relay(scope, receive, send):
            await send({"type": "http.response.start", "status": 418, "headers": []})
            await send({"type": "http.response.body", "body": b""})

    return application


@pytest.fixture
def counter() -> Iterator[Counter]:
    counter = Counter.on_a_port()
    yield counter
    counter.close()


@pytest.fixture
def serve(house: House, counter: Counter) -> Iterator[Callable[..., int]]:
    """Serve a relay to the counter, or to another address; returns the port."""
    served: list[Served] = []

    def start(address: str | None = None, hosts: tuple[str, ...] = (), **limits: Any) -> int:
        respond = house.application.router.default.respond
        relay = Relay(counter.address if address is None else address, respond, hosts=hosts, limits=Limits(**limits))
        served.append(Served(over(relay)))
        return served[-1].port

    yield start
    for each in served:
        each.close()


class Answered:
    """An answer read whole."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status, self.headers, self.body = answer.status, answer.getheaders(), answer.read()

    def values(self, name: str) -> list[str]:
        return [value for each, value in self.headers if each.lower() == name]


def ask(port: int, method: str = "GET", path: str = "/account/", **more: Any) -> Answered:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, **more)
        return Answered(connection.getresponse())
    finally:
        connection.close()


def talk(port: int, *parts: bytes) -> bytes:
    """Send bytes, and return all that comes back until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        for part in parts:
            connection.sendall(part)
        held = b""
        while more := connection.recv(65536):
            held += more
        return held


def figures(relay: Relay) -> dict[str, float]:
    return {metric.name: metric.read() for metric in relay.metrics()}


def on_a_free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return f"http://127.0.0.1:{listening.getsockname()[1]}"


def until(holds: Callable[[], bool]) -> bool:
    ends_at = time.monotonic() + 8
    while not holds() and time.monotonic() < ends_at:
        time.sleep(0.01)
    return holds()


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/account", "/account/a%2Fb//%7E?next=%2Fx&next=+", "/en/account/", "/in/hooks/1"])
def test_a_request_arrives_as_it_was_sent(serve, counter: Counter, method: str, path: str) -> None:
    assert ask(serve(), method, path).body == b"ok"
    assert counter.came[0].line == f"{method} {path} HTTP/1.1".encode()


@pytest.mark.parametrize("path", ["/", "/in", "/in/", "/accounts", "/account.json", "/komoditas/account", "/x/in/y"])
def test_what_is_not_the_counters_is_left_alone(serve, counter: Counter, path: str) -> None:
    assert ask(serve(), "GET", path).status == 418
    assert counter.came == []


@pytest.mark.parametrize("body", [b"", FORM, STRANGE], ids=["empty", "form", "strange"])
def test_a_body_with_a_length_arrives(serve, counter: Counter, body: bytes) -> None:
    ask(serve(), "POST", body=body, headers={"Content-Type": "application/x-www-form-urlencoded"})

    assert counter.came[0].body == body
    assert counter.came[0].values("content-length") == [str(len(body)).encode()]
    assert counter.came[0].values("content-type") == [b"application/x-www-form-urlencoded"]


@pytest.mark.parametrize("body", [b"", FORM, STRANGE], ids=["empty", "form", "strange"])
def test_a_chunked_body_arrives(serve, counter: Counter, body: bytes) -> None:
    parts = [body[at : at + 9000] for at in range(0, len(body), 9000)]
    ask(serve(), "POST", body=iter(parts), encode_chunked=True, headers={"Transfer-Encoding": "chunked"})

    assert counter.came[0].body == body
    assert counter.came[0].values("transfer-encoding") == [b"chunked"]


def test_a_client_that_waits_to_be_told_is_told_to_go_on(serve, counter: Counter) -> None:
    head = (
        b"POST /account/ HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 47\r\nConnection: close\r\n\r\n"
    )

    answer = talk(serve(), head, FORM)

    assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")
    assert counter.came[0].body == FORM
    assert counter.came[0].values("expect") == []


def test_headers_arrive_in_their_order_however_often_they_are_said(serve, counter: Counter) -> None:
    talk(serve(), b"GET /account/ HTTP/1.1\r\nHost: contoh.example:81\r\nX-A: 1\r\nCookie: a=1\r\nX-A: \xe9\r\n"
                  b"Cookie: b=2\r\nConnection: close\r\n\r\n")  # fmt: skip

    came = counter.came[0]
    assert came.values("x-a") == [b"1", b"\xe9"]
    assert came.values("cookie") == [b"a=1", b"b=2"]
    assert came.values("host") == [b"contoh.example:81"]


def test_headers_come_back_in_their_order_however_often_they_are_said(serve, counter: Counter) -> None:
    counter.says(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nVary: Cookie\r\nSet-Cookie: b=2\r\nX-E: \xe9\r\n",
                 b"Cache-Control: private\r\nContent-Length: 0\r\n\r\n")  # fmt: skip

    answer = ask(serve())

    assert answer.values("set-cookie") == ["a=1; Path=/", "b=2"]
    assert (answer.values("vary"), answer.values("x-e")) == (["Cookie"], ["\xe9"])
    assert answer.values("cache-control") == ["private"]
    assert len(answer.values("date")) == 1


@pytest.mark.parametrize("status", [200, 201, 302, 303, 307, 400, 403, 404, 409, 422, 429, 500, 502, 503])
def test_the_counters_answer_is_the_answer(serve, counter: Counter, status: int) -> None:
    counter.says(
        b"HTTP/1.1 %d Whatever\r\nLocation: /account/masuk?x=%%2F\r\nContent-Length: 3\r\n\r\n\x00\xffz" % status
    )

    answer = ask(serve(), "POST", body=FORM)

    assert (answer.status, answer.body) == (status, b"\x00\xffz")
    assert answer.values("location") == ["/account/masuk?x=%2F"]
    assert len(counter.came) == 1


@pytest.mark.parametrize(
    "framed",
    [b"Content-Length: %d\r\n\r\n%b" % (len(STRANGE), STRANGE), b"Connection: close\r\n\r\n" + STRANGE,
     b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n5\r\n%b\r\n0\r\nX-Trailer: 1\r\n\r\n"
     % (len(STRANGE) - 5, STRANGE[:-5], STRANGE[-5:])],
    ids=["length", "until closed", "chunked"],
)  # fmt: skip
def test_a_large_answer_comes_back_byte_for_byte(serve, counter: Counter, framed: bytes) -> None:
    counter.says(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n", framed)

    answer = ask(serve(), headers={"Accept-Encoding": "gzip"})

    assert answer.body == STRANGE
    assert answer.values("content-encoding") == ["gzip"]


def test_of_an_answer_in_chunks_that_says_a_length_too_the_chunks_count(serve, counter: Counter) -> None:
    counter.says(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")

    answer = ask(serve())

    assert (answer.body, answer.values("content-length")) == (b"abc", [])


def test_a_head_request_is_answered_without_a_body(serve, counter: Counter) -> None:
    counter.says(b"HTTP/1.1 200 OK\r\nContent-Length: 4711\r\n\r\n")

    answer = talk(serve(), b"HEAD /account/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")

    assert counter.came[0].line.startswith(b"HEAD ")
    assert b"content-length: 4711\r\n" in answer
    assert answer.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("status", [204, 304])
def test_an_answer_that_has_no_body_gets_none(serve, counter: Counter, status: int) -> None:
    counter.says(b'HTTP/1.1 %d So\r\nETag: W/"1"\r\nContent-Length: 12\r\n\r\n' % status)

    answer = talk(serve(), b"GET /account/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 %d " % status)
    assert b'etag: W/"1"\r\n' in answer and b"content-length" not in answer and answer.endswith(b"\r\n\r\n")


def test_an_answer_goes_out_while_it_still_comes(serve, counter: Counter) -> None:
    seen = threading.Event()

    def say(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n")
        assert seen.wait(8)
        connection.sendall(b"4\r\nlast\r\n0\r\n\r\n")

    counter.say = say
    connection = http.client.HTTPConnection("127.0.0.1", serve(), timeout=10)
    connection.request("GET", "/account/")
    answer = connection.getresponse()

    assert answer.read1(5) == b"first"
    seen.set()
    assert answer.read() == b"last"
    connection.close()


def test_what_is_said_to_the_next_server_alone_goes_no_further(serve, counter: Counter) -> None:
    counter.says(b"HTTP/1.1 200 OK\r\nKeep-Alive: timeout=5\r\nX-Hop: 1\r\nConnection: X-Hop, keep-alive\r\n",
                 b"Proxy-Authenticate: Basic\r\nX-Stays: 1\r\nContent-Length: 0\r\n\r\n")  # fmt: skip
    said = {"Connection": "close, X-Mine, content-length", "X-Mine": "1", "TE": "trailers", "Proxy-Connection": "x",
            "Keep-Alive": "9", "Proxy-Authorization": "x", "Trailer": "x", "X-Kept": "1"}  # fmt: skip

    answer = ask(serve(), "POST", headers=said, body=FORM)

    names = {name.lower() for name, _ in counter.came[0].headers}
    assert names.isdisjoint({b"x-mine", b"te", b"proxy-connection", b"keep-alive", b"proxy-authorization", b"trailer"})
    assert b"x-kept" in names and counter.came[0].body == FORM
    assert counter.came[0].values("connection") == [b"close"]
    assert {name for name, _ in answer.headers}.isdisjoint({"keep-alive", "x-hop", "proxy-authenticate"})
    assert answer.values("x-stays") == ["1"]


@pytest.mark.parametrize(
    "name", ["X-Forwarded-For", "x_forwarded_for", "X_Forwarded-Host", "X-Forwarded-Port", "Forwarded", "X-Real-IP"]
)
def test_who_asks_is_said_by_us_alone(serve, counter: Counter, name: str) -> None:
    port = serve()
    ask(port, headers={name: "6.6.6.6", "X-Forwarded-Server": "evil"})

    came = counter.came[0]
    assert not any(b"6.6.6.6" in value or b"evil" in value for _, value in came.headers)
    assert came.values("x-forwarded-for") == [b"127.0.0.1"]
    assert came.values("x-forwarded-proto") == [b"http"]
    assert came.values("x-forwarded-host") == [f"127.0.0.1:{port}".encode()] == came.values("host")


def test_a_terminator_that_is_believed_says_who_asks(house: House, counter: Counter) -> None:
    relay = Relay(counter.address, house.application.router.default.respond)
    served = Served(over(relay), believed="127.0.0.1")
    ask(served.port, headers={"X-Forwarded-For": "6.6.6.6, 203.0.113.7", "X-Forwarded-Proto": "https"})
    served.close()

    assert counter.came[0].values("x-forwarded-for") == [b"203.0.113.7"]
    assert counter.came[0].values("x-forwarded-proto") == [b"https"]


@pytest.mark.parametrize(
    ("path", "words"), [("/account/", "Akun sedang tidak bisa dibuka"), ("/in/hooks", "Tidak ada yang tersimpan")]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_a_counter_readers_are_told_in_their_language(serve, path: str, words: str, method: str) -> None:
    for address in ("", on_a_free_port(), "unix:/nowhere/counter.sock"):
        answer = ask(serve(address), method, path, body=FORM if method == "POST" else None)

        assert answer.status == 503
        assert words in answer.body.decode() and "Harian Contoh" in answer.body.decode()
        assert answer.values("retry-after") == ["30"] and answer.values("cache-control") == ["no-store"]


def test_without_a_counter_readers_of_english_are_told_in_english(serve) -> None:
    assert b"Accounts are away" in ask(serve(""), "GET", "/en/account").body


def test_without_a_counter_a_script_is_told_as_json(serve) -> None:
    answer = ask(serve(""), "POST", "/in/hooks", body=b"{}", headers={"Accept": "application/json"})

    assert (answer.status, answer.values("content-type")) == (503, ["application/problem+json"])


def test_a_counter_that_comes_back_is_asked_again_at_once(serve, tmp_path: Path) -> None:
    port = serve(f"unix:{tmp_path}/counter.sock")
    assert ask(port).status == 503

    listening = socket.socket(socket.AF_UNIX)
    listening.bind(f"{tmp_path}/counter.sock")
    listening.listen()
    counter = Counter(listening)

    assert ask(port).body == b"ok"
    counter.close()


def test_a_counter_that_does_not_answer_is_not_waited_for(serve, counter: Counter) -> None:
    released = threading.Event()
    counter.say = lambda connection: released.wait(8) and None

    began = time.monotonic()
    assert ask(serve(silence_s=0.3)).status == 503
    assert time.monotonic() - began < 4
    released.set()


@pytest.mark.parametrize(
    "nonsense", [b"", b"HTTP/1.1", b"SSH-2.0-x\r\n\r\n", b"HTTP/1.1 200 OK\r\nBad Header: 1\r\n\r\n",
                 b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
                 b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000],
)  # fmt: skip
def test_an_answer_that_is_none_is_told_as_a_counter_away(serve, counter: Counter, nonsense: bytes) -> None:
    counter.says(nonsense)

    assert ask(serve()).status == 503


def test_more_than_can_be_relayed_at_once_are_sent_away(serve, counter: Counter) -> None:
    released = threading.Event()
    counter.say = lambda connection: (released.wait(8), connection.sendall(OK))[1]
    port = serve(at_once=2)
    waiting = [threading.Thread(target=ask, args=(port,)) for _ in range(2)]
    for thread in waiting:
        thread.start()
    assert until(lambda: len(counter.came) == 2)

    assert ask(port).status == 503
    released.set()
    for thread in waiting:
        thread.join()
    assert until(lambda: ask(port).status == 200)  # room is made a moment after the answer has gone


@pytest.mark.parametrize("framing", [b"Content-Length: 1001\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n3E9\r\n"])
def test_a_body_that_is_too_large_is_refused(serve, framing: bytes) -> None:
    answer = talk(serve(body_bytes=1000), b"POST /en/account/ HTTP/1.1\r\nHost: x\r\n" + framing + b"x" * 1001)

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"connection: close\r\n" in answer and b"That is too much at once" in answer


def test_a_body_that_says_it_is_too_large_is_refused_before_it_comes(serve, counter: Counter) -> None:
    answer = talk(serve(), b"POST /account/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert counter.came == []


def test_a_body_that_does_not_come_is_not_waited_for(serve, counter: Counter) -> None:
    answer = talk(serve(upload_s=0.3), b"POST /account/ HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc")

    assert answer.startswith(b"HTTP/1.1 408 ")
    assert counter.left.wait(8)


@pytest.mark.parametrize("target", [b"/account/\xff", b"/account/\xc3\xa9"])
def test_a_target_that_cannot_be_sent_on_is_refused(serve, target: bytes) -> None:
    answer = talk(serve(), b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 400 ")


def test_a_host_that_is_not_ours_is_misdirected(serve, counter: Counter) -> None:
    port = serve(hosts=("contoh.example",))

    assert ask(port, headers={"Host": "evil.example"}).status == 421
    assert ask(port, headers={"Host": "Contoh.example:8000"}).status == 200
    assert len(counter.came) == 1


@pytest.mark.parametrize(
    "sent", [b"Content-Length: 0\r\n\r\n", b"Content-Length: 9\r\n\r\nabc"], ids=["asked", "sending"]
)
def test_a_client_that_leaves_takes_the_counters_connection_along(serve, counter: Counter, sent: bytes) -> None:
    counter.say = lambda connection: connection.recv(1) and None
    connection = socket.create_connection(("127.0.0.1", serve()), timeout=10)
    connection.sendall(b"POST /account/ HTTP/1.1\r\nHost: x\r\n" + sent)
    time.sleep(0.3)
    assert not counter.left.is_set()

    connection.close()

    assert counter.left.wait(8)


def test_a_client_that_leaves_a_stream_ends_it(serve, counter: Counter) -> None:
    def say(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nfirst")
        connection.recv(1)

    counter.say = say
    with socket.create_connection(("127.0.0.1", serve()), timeout=10) as connection:
        connection.sendall(b"GET /account/ HTTP/1.1\r\nHost: x\r\n\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 200 OK\r\n")

    assert counter.left.wait(8)


@pytest.mark.parametrize(
    "framing", [b"Content-Length: 9\r\n\r\nabc", b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"]
)
def test_a_body_that_breaks_off_does_not_look_whole(serve, counter: Counter, framing: bytes) -> None:
    counter.says(b"HTTP/1.1 200 OK\r\n", framing)
    port = serve()

    with pytest.raises(http.client.IncompleteRead):
        ask(port)
    counter.says(OK)
    assert ask(port).body == b"ok"


def test_a_body_that_falls_silent_does_not_look_whole(serve, counter: Counter) -> None:
    released = threading.Event()

    def say(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
        released.wait(8)

    counter.say = say
    with pytest.raises(http.client.IncompleteRead):
        ask(serve(silence_s=0.3))
    released.set()


def test_a_reader_who_does_not_read_is_not_waited_for(serve, counter: Counter) -> None:
    def say(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(400):
            connection.sendall(STRANGE[:100_000])

    counter.say = say
    with socket.create_connection(("127.0.0.1", serve(silence_s=0.5)), timeout=10) as connection:
        connection.sendall(b"GET /account/ HTTP/1.1\r\nHost: x\r\n\r\n")

        assert counter.left.wait(10)


def test_nothing_stays_under_way(house: House, counter: Counter) -> None:
    relay = Relay(counter.address, house.application.router.default.respond)
    served = Served(over(relay))

    for _ in range(3):
        assert ask(served.port).status == 200
    assert until(lambda: figures(relay)["tajuk_relay_under_way"] == 0)
    assert figures(relay)["tajuk_relayed_total"] == 3
    served.close()


@pytest.mark.parametrize(
    "address", ["localhost:9000", "https://localhost:9000", "http://localhost", "http://localhost:9000/x", "http://:1",
                "http://a:b@localhost:9000", "http://localhost:9000?x", "http://localhost:99999", "unix:x", "ftp://x:1"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    with pytest.raises(BadInput, match="http://HOST:PORT"):
        counter_address(address)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9000", "http://[::1]:9000/", "http://counter:80", "unix:/run/c"])
def test_an_address_is_a_port_or_a_socket(address: str) -> None:
    assert counter_address(address)
