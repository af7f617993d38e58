import asyncio
from typing import Any

import pytest
from front_house import House
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def raw(house: House, target: bytes, headers: tuple[tuple[bytes, bytes], ...] = ()) -> tuple[int, dict[bytes, bytes]]:
    """Ask for a target as its bytes came, as a server hands them on."""
    path, _, query = target.partition(b"?")
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    scope = {"type": "http", "method": "GET", "path": path.decode("latin-1"), "raw_path": path, "query_string": query,
             "headers": [(b"host", b"contoh.example"), *headers]}  # fmt: skip
    asyncio.run(house.application.router.default(scope, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"])


@pytest.mark.parametrize(
    "target",
    [b"/%00", b"/a%00b", b"/%0a", b"/%0d%0aSet-Cookie:x=1", b"/%ff", b"/%c0%ae%c0%ae/", b"/%", b"/%zz", b"/a\\b",
     b"/a%5cb", b"a", b"*", b"http://evil.example/", b"/" + b"a" * 5000, b"/x?" + b"a" * 9000, b"/\x80", b"/%ed%a0%80",
     b"/search?q=" + b"&q=" * 200],
)  # fmt: skip
def test_an_address_that_makes_no_sense_is_refused(house: House, target: bytes) -> None:
    assert raw(house, target)[0] == 400


@pytest.mark.parametrize(
    "target",
    [b"/../etc/passwd", b"/%2e%2e/%2e%2e/etc/passwd", b"/komoditas/../../x", b"//evil.example", b"///", b"/.", b"/..",
     b"/KOMODITAS/", b"/static/../x", b"/media/..%2f..%2fx/320.webp", b"/media/" + b"ab" * 32 + b"/321.webp",
     b"/media/" + b"AB" * 32 + b"/320.webp", b"/media/" + b"ab" * 32 + b"/320.webp/..", b"/topic/" + b"a" * 1900,
     b"/market/%3Cscript%3E", b"/latest/2026-03-04%20", b"/komoditas/2026/99/99/x",
     "/komoditas/２０２６/03/04/x".encode()],
)  # fmt: skip
def test_an_address_that_leads_nowhere_leads_nowhere(house: House, target: bytes) -> None:
    status, headers = raw(house, target)

    assert status in (301, 404)
    assert not headers.get(b"location", b"/komoditas").startswith((b"//", b"http"))


@pytest.mark.parametrize("target", [b"//evil.example/", b"//evil.example//", b"/%2fevil.example/", b"///evil.example/"])
def test_no_redirect_leads_to_another_host(house: House, target: bytes) -> None:
    location = raw(house, target)[1].get(b"location", b"")

    assert not location.startswith((b"//", b"/\\", b"http"))


@pytest.mark.parametrize(
    "query", [b"utm_source=x", b"%ff=%00", b"&&&=&", b"page", b"a=1&" * 900, b"fbclid=%0d%0a", b"?p=1", b"%"]
)
def test_parameters_nobody_knows_change_nothing(house: House, query: bytes) -> None:
    assert raw(house, b"/komoditas?" + query)[0] == 200


@pytest.mark.parametrize(
    "header",
    [(b"accept-encoding", b"gzip;q=abc, ;;;,=,*;q="), (b"if-none-match", b'W/"\xff'), (b"accept", b"\xff\xfe"),
     (b"host", b"\xff"), (b"accept-encoding", b"gzip," * 5000)],
)  # fmt: skip
def test_odd_headers_do_no_harm(house: House, header: tuple[bytes, bytes]) -> None:
    assert raw(house, b"/", (header,))[0] == 200


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(target=st.binary(max_size=60), query=st.binary(max_size=40))
def test_no_bytes_in_an_address_make_a_fault_of_ours(house: House, target: bytes, query: bytes) -> None:
    assert raw(house, b"/" + target.replace(b"?", b"") + b"?" + query)[0] < 500


def test_websockets_are_turned_away(house: House) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    asyncio.run(house.application.router.default({"type": "websocket", "path": "/", "headers": []}, receive, send))

    assert sent == [{"type": "websocket.close", "code": 1000}]
