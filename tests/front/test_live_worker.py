"""A real server on a real socket."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from front_house import STORY, House

from make import make_story

_SERVE = """
import sys, uvicorn
from tajuk.front.application import Front, Sources, application
listening = __import__("socket").socket(fileno=int(sys.argv[2]))
app = application(Front(Sources(database_url=sys.argv[1])))
config = uvicorn.Config(app, http="httptools", loop="uvloop", ws="none", access_log=False, log_level="warning")
uvicorn.Server(config).run(sockets=[listening])
"""


@pytest.fixture
def port(house: House) -> Iterator[int]:
    listening = socket.create_server(("127.0.0.1", 0))
    os.set_inheritable(listening.fileno(), True)
    command = [sys.executable, "-c", _SERVE, house.url, str(listening.fileno())]
    process = subprocess.Popen(command, pass_fds=[listening.fileno()], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    port: int = listening.getsockname()[1]
    listening.close()
    yield port
    process.terminate()
    said, _ = process.communicate(timeout=20)
    assert b"Traceback" not in said, said.decode()


def talk(port: int, request: bytes) -> bytes:
    """Send bytes and return all that comes back until the server closes, or nothing more comes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        held = b""
        while part := connection.recv(65536):
            held += part
        return held


def test_a_story_published_is_live_over_http_within_moments(house: House, port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", STORY)
    first = connection.getresponse()
    assert first.status == 200 and first.read()

    began = time.monotonic()
    seq = house.publish(make_story(headline="Baru saja"))
    connection.request("GET", "/komoditas/2026/03/04/baru-saja")
    answer = connection.getresponse()
    answer.read()

    assert answer.status == 200
    assert answer.headers["Edition-Seq"].endswith(f".{seq}")
    assert time.monotonic() - began < 2
    connection.close()


@pytest.mark.parametrize(
    ("line", "status"),
    [(b"GET /%00 HTTP/1.1", 400), (b"GET /../../etc/passwd HTTP/1.1", 404), (b"GET //x/ HTTP/1.1", 404),
     (b"GET /%ff HTTP/1.1", 400), (b"GET /" + b"a" * 5000 + b" HTTP/1.1", 400), (b"POST / HTTP/1.1", 405),
     (b"GET http://evil.example/x HTTP/1.1", 404), (b"OPTIONS * HTTP/1.1", 405), (b"GET /\xff\xfe HTTP/1.1", 400)],
)  # fmt: skip
def test_hostile_request_lines_get_a_clean_answer(port: int, line: bytes, status: int) -> None:
    answer = talk(port, line + b"\r\nHost: contoh.example\r\nConnection: close\r\n\r\n")

    assert answer.startswith(f"HTTP/1.1 {status} ".encode())


def test_a_head_request_has_no_body(port: int) -> None:
    answer = talk(port, f"HEAD {STORY} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())

    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(b"\r\n\r\n")


def test_a_living_front_has_not_loaded_what_it_must_not() -> None:
    asked = "import sys, tajuk.front.application; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()

    for module in ("django", "tajuk.tray", "tajuk.archive", "tajuk.net", "tajuk.edition.writer", "tajuk.tape.writer"):
        assert module not in loaded
