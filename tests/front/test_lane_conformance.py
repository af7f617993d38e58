"""The lane answers as the server without it would, byte for byte but for the date; so does its compiled part."""

import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from counter_house import Served
from front_house import STORY, House
from lane_ways import WAYS, lanes_made
from request_shapes import HITS, NOT_THE_LANES, OTHERS

from make import make_masthead, make_section, make_story
from tajuk.front.application import Front, Sources, application
from tajuk.front.lane.door import Door
from tajuk.front.lane.protocol import LaneProtocol

_DATE = re.compile(rb"date: [^\r]*\r\n")
_PLAIN = b"GET " + STORY.encode() + b" HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n"
_FIRST_S, _QUIET_S = 1.0, 0.15


class Pair:
    """One edition, served with the lane and without."""

    def __init__(self, house: House) -> None:
        self.house = house
        sources = Sources(database_url=house.url, hosts=("x", "y"))
        self.laned, self.bare = Front(sources), Front(sources)
        protocol = partial(LaneProtocol, lane=self.laned.lane, door=Door())
        self.servers = [Served(application(self.laned), protocol=protocol), Served(application(self.bare))]
        for server in self.servers:
            talk(server.port, _PLAIN)
        self.tag = re.search(rb"etag: ([^\r]*)", talk(self.servers[0].port, _PLAIN))[1].decode()  # type: ignore[index]

    def answers(self, request: bytes) -> list[bytes]:
        """Return what each server says to a request, until it is silent; `CLOSED` at the end when it closed."""
        with ThreadPoolExecutor() as askers:
            return [_DATE.sub(b"", said) for said in askers.map(lambda each: talk(each.port, request), self.servers)]

    def written(self, shape: str) -> bytes:
        return shape.replace("{path}", STORY).replace("{tag}", self.tag).encode("latin-1")

    def close(self) -> None:
        for server in self.servers:
            server.close()


def talk(port: int, *parts: bytes) -> bytes:
    """Send parts of a request, each by itself, and return all that comes until it is silent for a moment."""
    said = b""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for part in parts:
            connection.sendall(part)
            time.sleep(0.002 if len(parts) > 1 else 0)
        connection.settimeout(_FIRST_S)
        try:
            while piece := connection.recv(1 << 20):
                said += piece
                connection.settimeout(_QUIET_S)
        except TimeoutError:
            return said
        except ConnectionError:
            pass
    return said + b"CLOSED"


@pytest.fixture(scope="module", params=WAYS)
def pair(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Pair]:
    house = House(f"sqlite:{tmp_path_factory.mktemp('lane')}/tajuk.db")
    house.publish(make_masthead(), make_section(), make_story())
    with lanes_made(request.param):
        pair = Pair(house)
    yield pair
    pair.close()
    house.close()


def test_there_are_shapes_enough() -> None:
    assert len(HITS) + len(OTHERS) >= 100


def test_the_compiled_part_takes_part(pair: Pair, request: pytest.FixtureRequest) -> None:
    for _ in range(3):
        talk(pair.servers[0].port, _PLAIN)

    assert bool(pair.laned.lane.compiled_hits) == (request.node.callspec.params["pair"] == "compiled")


@pytest.mark.parametrize("name", HITS)
def test_a_plain_request_is_answered_by_the_lane_as_by_the_server(pair: Pair, name: str) -> None:
    before = pair.laned.lane.hits

    with_lane, without = pair.answers(pair.written(HITS[name]))

    assert with_lane == without
    assert pair.laned.lane.hits == before + 1


@pytest.mark.parametrize("name", OTHERS)
def test_any_other_request_is_answered_as_by_the_server(pair: Pair, name: str) -> None:
    with_lane, without = pair.answers(pair.written(OTHERS[name]))

    assert with_lane == without


@pytest.mark.parametrize("name", NOT_THE_LANES)
def test_what_may_be_smuggled_is_not_the_lanes(pair: Pair, name: str) -> None:
    before = pair.laned.lane.hits

    talk(pair.servers[0].port, pair.written(OTHERS[name]))

    assert pair.laned.lane.hits == before


def test_a_request_may_come_in_two_parts_cut_anywhere(pair: Pair) -> None:
    whole = _DATE.sub(b"", talk(pair.servers[0].port, _PLAIN))

    for cut in range(1, len(_PLAIN), 3):
        assert _DATE.sub(b"", talk(pair.servers[0].port, _PLAIN[:cut], _PLAIN[cut:])) == whole


def test_a_connection_goes_on_after_every_kind_of_answer(pair: Pair) -> None:
    miss = b"GET /nirgends HTTP/1.1\r\nHost: x\r\n\r\n"

    with_lane, without = (
        _DATE.sub(b"", talk(server.port, _PLAIN, miss, _PLAIN, _PLAIN, miss)) for server in pair.servers
    )

    assert with_lane == without
    assert with_lane.count(b"HTTP/1.1 200 OK") == 3
