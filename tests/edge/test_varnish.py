"""Our configuration in a real Varnish, in front of a server whose answers the test chooses."""

import re
import socket
import time
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import pytest
from installation import wait_for
from origin import STORY, Origin, Said
from running_varnish import RunningVarnish, was_hit

from tajuk.edge.drivers import edge_at
from tajuk.edge.errors import EdgeError
from tajuk.edge.varnish import configuration
from tajuk.errors import BadInput

A_SECOND = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=60"


def named(keys: str, seq: int = 10**6, body: bytes = b"words") -> Said:
    return Said(body, headers=(("Surrogate-Key", keys), ("Edition-Seq", f"0a.{seq}")))


def test_a_page_is_asked_for_once(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/once", named("guid-once"))

    assert [varnish.holds("/once") for _ in range(3)] == [False, True, True]
    assert origin.times("/once") == 1


def test_a_purge_forgets_what_bears_a_name_and_nothing_else(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/a", named("latest@id:2026- guid-a"))
    origin.answers("/b", named("latest@en:2026- guid-ab"))
    for path in ("/a", "/b"):
        varnish.get(path)

    edge_at(varnish.address).purge({"guid-a", "latest@id:2026-"}, stands="0a.7")

    assert [varnish.holds("/a"), varnish.holds("/b")] == [False, True]


def test_a_purge_of_thousands_of_names_finds_them_all(varnish: RunningVarnish, origin: Origin) -> None:
    paths = [f"/many-{number}" for number in (0, 999, 2999)]
    for path in paths:
        origin.answers(path, named(f"guid-of-a-story{path.replace('/', '-')}"))
        varnish.get(path)

    edge_at(varnish.address).purge({f"guid-of-a-story-many-{number}" for number in range(3000)}, stands="0a.8")

    assert [varnish.holds(path) for path in paths] == [False] * 3


def test_a_purge_of_everything_forgets_everything(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/all", named("guid-all"))
    origin.answers("/media/x", Said(keep="public, max-age=31536000, immutable"))
    for path in ("/all", "/media/x"):
        varnish.get(path)

    edge_at(varnish.address).purge_all(stands="0a.8")

    assert [varnish.holds("/all"), varnish.holds("/media/x")] == [False, False]


@pytest.mark.parametrize("seq", ["0a.41", "0b.99"], ids=["older", "another epoch"])
def test_what_was_made_before_a_purge_is_not_kept_after_it(varnish: RunningVarnish, origin: Origin, seq: str) -> None:
    path = f"/late-{seq}"
    origin.answers(path, Said(headers=(("Edition-Seq", seq),)))
    edge_at(varnish.address).purge({"anything"}, stands="0a.42")

    assert [varnish.holds(path), varnish.holds(path)] == [False, False]


def test_what_is_as_new_as_the_purge_is_kept(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/new", Said(headers=(("Edition-Seq", "0a.42"),)))
    edge_at(varnish.address).purge({"anything"}, stands="0a.42")

    assert [varnish.holds("/new"), varnish.holds("/new")] == [False, True]
    assert varnish.get("/new").headers["edition-seq"] == "0a.42"


def test_nobody_else_may_purge(origin: Origin, varnish: RunningVarnish) -> None:
    stranger = RunningVarnish(origin.port, purgers=("192.0.2.0/24",))
    try:
        with pytest.raises(EdgeError, match="403"):
            edge_at(stranger.address).purge_all(stands="0a.1")
    finally:
        stranger.close()


def test_a_reader_behind_a_proxy_may_not_purge(varnish: RunningVarnish) -> None:
    headers = {"X-Forwarded-For": "203.0.113.7", "Surrogate-Key": "*", "Edition-Seq": "0a.1"}

    assert varnish.client.request("PURGE", "/", headers=headers).status_code == 403


def test_a_purge_without_names_is_no_purge_of_everything(varnish: RunningVarnish) -> None:
    assert varnish.client.request("PURGE", "/", headers={"Edition-Seq": "0a.1"}).status_code == 400


@pytest.mark.parametrize("path", ["/account/", "/in/beacon", "/en/account/subscription", "/live/x"])
def test_what_belongs_to_the_counter_is_passed_on_whole(varnish: RunningVarnish, origin: Origin, path: str) -> None:
    origin.answers(path, Said())

    answers = [varnish.get(path, Cookie="tajuk_session=1; theme=dark") for _ in range(2)]

    assert [was_hit(answer) for answer in answers] == [False, False]
    assert origin.headers(path)["cookie"] == "tajuk_session=1; theme=dark"


def test_a_post_is_passed_on(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/in/hook", Said(status=204, body=b""))

    assert varnish.client.post("/in/hook", content=b"x" * 10).status_code == 204


def test_what_a_reader_with_a_pass_gets_is_never_kept(varnish: RunningVarnish, origin: Origin) -> None:
    paid = Said(b"all of it", keep="private, no-store")
    origin.says["/paid"] = lambda request: (
        paid if "tajuk_pass" in request.headers.get("Cookie", "") else Said(b"teaser")
    )

    bodies = [varnish.get("/paid", **cookie).content for cookie in ({}, {"Cookie": "a=b; tajuk_pass=x"}, {})]

    assert bodies == [b"teaser", b"all of it", b"teaser"]
    assert origin.times("/paid") == 2


def test_cookies_of_others_make_no_second_copy(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/cookies", Said())

    varnish.get("/cookies", Cookie="_ga=1")

    assert was_hit(varnish.get("/cookies", Cookie="_ga=2; not_tajuk_pass=3"))
    assert "cookie" not in origin.headers("/cookies")


@pytest.mark.parametrize("keep", ["private, no-store", "no-store", "no-cache"])
def test_what_may_not_be_kept_is_not(varnish: RunningVarnish, origin: Origin, keep: str) -> None:
    path = f"/{keep.replace(', ', '-')}"
    origin.answers(path, Said(keep=keep))

    assert [varnish.holds(path) for _ in range(2)] == [False, False]


def test_an_old_page_is_shown_once_more_while_it_is_asked_for_anew(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/while", Said(b"old", keep=A_SECOND), Said(b"new", keep=A_SECOND))
    varnish.get("/while")
    time.sleep(1.3)

    assert varnish.get("/while").content == b"old"
    wait_for(lambda: varnish.get("/while").content == b"new", 5)


def test_a_page_that_is_too_old_is_not_shown_while_the_fronts_answer(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/too-old", Said(b"old", keep=A_SECOND), Said(b"new", keep=A_SECOND))
    varnish.get("/too-old")
    time.sleep(2.3)

    assert varnish.get("/too-old").content == b"new"


def test_an_old_page_is_shown_when_the_fronts_fail(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/fails", Said(b"old", keep=A_SECOND), Said(b"fault", status=503, keep="no-store"))
    varnish.get("/fails")
    time.sleep(2.3)

    assert [varnish.get("/fails").content for _ in range(3)] == [b"old"] * 3
    assert origin.times("/fails") > 1


def test_a_fault_is_passed_on_where_nothing_is_held_and_is_not_kept(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/fault", Said(b"fault", status=500, keep="no-store"), Said(status=500), Said(b"well"))

    assert [varnish.get("/fault").status_code, varnish.get("/fault").status_code] == [500, 200]
    assert varnish.holds("/fault")


def test_an_old_page_is_shown_when_the_fronts_are_away(_installed: None) -> None:
    origin = Origin()
    origin.answers("/away", Said(b"old", keep=A_SECOND))
    varnish = RunningVarnish(origin.port)
    varnish.get("/away")
    origin.close()
    time.sleep(2.3)

    answers = [varnish.get("/away"), varnish.get("/away"), varnish.get("/other")]
    varnish.close()

    assert [(answer.status_code, answer.content[:3]) for answer in answers] == [(200, b"old")] * 2 + [(503, b"We ")]


def test_packings_are_one_copy_for_pages_and_two_for_our_texts(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/page", Said())
    origin.answers("/static/a.css", Said())
    for path in ("/page", "/static/a.css"):
        for coding in ("gzip, deflate, br, zstd", "br;q=0, gzip", "gzip", "br;q=0.5"):
            varnish.get(path, Accept_Encoding=coding)

    asked = [headers["accept-encoding"] for path, headers in origin.asked if path == "/static/a.css"]
    assert origin.times("/page") == 1
    assert sorted(asked) == ["br", "gzip"]


def test_a_stream_comes_through_word_by_word(varnish: RunningVarnish, origin: Origin) -> None:
    def streamed(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
        for number in range(4):
            request.wfile.write(b"data: %d\n\n" % number)
            time.sleep(0.4)
        request.close_connection = True

    origin.says["/live"] = streamed
    with socket.create_connection(("127.0.0.1", varnish.port), timeout=10) as connection:
        connection.sendall(b"GET /live HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 0a.7\r\n\r\n")
        came = []
        while part := connection.recv(4096):
            came += [(word, time.monotonic()) for word in re.findall(rb"data: \d", part)]

    assert [later - sooner > 0.2 for (_, sooner), (_, later) in pairwise(came)] == [True] * 3
    assert origin.headers("/live")["last-event-id"] == "0a.7"


def test_readers_are_not_told_our_names_for_things(varnish: RunningVarnish, origin: Origin) -> None:
    origin.answers("/names", named("guid-x"))

    headers = [varnish.get("/names").headers for _ in range(2)][1]

    assert {name for name in headers if name.startswith(("surrogate", "xkey", "x-edge"))} == set()
    assert headers["cache-control"] == STORY


def test_an_edge_that_is_away_is_told_as_such() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

    with pytest.raises(EdgeError, match="cannot be reached"):
        edge_at(f"varnish:http://127.0.0.1:{port}").purge({"x"}, stands="0a.1")


@pytest.mark.parametrize("address", ["", "varnish", "varnish:6081", "squid:http://127.0.0.1:1", "http://127.0.0.1:1"])
def test_what_names_no_edge_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match="varnish:http://"):
        edge_at(address)


@pytest.mark.parametrize(
    ("backend", "purger"),
    [("", "127.0.0.1"), ("front", "127.0.0.1"), ('x";#:80', "::1"), ("front:80/x", "::1"), ("front:80", "anybody")],
)
def test_a_configuration_is_not_made_from_nonsense(backend: str, purger: str) -> None:
    with pytest.raises(BadInput):
        configuration(backend, [purger])
