"""What a worker bears from clients that are slow, large, many or deaf."""

import asyncio
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from counter_house import Served
from front_house import STORY, House

from tajuk.front.lane.door import Door, Limits
from tajuk.front.lane.protocol import LaneProtocol

_GET = b"GET " + STORY.encode() + b" HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n"
_PLAIN = _GET + b"\r\n"


class Worker:
    """A front behind a door, and whoever comes to it."""

    def __init__(self, house: House, limits: Limits) -> None:
        self.door = Door(limits)
        self.lane = house.front.lane
        protocol = partial(LaneProtocol, lane=self.lane, door=self.door)
        look = lambda: self.door.look(asyncio.get_running_loop().time())  # noqa: E731
        self.served = Served(house.application, protocol=protocol, duty=look)
        self.clients: list[socket.socket] = []

    def client(self, receive_bytes: int = 0) -> socket.socket:
        client = socket.socket()
        if receive_bytes:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
        client.settimeout(10)
        client.connect(("127.0.0.1", self.served.port))
        self.clients.append(client)
        return client

    def close(self) -> None:
        for client in self.clients:
            client.close()
        self.served.close()


@pytest.fixture
def worker(house: House) -> Iterator[Callable[..., Worker]]:
    made: list[Worker] = []

    def make(**limits: object) -> Worker:
        made.append(Worker(house, Limits(**limits)))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for each in made:
        each.close()


def until_closed(client: socket.socket) -> bytes:
    """Return all that comes until the other side has closed."""
    said = b""
    try:
        while piece := client.recv(65536):
            said += piece
    except ConnectionError:
        pass
    return said


def answer(client: socket.socket, request: bytes = _PLAIN) -> bytes:
    """Return the answer to a request, all of it; what came of one that was cut short."""
    client.sendall(request)
    found = b""
    while not is_whole(found) and (more := client.recv(1 << 20)):
        found += more
    return found


def is_whole(answered: bytes) -> bool:
    """Say whether an answer has all that its head promises."""
    head, ended, body = answered.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\ncontent-length: (\d+)", head)
    return bool(ended) and len(body) >= (int(length[1]) if length else 0)


@pytest.mark.parametrize(
    "parts",
    [
        [_GET + b"X: " + b"y" * 17_000 + b"\r\n\r\n"],
        [_GET + b"X: " + b"y" * 17_000],
        [_GET, *[b"X-%d: " % number + b"y" * 1000 + b"\r\n" for number in range(17)]],
        [b"GET /" + b"y" * 17_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"],
        [_GET + b"".join(b"X-%d: y\r\n" % number for number in range(2500)) + b"\r\n"],
    ],
    ids=["whole", "unfinished", "in parts", "a long target", "many headers"],
)
def test_a_head_that_is_too_large_is_refused(worker: Callable[..., Worker], parts: list[bytes]) -> None:
    client = worker().client()

    for part in parts:
        client.sendall(part)
        time.sleep(0.005)

    assert until_closed(client).startswith(b"HTTP/1.1 431 ")


def test_a_head_of_nearly_as_much_is_answered(worker: Callable[..., Worker]) -> None:
    assert answer(worker().client(), _GET + b"X: " + b"y" * 16_000 + b"\r\n\r\n").startswith(b"HTTP/1.1 200 ")


def test_a_head_that_does_not_come_is_not_waited_for(worker: Callable[..., Worker]) -> None:
    client = worker(head_s=0.3).client()

    client.sendall(_GET)

    assert until_closed(client).startswith(b"HTTP/1.1 408 ")


def test_a_body_that_takes_its_time_is_no_slow_head(worker: Callable[..., Worker]) -> None:
    client = worker(head_s=0.3).client()
    client.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n")
    time.sleep(0.8)

    client.sendall(b"hello")

    assert client.recv(1 << 20).startswith(b"HTTP/1.1 405 ")


def test_who_never_reads_is_let_go(worker: Callable[..., Worker]) -> None:
    deaf = worker(unread_s=0.4).client(receive_bytes=2048)

    with pytest.raises(ConnectionError):
        for _ in range(20_000):
            deaf.sendall(_PLAIN)
            time.sleep(0.0005)


def test_who_says_nothing_more_is_let_go(worker: Callable[..., Worker]) -> None:
    made = worker(idle_s=0.5)
    client = made.client()
    assert answer(client).startswith(b"HTTP/1.1 200 ")
    assert answer(client).startswith(b"HTTP/1.1 200 ")
    assert made.lane.hits

    began = time.monotonic()
    until_closed(client)

    assert time.monotonic() - began < 5


def test_who_goes_on_asking_stays(worker: Callable[..., Worker]) -> None:
    client = worker(idle_s=0.6).client()

    for _ in range(5):
        assert answer(client).startswith(b"HTTP/1.1 200 ")
        time.sleep(0.3)


@pytest.mark.parametrize("limits", [{"connections": 2}, {"per_address": 2, "neighbours": frozenset()}])
def test_there_is_room_for_so_many_and_again_when_one_leaves(worker: Callable[..., Worker], limits: dict) -> None:  # type: ignore[type-arg]
    made = worker(**limits)
    inside = [made.client(), made.client()]
    assert all(answer(client).startswith(b"HTTP/1.1 200 ") for client in inside)

    refused = until_closed(made.client())
    inside[0].close()
    while len(made.door) > 1:
        time.sleep(0.01)

    assert refused.startswith(b"HTTP/1.1 503 ") and b"retry-after: " in refused
    assert answer(made.client()).startswith(b"HTTP/1.1 200 ")
    assert made.door.refused == 1


def test_a_worker_that_ends_answers_what_still_comes(worker: Callable[..., Worker]) -> None:
    made = worker()
    client = made.client()
    assert b"connection: close" not in answer(client)

    ending = threading.Thread(target=made.served.close)
    ending.start()
    time.sleep(0.3)
    last = answer(client)
    ending.join()

    assert last.startswith(b"HTTP/1.1 200 ") and b"connection: close\r\n" in last


def test_a_thousand_requests_at_once_are_all_answered(worker: Callable[..., Worker]) -> None:
    client = worker().client()

    threading.Thread(target=client.sendall, args=(_PLAIN * 1000,)).start()

    said = b""
    while said.count(b"HTTP/1.1 200 OK") < 1000:
        said += client.recv(1 << 20)
