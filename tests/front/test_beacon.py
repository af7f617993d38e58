"""Pages say that they are read: answered at once, kept without a word of who read them, lost only with the worker."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from counter_house import Served
from starlette.types import ASGIApp, Receive, Scope, Send

from tajuk.audience.page_view import Heard
from tajuk.audience.spool import Spool, finished, page_views
from tajuk.front.beacon import Beacon

VIEW = {"path": "/komoditas/2026/03/04/kedelai", "view": "0123456789abcdef", "language": "id"}
BODY = json.dumps(VIEW).encode()
_SERVE = """
import sys, uvicorn
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tajuk.audience.spool import Spool
from tajuk.front.beacon import Beacon
from test_beacon import with_beacon
listening = __import__("socket").socket(fileno=int(sys.argv[3]))
app = with_beacon(Beacon(Spool(Path(sys.argv[1]))))
config = uvicorn.Config(app, http="httptools", loop="uvloop", access_log=False)
uvicorn.Server(config).run(sockets=[listening])
"""


def with_beacon(beacon: Beacon) -> ASGIApp:
    """An application with a beacon, and 418 elsewhere; the beacon lives as long as the server."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await receive()
            async with beacon:
                await send({"type": "lifespan.startup.complete"})
                await receive()
            await send({"type": "lifespan.shutdown.complete"})
        elif not await beacon(scope, receive, send):
            await send({"type": "http.response.start", "status": 418, "headers": []})
            await send({"type": "http.response.body", "body": b""})

    return application


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "spool"


@pytest.fixture
def serve(folder: Path) -> Iterator[Callable[..., Served]]:
    served: list[Served] = []

    def start(**more: Any) -> Served:
        served.append(Served(with_beacon(Beacon(Spool(folder), **more))))
        return served[-1]

    yield start
    for each in served:
        each.close()


def tell(port: int, body: bytes = BODY, *, method: str = "POST", path: str = "/in/beacon", **headers: str) -> Any:
    """Send a page view; underscores in header names stand for hyphens."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def kept(folder: Path) -> list[Heard]:
    return [heard for path in finished(folder) for heard in page_views(path.read_bytes().splitlines())]


def until(holds: Callable[[], Any]) -> bool:
    ends_at = time.monotonic() + 8
    while not holds() and time.monotonic() < ends_at:
        time.sleep(0.02)
    return bool(holds())


def test_a_page_view_is_answered_with_nothing_and_kept(serve: Callable[..., Served], folder: Path) -> None:
    served = serve()
    answer = tell(served.port, json.dumps({**VIEW, "referrer": "news.example", "seconds": 42}).encode())
    served.close()

    assert (answer.status, answer.headers["content-length"], answer.headers["cache-control"]) == (204, None, "no-store")
    (heard,) = kept(folder)
    assert (heard.said.path, heard.said.referrer, heard.said.seconds) == (VIEW["path"], "news.example", 42)
    assert abs(heard.at - time.time()) < 30


def test_nothing_is_lost_when_a_worker_stops(serve: Callable[..., Served], folder: Path) -> None:
    served = serve()
    for number in range(50):
        tell(served.port, json.dumps({**VIEW, "path": f"/{number}"}).encode())
    served.close()

    assert [heard.said.path for heard in kept(folder)] == [f"/{number}" for number in range(50)]


def test_page_views_are_on_the_disk_within_moments(serve: Callable[..., Served], folder: Path) -> None:
    tell(serve().port)

    assert until(lambda: any(path.stat().st_size for path in folder.glob("*.part")))
    assert finished(folder) == []


def test_nothing_is_kept_of_who_read(serve: Callable[..., Served], folder: Path) -> None:
    served = serve()
    tell(
        served.port,
        User_Agent="Peramban/99",
        Cookie="tajuk_pass=rahasia",
        Referer="http://x/rahasia",
        Accept_Language="ban",
    )
    served.close()

    (file,) = finished(folder)
    (line,) = file.read_text().splitlines()
    told = json.loads(line)
    assert set(told) == {"at", "said"} and told["said"] == VIEW


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"\xff", b'{"path": "\xff"}', json.dumps({**VIEW, "user": "sari"}).encode(),
             json.dumps({**VIEW, "path": "/a?surel=sari@contoh.example"}).encode(),
             json.dumps({**VIEW, "path": "//a b"}).encode(), json.dumps({**VIEW, "path": "a"}).encode(),
             json.dumps({**VIEW, "view": "sari@contoh.example"}).encode(), json.dumps({**VIEW, "view": ""}).encode(),
             json.dumps({**VIEW, "language": "ID id"}).encode(), json.dumps({"path": "/a"}).encode(),
             json.dumps({**VIEW, "referrer": "https://x.example/?q=1"}).encode(),
             json.dumps({**VIEW, "seconds": -1}).encode(), json.dumps({**VIEW, "seconds": "9"}).encode(), BODY + BODY],
)  # fmt: skip
def test_what_is_no_page_view_is_refused(serve: Callable[..., Served], folder: Path, body: bytes) -> None:
    served = serve()
    assert tell(served.port, body).status == 400
    served.close()

    assert kept(folder) == []


@pytest.mark.parametrize("framing", [{"Content-Length": "2049"}, {"Transfer-Encoding": "chunked"}])
def test_what_is_too_large_is_refused(serve: Callable[..., Served], framing: dict[str, str]) -> None:
    body = BODY[:-1] + b" " * (2049 - len(BODY)) + b"}"
    connection = http.client.HTTPConnection("127.0.0.1", serve().port, timeout=10)
    chunked = "Transfer-Encoding" in framing
    connection.request("POST", "/in/beacon", iter([body]) if chunked else body, framing, encode_chunked=chunked)

    answer = connection.getresponse()

    assert (answer.status, answer.headers["connection"]) == (413, "close")
    connection.close()


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_it_is_only_sent_to(serve: Callable[..., Served], method: str) -> None:
    answer = tell(serve().port, b"", method=method)

    assert (answer.status, answer.headers.get_all("allow")) == (405, ["POST"])


@pytest.mark.parametrize(
    "said", [{"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"}, {"Origin": "https://evil.example"},
             {"Origin": "null"}, {"Sec_Fetch_Site": "none"}],
)  # fmt: skip
def test_other_sites_may_not_send(serve: Callable[..., Served], folder: Path, said: dict[str, str]) -> None:
    served = serve()
    assert tell(served.port, **said).status == 403
    served.close()

    assert kept(folder) == []


def test_pages_of_ours_may_send(serve: Callable[..., Served]) -> None:
    port = serve(hosts=("contoh.example",)).port

    ours = {"Host": "Contoh.example:8000", "Origin": "https://contoh.example:8000", "Sec_Fetch_Site": "same-origin"}
    assert tell(port, **ours).status == 204
    assert tell(port, Host="evil.example").status == 421


@pytest.mark.parametrize("path", ["/", "/in/beacons", "/in/beacon/", "/en/in/beacon", "/in"])
def test_other_addresses_are_left_alone(serve: Callable[..., Served], path: str) -> None:
    assert tell(serve().port, path=path).status == 418


def test_page_views_are_counted(folder: Path) -> None:
    beacon = Beacon(Spool(folder))
    served = Served(with_beacon(beacon))
    for body in (BODY, b"{", BODY):
        tell(served.port, body)
    served.close()

    assert [metric.read() for metric in beacon.metrics()] == [2, 0]


def test_without_a_spool_nothing_is_kept_and_nobody_notices() -> None:
    served = Served(with_beacon(Beacon(None)))

    assert tell(served.port).status == 204
    served.close()


def test_a_reader_waits_for_no_disk(serve: Callable[..., Served], folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "no-folder")
    served = Served(with_beacon(Beacon(Spool(folder / "no-folder"))))

    assert tell(served.port).status == 204
    time.sleep(1.2)
    assert tell(served.port).status == 204
    served.close()


def test_a_client_that_leaves_leaves_nothing(serve: Callable[..., Served], folder: Path) -> None:
    served = serve()
    with socket.create_connection(("127.0.0.1", served.port)) as connection:
        connection.sendall(b"POST /in/beacon HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
    assert tell(served.port).status == 204
    served.close()

    assert len(kept(folder)) == 1


def test_a_worker_that_is_killed_loses_its_last_second_at_most(folder: Path) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    command = [sys.executable, "-c", _SERVE, str(folder), str(Path(__file__).parent), str(listening.fileno())]
    with subprocess.Popen(command, pass_fds=[listening.fileno()], stderr=subprocess.DEVNULL) as process:
        port = listening.getsockname()[1]
        listening.close()
        told_at = []
        while len(told_at) < 250:
            assert tell(port, json.dumps({**VIEW, "path": f"/{len(told_at)}"}).encode()).status == 204
            told_at.append(time.monotonic())
            time.sleep(0.008)
        killed_at = time.monotonic()
        os.kill(process.pid, signal.SIGKILL)

    must = sum(1 for at in told_at if at < killed_at - 1.3)  # a second, and what a write takes on a busy machine
    assert must > 20
    assert [heard.said.path for heard in kept(folder)][:must] == [f"/{number}" for number in range(must)]
