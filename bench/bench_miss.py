"""How fast one worker on one core answers for stories it was never asked for before, at 100,000 stories.

Paths go round in an order that outlives every cache of decoded documents, so no answer is ever found ready. Beside it,
in the same run, a bare uvicorn that answers the same number of bytes. With wrk where it is installed.
"""

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import uvicorn

import editions
import load
from keeping import keep, quantile
from tajuk.front.application import Front, Sources, application

STORIES, NEWEST = 100_000, 3_000
SECONDS, ROUNDS = 5, 3
_SCRIPT = """
local paths, at = {{}}, 0
for line in io.lines("{}") do paths[#paths + 1] = line end
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
"""
_HEADERS = (
    "Accept: text/html,application/xhtml+xml",
    "Accept-Language: id,en;q=0.5",
    "Accept-Encoding: gzip, deflate, br",
)


class Figures(NamedTuple):
    """What a run found. Units: requests a second, CPU of the server in microseconds a request."""

    rate: float
    cpu_us: float


def main() -> None:
    folder = editions.edition_of(STORIES)
    every = editions.newest_first(folder)
    newest = every[:NEWEST]
    uniform = random.Random(1).sample(every, len(every))
    found: dict[str, list[Figures]] = {"newest": [], "uniform": [], "hello": []}
    with serving(folder.database_url) as front, serving(f"hello:{_size(folder.database_url, newest[0])}") as hello:
        once = [waits(front, uniform[-3000:-2000]), waits(front, newest[:1000])]
        for _ in range(ROUNDS):
            found["newest"].append(asked(front, newest))
            found["uniform"].append(asked(front, uniform[:-3000]))
            found["hello"].append(asked(hello, ["/"]))
    keep("miss", _figures(found, once))


def _figures(found: dict[str, list[Figures]], once: list[list[float]]) -> dict[str, Any]:
    middle = {name: sorted(rounds)[len(rounds) // 2] for name, rounds in found.items()}
    figures: dict[str, Any] = {"stories": STORIES, "client": "wrk" if shutil.which("wrk") else "asyncio"}
    for name, one in middle.items():
        figures[f"{name} requests/s"] = one.rate
        figures[f"{name} server CPU us/request"] = one.cpu_us
    for name in ("newest", "uniform"):
        figures[f"{name} rate over a bare uvicorn's of as many bytes"] = middle[name].rate / middle["hello"].rate
    for name, values in zip(("uniform", "newest"), once, strict=True):
        figures[f"{name} p50 ms at one connection"] = quantile(values, 0.5)
        figures[f"{name} p99 ms at one connection"] = quantile(values, 0.99)
    return figures


class Server(NamedTuple):
    """A server of ours that is running."""

    port: int
    pid: int

    def cpu_s(self) -> float:
        """Return the CPU time it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def asked(server: Server, paths: list[str]) -> Figures:
    """Ask a server without pause, 16 connections at once."""
    before, began = server.cpu_s(), time.monotonic()
    rate = _by_wrk(server.port, paths) if shutil.which("wrk") else load.saturation(server.port, paths, SECONDS)
    answered = rate * (time.monotonic() - began)
    return Figures(rate, (server.cpu_s() - before) / max(answered, 1) * 1e6)


def waits(server: Server, paths: list[str]) -> list[float]:
    """Return how long each answer took at one connection, in milliseconds."""
    values = []
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        for path in paths:
            began = time.perf_counter()
            connection.sendall(load._REQUEST.format(path).encode())
            _read_answer(connection)
            values.append((time.perf_counter() - began) * 1000)
    return values


def _read_answer(connection: socket.socket) -> None:
    held = b""
    while b"\r\n\r\n" not in held:
        held += connection.recv(65536)
    head, _, body = held.partition(b"\r\n\r\n")
    missing = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0]) - len(body)
    while missing > 0:
        missing -= len(connection.recv(65536))


def _by_wrk(port: int, paths: list[str]) -> float:
    listed = editions.VAR / "miss-paths.txt"
    listed.write_text("\n".join(paths))
    script = editions.VAR / "miss.lua"
    script.write_text(_SCRIPT.format(listed))
    command = ["wrk", "-t1", "-c16", f"-d{SECONDS}s", "-s", str(script)]
    for header in _HEADERS:
        command += ["-H", header]
    said = subprocess.run([*command, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"the server refused some requests:\n{said}")
    return float(said.split("Requests/sec:")[1].split()[0])


@contextmanager
def serving(what: str) -> Iterator[Server]:
    """Run a server pinned to the first core until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, __file__, what, str(port)])
    try:
        _wait(port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(10)


def _wait(port: int) -> None:
    for _ in range(400):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("the server did not start")


def _serve(what: str, port: int) -> None:
    os.sched_setaffinity(0, {0})
    app = _hello(int(what[6:])) if what.startswith("hello:") else application(Front(Sources(database_url=what)))
    uvicorn.run(app, port=port, http="httptools", loop="uvloop", ws="none", access_log=False, log_level="warning")


def _hello(size: int) -> Any:
    body = os.urandom(size)
    headers = [(b"content-type", b"text/html"), (b"content-length", str(size).encode())]

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": body})

    return app


def _size(url: str, path: str) -> int:
    """Return how many bytes the answer to a path has, compressed."""
    with serving(url) as server, socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(load._REQUEST.format(path).encode())
        head = connection.recv(65536)
    return int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _serve(sys.argv[1], int(sys.argv[2]))
    else:
        main()
