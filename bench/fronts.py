"""A front worker by itself, started as the supervisor starts it, and the demo it may serve."""

import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import editions
from running import Server, running
from tajuk.config.data_folder import DataFolder, data_folder

_STORY = re.compile(r'href="(/[^/"]+/\d{4}/\d\d/\d\d/[^/"]+)"')
_METRIC = re.compile(rb"^(tajuk_\w+) (\S+)$", re.MULTILINE)


AS_IT_IS = ("-m", "tajuk.config.front_worker")
NOT_COMPILED = ("-c", "import sys; sys.modules['tajuk.front.lane._hits'] = None\n"
                "from tajuk.config.front_worker import main; main()")  # fmt: skip
"""A worker as it is without a C compiler."""


@contextmanager
def serving(folder: DataFolder, *, core: int = 0, worker: tuple[str, ...] = AS_IT_IS) -> Iterator[Server]:
    """Run one front worker on one core until the block ends."""
    with socket.create_server(("127.0.0.1", 0), backlog=4096) as listening:
        port = listening.getsockname()[1]
        descriptor = listening.fileno()
        command = [
            *(sys.executable, *worker, "--data", str(folder.path), "--number", "1"),
            *("--fd", str(descriptor), "--hosts", "", "--origin", f"http://127.0.0.1:{port}"),
        ]
        with running(command, port, core=core, pass_fds=[descriptor]) as server:
            yield server


def demo() -> DataFolder:
    """Return a data folder with the demo, made once."""
    kept = data_folder(editions.VAR / "demo", {})
    if not (kept.path / "whole").exists():
        shutil.rmtree(kept.path, ignore_errors=True)
        command = [sys.executable, "-m", "tajuk", "demo", "--data", str(kept.path)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (kept.path / "whole").touch()
    return kept


def first_story(server: Server) -> str:
    """Return the path of the first story on the front page."""
    found = _STORY.search(body(server, "/").decode())
    assert found
    return found[1]


def body(server: Server, path: str) -> bytes:
    """Return what a server answers at a path, uncompressed."""
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}") as answer:
        read: bytes = answer.read()
        return read


def metrics(folder: DataFolder) -> dict[str, float]:
    """Return the figures of the worker without labels, from its own socket."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(folder.run / "front-1.sock"))
        connection.sendall(b"GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        said = b"".join(iter(lambda: connection.recv(65536), b""))
    return {name.decode(): float(value) for name, value in _METRIC.findall(said)}
