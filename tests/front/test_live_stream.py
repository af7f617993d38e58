"""The live stream over real sockets: who follows it is told what changed, once, and nothing else."""

import asyncio
import json
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from counter_house import Served
from front_house import House
from test_figures_shown import append, quote

from make import NOON, make_masthead, make_section, make_story
from tajuk.front.lane.door import Door
from tajuk.front.lane.protocol import LaneProtocol, Stream
from tajuk.front.live.events import Place, place_of
from tajuk.front.live.hub import Hub
from tajuk.front.live.reader import LiveReader
from tajuk.story.documents import Alert, Board

Event = dict[str, str]


class Follower:
    """Somebody who follows the stream."""

    def __init__(self, port: int, target: str = "/live", *headers: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        request = "\r\n".join([f"GET {target} HTTP/1.1", "Host: x", *headers])
        self.socket.sendall(f"{request}\r\n\r\n".encode())
        self._stream = self.socket.makefile("r", encoding="utf-8", newline="")
        self.status = self._stream.readline().split()[1]
        self.headers = dict(line.rstrip().split(": ", 1) for line in iter(self._stream.readline, "\r\n"))

    def hear(self, *names: str) -> list[Event]:
        """Return the events that come next, which must have these names."""
        events = [self.next() for _ in names]
        assert [event["event"] for event in events] == list(names)
        return events

    def next(self) -> Event:
        event: Event = {}
        for line in iter(self._stream.readline, ""):
            name, _, value = line.rstrip("\n").partition(": ")
            if name:
                event[name] = f"{event[name]}\n{value}" if name in event else value
            elif "event" in event:
                return event
        return {"event": "the end"}


class Newsroom:
    """An edition and a tape, and a worker that serves them."""

    def __init__(self, house: House, tape: str) -> None:
        self.house, self._tape = house, tape
        self.stream = Stream(house.front.hub, house.front.live_in)
        protocol = partial(LaneProtocol, lane=house.front.lane, door=Door(), stream=self.stream)
        self.served = Served(house.application, protocol=protocol)
        self.followers: list[Follower] = []

    def follow(self, target: str = "/live", *headers: str) -> Follower:
        self.followers.append(Follower(self.served.port, target, *headers))
        return self.followers[-1]

    def tick(self, symbol: str, value: str) -> None:
        append(self._tape, quote(symbol, value, minutes=5))


@pytest.fixture
def newsroom(houses: Callable[..., House], tmp_path: Path) -> Iterator[Newsroom]:
    tape = f"sqlite:{tmp_path}/tape.db"
    append(tape, quote("LQ45", "895.84"), quote("EMAS", "1325000"))
    house = houses(tape_url=tape, hosts=("x",))
    strip = Board(guid="b1", slug="strip", name="Indikator", symbols=("LQ45", "EMAS"))
    house.publish(make_masthead(languages=("id", "en")), make_section(), strip, make_story(guid="s1", slug="satu"))
    newsroom = Newsroom(house, tape)
    yield newsroom
    for follower in newsroom.followers:
        follower._stream.close()
        follower.socket.close()
    newsroom.served.close()


def test_who_comes_is_told_what_stands(newsroom: Newsroom) -> None:
    follower = newsroom.follow()

    figures, latest, alert = follower.hear("figures", "latest", "alert")

    assert follower.status == "200"
    assert follower.headers["content-type"] == "text/event-stream"
    assert [each["href"] for each in json.loads(figures["data"])["figures"]] == ["/market/LQ45", "/market/EMAS"]
    assert "/satu" in latest["data"]
    assert alert["data"] == ""


def test_a_new_story_is_told_to_those_of_its_language(newsroom: Newsroom) -> None:
    here, abroad = newsroom.follow(), newsroom.follow("/en/live")
    for each in (here, abroad):
        each.hear("figures", "latest", "alert")

    newsroom.house.publish(make_story(guid="s2", slug="dua", published_at=NOON + timedelta(hours=1)))
    newsroom.house.publish(make_story(guid="s3", slug="three", language="en"))

    assert "/dua" in here.hear("latest")[0]["data"]
    assert "/three" in abroad.hear("latest")[0]["data"]


def test_a_tick_tells_the_figures_that_moved(newsroom: Newsroom) -> None:
    follower = newsroom.follow()
    follower.hear("figures", "latest", "alert")

    newsroom.tick("LQ45", "901.5")

    said = json.loads(follower.hear("figures")[0]["data"])
    assert [(each["href"], each["value"]) for each in said["figures"]] == [("/market/LQ45", "901,50")]


def test_a_story_that_was_updated_is_told_by_its_path(newsroom: Newsroom) -> None:
    follower = newsroom.follow("/en/live")
    follower.hear("figures", "latest", "alert")

    newsroom.house.publish(make_story(guid="s1", slug="satu", headline="Lain"))

    said = json.loads(follower.hear("story")[0]["data"])
    assert (said["path"].rpartition("/")[2], said["version"], said["action"]) == ("satu", 2, "update")


def test_what_breaks_is_told_and_that_it_is_over(newsroom: Newsroom) -> None:
    follower = newsroom.follow()
    follower.hear("figures", "latest", "alert")
    newsroom.house.publish(Alert(guid="a1", headline="Bank sentral menahan suku bunga", language="id"))
    assert "menahan" in follower.hear("alert")[0]["data"]

    newsroom.house.withdraw("a1")

    assert follower.hear("alert")[0]["data"] == ""


@pytest.mark.parametrize("tell", ["/live?after={}", "/live"])
def test_who_comes_again_is_told_what_was_missed(newsroom: Newsroom, tell: str) -> None:
    follower = newsroom.follow()
    last = follower.hear("figures", "latest", "alert")[-1]["id"]
    newsroom.house.publish(make_story(guid="s1", slug="satu", headline="Lain"))
    follower.hear("latest", "story")

    again = newsroom.follow(tell.format(last), *([] if "after" in tell else [f"Last-Event-ID: {last}"]))

    assert again.hear("figures", "latest", "alert", "story")[-1]["id"] != last


def test_who_missed_nothing_is_told_nothing(newsroom: Newsroom) -> None:
    last = newsroom.follow().hear("figures", "latest", "alert")[-1]["id"]
    again = newsroom.follow("/live", f"Last-Event-ID: {last}")

    newsroom.tick("EMAS", "1325001")

    assert "EMAS" in again.hear("figures")[0]["data"]


@pytest.mark.parametrize("last", ["another.1.t.1", "rubbish", "", "e.99999999999999999999.t.1", "é.1.t.1"])
def test_an_id_of_another_edition_is_told_everything(newsroom: Newsroom, last: str) -> None:
    follower = newsroom.follow("/live", f"Last-Event-ID: {last}")

    follower.hear("figures", "latest", "alert")


def test_the_stream_ends_with_its_worker(newsroom: Newsroom) -> None:
    follower = newsroom.follow()
    follower.hear("figures", "latest", "alert")

    newsroom.served.close()

    assert follower.next() == {"event": "the end"}


@pytest.mark.parametrize(
    ("request_line", "host", "status"),
    [("HEAD /live", "x", 503), ("POST /live", "x", 405), ("GET /live", "y", 421), ("GET /de/live", "x", 404)],
)
def test_who_asks_otherwise_is_told_no(newsroom: Newsroom, request_line: str, host: str, status: int) -> None:
    with socket.create_connection(("127.0.0.1", newsroom.served.port), timeout=10) as asking:
        asking.sendall(f"{request_line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert asking.recv(4096).startswith(f"HTTP/1.1 {status} ".encode())


def test_a_client_that_goes_on_talking_is_let_go(newsroom: Newsroom) -> None:
    follower = newsroom.follow()
    follower.hear("figures", "latest", "alert")

    follower.socket.sendall(b"x" * 2000)

    with pytest.raises(ConnectionError):
        while follower.next()["event"] != "the end":
            pass
        raise ConnectionError


def test_a_reader_that_does_not_read_is_let_go_and_the_others_hear_all() -> None:
    heard, dropped, left = asyncio.run(_one_reads_and_one_does_not())

    assert heard == 200
    assert (dropped, left) == (1, 1)


async def _one_reads_and_one_does_not() -> tuple[int, int, int]:
    """Tell two readers two hundred events of 64 kB; return what the reading one heard, who was dropped, who is left."""
    loop, hub, door = asyncio.get_running_loop(), Hub(), Door()

    class Arriving(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            reader = LiveReader(hub, door, "id", transport)  # type: ignore[arg-type]
            transport.set_protocol(reader)
            hub.join(reader, "")

    server = await loop.create_server(Arriving, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reading, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**20)
    with socket.create_connection(("127.0.0.1", port)):
        while len(hub) < 2:
            await asyncio.sleep(0.01)
        heard = 0
        for _ in range(200):
            hub._tell("id", b"x" * 65536)
            heard += len(await reading.readexactly(65536)) == 65536
        left = len(hub)
        writer.close()
        await writer.wait_closed()
    server.close()
    await server.wait_closed()
    return heard, hub.dropped, left


def test_an_id_is_the_same_place_on_every_worker() -> None:
    place = Place("1e79cef367", 152, "a89e79e0", 3193)

    assert place_of(place.id) == place
    assert place_of(Place("e", 0, "", 0).id) == Place("e", 0, "", 0)
