"""A lane with the compiled part and one without, over the same answers; and requests that may tell them apart."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any, Literal

import pytest
from front_house import STORY, House
from hypothesis import strategies as st
from request_shapes import HITS, OTHERS

from make import make_masthead, make_person, make_section, make_story, make_topic
from tajuk.front.lane import lane as lanes
from tajuk.front.lane.lane import Lane

HOSTS = ("x", "berita.example")
HEADERS = [(b"date", b"Sun, 29 Nov 2026 06:00:00 GMT")]
"""The headers of the server; one list, as it is for a second."""

Way = Literal["compiled", "by itself"]
WAYS: tuple[Way, ...] = ("compiled", "by itself")


@contextmanager
def lanes_made(way: Way) -> Iterator[None]:
    """Have the lanes that are made meanwhile answer with the compiled part, or without; skip where it was not built."""
    if way == "compiled" and lanes.Hits is None:
        pytest.skip("the compiled part was not built: there was no C compiler when Tajuk was installed")
    with pytest.MonkeyPatch.context() as patch:
        if way != "compiled":
            patch.setattr(lanes, "Hits", None)
        yield


class Lanes:
    """A front with a few answers ready, and two lanes that give them. hits: the compiled part, if not the usual one."""

    def __init__(self, url: str, hits: Any = None) -> None:
        self.house = House(url, hosts=HOSTS)
        self.house.publish(make_masthead(), make_section(), make_person(), make_topic(), make_story())
        front = self.house.front
        for path in (STORY, "/", "/feed.xml", "/topic/kedelai", f"{STORY}.json"):
            assert front.respond(_scope(path)).status == 200
        self.ready = dict(front.lane.cache.by_class["stranger"])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lanes, "Hits", hits or lanes.Hits)
            self.compiled = Lane(front.lane.cache, HOSTS)
            patch.setattr(lanes, "Hits", None)
            self.by_itself = Lane(front.lane.cache, HOSTS)
        for each in (self.compiled, self.by_itself):
            each.stand("epoch.6")

    def answers(self, request: bytes) -> tuple[bytes | None, bytes | None]:
        """Return what both lanes say. The first time they may learn what a header means, so each is asked twice."""
        for each in (self.compiled, self.by_itself):
            each.answer(request, HEADERS)
        return self.compiled.answer(request, HEADERS), self.by_itself.answer(request, HEADERS)

    def tags(self) -> list[bytes]:
        return [held.ready.tag for held in self.ready.values()]

    def close(self) -> None:
        self.house.front.close()
        self.house.close()


def _scope(path: str) -> dict[str, Any]:
    headers = [(b"host", b"x"), (b"accept-encoding", b"gzip")]
    return {"method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"", "headers": headers}


_BITS = (
    *(b"\r\n", b"\n", b"\r", b" ", b"\t", b":", b";", b",", b'"', b"\0", b"\x7f", b"\x80", b"\xff", b"#", b"?"),
    *(b"\r\n\r\n", b"\r\n ", b"\r\n\t", b"Host: x\r\n", b"host:berita.example:80\r\n", b"Host: y\r\n"),
    *(b"Content-Length: 0\r\n", b"content-length:5\r\n", b"Transfer-Encoding: chunked\r\n", b"Upgrade: h2c\r\n"),
    *(b"Connection: close\r\n", b"connection:keep-alive\r\n", b"Proxy-Connection: close\r\n", b"identity"),
    *(b"Accept-Encoding: gzip\r\n", b"accept-encoding:br\r\n", b"Expect: 100-continue\r\n", b"gzip;q=0", b"X: y\r\n"),
    *(b'If-None-Match: "a"\r\n', b"If-None-Match: *\r\n", b"Cookie: tajuk_pass=x\r\n", b"cookie: A_TAJUK_PASS=1\r\n"),
    *(b"GET ", b"HEAD ", b"HTTP/1.1", b"HTTP/1.0", b"\xc3\xa9", b"tajuk_pass"),
)
"""What makes a request another one."""

_LINES = tuple(bit for bit in _BITS if bit.endswith(b"\r\n"))

BROWSER = (
    f"GET {STORY} HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\nUpgrade-Insecure-Requests: 1\r\n"
    "User-Agent: Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36\r\n"
    "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8\r\nReferer: https://www.google.com/\r\n"
    "Accept-Encoding: gzip, deflate, br, zstd\r\nAccept-Language: id-ID,id;q=0.9,en-US;q=0.8\r\n"
    'sec-ch-ua: "Chromium";v="142"\r\nCookie: _ga=GA1.1.123.456; theme=dark\r\n\r\n'
).encode()


def seeds(tags: list[bytes]) -> list[bytes]:
    """Return requests to begin with: all shapes, and a browser's."""
    shapes = [*[*HITS.values()] * 10, *OTHERS.values()]
    written = [shape.replace("{path}", STORY).replace("{tag}", tags[0].decode()).encode("latin-1") for shape in shapes]
    others = BROWSER, BROWSER.replace(b"GET", b"HEAD"), BROWSER.replace(STORY.encode(), b"/feed.xml")
    return [*written, *others * 20]


def changed(request: bytes, chance: Random) -> bytes:
    """Return a request with a place or two changed, half of them where a line begins."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 5))):
        at = chance.randrange(len(request) + 1)
        until = min(at + chance.choice((0, 0, 1, 1, 2, 20)), len(request))
        bits = (*_BITS, bytes([chance.randrange(256)]), b"")
        if chance.random() < 0.5:
            at = until = request.find(b"\n", at) + 1
            bits = _LINES
        request = request[:at] + chance.choice(bits) + request[until:]
    return request


_STORY = STORY.encode()
_METHODS, _VERSIONS = (b"GET", b"GET", b"HEAD", b"POST", b"get"), (b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.0")
_TARGETS = (_STORY, b"/feed.xml", _STORY + b"?utm_source=x", b"/nirgends", _STORY + b"#x", b"*")
_PLAIN = (b"Host: x", b"host: BERITA.example:443", b"Accept-Encoding: gzip", b"Accept-Encoding:  br;q=1, gzip;q=0.1 ")
_ODD = (*(bit.strip(b"\r\n") for bit in _BITS), b"X" * 9000, b"Name", b": x", b"N : x", b" folded")


def requests(tags: list[bytes]) -> st.SearchStrategy[bytes]:
    """Return requests put together of lines that are plain and lines that are not."""
    tagged = [b"If-None-Match: " + tag for tag in (tags[0], tags[0].upper(), b"W/" + tags[0], b"*", b'"a,b"', b'"a')]
    start = st.builds(lambda *words: b" ".join(words), *map(st.sampled_from, (_METHODS, _TARGETS, _VERSIONS)))
    lines = st.lists(st.sampled_from([*_PLAIN * 4, *tagged * 2, *_ODD]), max_size=7)
    end = st.sampled_from([b"\r\n\r\n"] * 6 + [b"\r\n", b"\n\n", b"\r\n\r\n\r\n", b""])
    return st.builds(lambda start, lines, end: b"\r\n".join((start, *lines)) + end, start, lines, end)
