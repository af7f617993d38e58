"""The compiled part of the lane says what the lane says by itself, or nothing."""

import gc
import sys
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from front_house import STORY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lane_ways import BROWSER, HEADERS, Lanes, changed, lanes_made, requests, seeds

from tajuk.front.lane.compiled import Hits

pytestmark = pytest.mark.skipif(Hits is None, reason="the compiled part was not built: there was no C compiler")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lanes]:
    made = Lanes(f"sqlite:{tmp_path_factory.mktemp('lanes')}/tajuk.db")
    yield made
    made.close()


@given(data=st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_both_ways_say_the_same_of_any_request(both: Lanes, data: st.DataObject) -> None:
    compiled, by_itself = both.answers(data.draw(requests(both.tags())))

    assert compiled == by_itself


@pytest.mark.parametrize("seed", range(4))
def test_both_ways_say_the_same_of_requests_changed_by_chance(both: Lanes, seed: int) -> None:
    chance, begun = Random(seed), seeds(both.tags())

    for _ in range(10_000):
        compiled, by_itself = both.answers(changed(chance.choice(begun), chance))
        assert compiled == by_itself


_TAG = b"If-None-Match: %b\r\nCookie:"


@pytest.mark.parametrize(
    ("part", "by", "status"),
    [(b"", b"", 200), (b"GET", b"HEAD", 200), (b"Host: x", b"Host: Berita.Example:443", 200),
     (b"Cookie:", _TAG % b'"x"', 200), (b"Cookie:", _TAG, 304)],
)  # fmt: skip
def test_what_browsers_ask_is_answered_compiled(both: Lanes, part: bytes, by: bytes, status: int) -> None:
    request = BROWSER.replace(part, by.replace(b"%b", both.ready[STORY.encode()].ready.tag), 1)
    both.answers(request)
    before = both.compiled.compiled_hits

    compiled, by_itself = both.compiled.answer(request, HEADERS), both.by_itself.answer(request, HEADERS)

    assert compiled == by_itself and compiled and compiled.startswith(b"HTTP/1.1 %d" % status)
    assert both.compiled.compiled_hits == before + 1


def test_a_request_cut_anywhere_is_not_the_lanes(both: Lanes) -> None:
    assert not any(both.compiled.answer(BROWSER[:cut], HEADERS) for cut in range(len(BROWSER)))
    assert not any(both.compiled.answer(BROWSER[cut:], HEADERS) for cut in range(1, len(BROWSER)))


def test_with_other_headers_of_the_server_the_lane_is_asked_once(both: Lanes) -> None:
    later: list[tuple[bytes, bytes]] = [(b"date", b"Sun, 29 Nov 2026 06:00:01 GMT")]
    both.compiled.answer(BROWSER, HEADERS)
    before = both.compiled.compiled_hits

    first, second = both.compiled.answer(BROWSER, later), both.compiled.answer(BROWSER, later)

    assert first == second and first is not None and b"06:00:01" in first
    assert both.compiled.compiled_hits == before + 1


@pytest.mark.parametrize("given", [(), (BROWSER,), ("GET / HTTP/1.1\r\n\r\n", HEADERS), (None, None)])
def test_what_is_no_request_is_a_type_error(given: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        Hits({}, {}, None).answer(*given)


@pytest.mark.parametrize("given", [(), ({},), ([], {}, None), ({}, {}, []), ({}, None, None)])
def test_what_it_is_made_of_is_looked_at(given: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        Hits(*given)


class _Wrong:
    """What the lane would never keep."""

    def __init__(self, **fields: Any) -> None:
        self.__dict__.update(fields)


@pytest.mark.parametrize(
    "wrong",
    [{"body": (b"a", None)}, {"body": [b"a"]}, {"body": (b"a",) * 40}, {"lines": "a"}, {"more": 1}, {"uses": "x"}],
)
def test_what_is_kept_wrongly_harms_nobody(wrong: dict[str, Any]) -> None:
    now = object()
    ready = _Wrong(**{"of": now, "lines": b"", "more": b"", "body": (b"a",), "tag": b'"a"', **wrong})
    frame = _Wrong(composed=ready.of)
    hits = Hits({b"/": _Wrong(coding="", frame=frame, ready=ready, uses=wrong.get("uses", 0))}, {}, None)
    hits.begin(HEADERS, b"HTTP/1.1 200 OK\r\n", b"")

    with pytest.raises(TypeError):
        hits.answer(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", HEADERS)


def test_nothing_is_held_longer_than_it_is_needed(both: Lanes) -> None:
    held = next(iter(both.ready.values()))
    watched = [held, held.ready, held.ready.body[1], held.ready.lines, HEADERS, BROWSER]
    gc.collect()
    before = [sys.getrefcount(each) for each in watched]

    for request in (BROWSER, BROWSER[:-1], BROWSER.replace(b"GET", b"HEAD")):
        for _ in range(1000):
            both.compiled.answer(request, HEADERS)
    gc.collect()

    assert [sys.getrefcount(each) for each in watched] == before


def test_a_ring_that_is_let_go_goes() -> None:
    ready: dict[bytes, Any] = {}
    ready[b"itself"] = Hits(ready, {}, None)
    del ready

    assert gc.collect() >= 2


def test_without_a_compiler_the_lane_answers_by_itself(tmp_path: Any) -> None:
    with lanes_made("by itself"):
        alone = Lanes(f"sqlite:{tmp_path}/tajuk.db", hits=None)
    try:
        assert alone.by_itself.answer(BROWSER, HEADERS) and not alone.by_itself.compiled_hits
    finally:
        alone.close()
