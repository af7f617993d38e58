"""A running installation, started as an operator starts it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx


class Installation:
    """`tajuk up` on a data folder, two workers, a free port."""

    def __init__(self, data: Path, *options: str) -> None:
        command = [
            sys.executable,
            "-m",
            "tajuk",
            "up",
            "--data",
            str(data),
            "--port",
            "0",
            "--workers",
            "2",
            "--newsroom-port",
            "0",
            *options,
        ]
        environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "MEDIA_URL")}
        self.data = data
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )
        assert self.process.stdout
        lines = iter(self.process.stdout.readline, "")
        self.port = next(int(found[1]) for line in lines if (found := re.search(r":(\d+)/", line)))
        wait_for(lambda: all(self.answers(worker) for worker in (1, 2)))

    def ask(self, worker: int, path: str) -> httpx.Response:
        """Ask one worker by its own socket."""
        transport = httpx.HTTPTransport(uds=str(self.data / "run" / f"front-{worker}.sock"))
        with httpx.Client(transport=transport, timeout=5) as client:
            return client.get(f"http://localhost{path}")

    def answers(self, worker: int) -> bool:
        """Say whether a worker answers; one that ends while it is asked does not."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(5)
            try:
                connection.connect(str(self.data / "run" / f"front-{worker}.sock"))
                connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
                return connection.recv(4096).startswith(b"HTTP/1.1 ")
            except OSError:
                return False

    def workers(self) -> list[int]:
        """Return the process ids of the front workers."""
        return self._running("tajuk.config.front_worker")

    def clerks(self) -> list[int]:
        """Return the process ids of the clerk: one, but while it is started again."""
        return self._running("tajuk.config.clerk")

    def indexers(self) -> list[int]:
        """Return the process ids of the indexer: one, but while it is started again."""
        return self._running("tajuk.config.indexer")

    def _running(self, module: str) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(child) for child in children if module in _command(child)]

    def stop(self) -> int:
        """End it as Ctrl+C does, and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(10)
        if self.process.stdout:
            self.process.stdout.close()
        return code


def wait_for(happens: object, seconds: float = 60.0) -> None:
    """Wait until something happens, and fail when it does not."""
    assert callable(happens)
    until = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    """Say whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _command(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""
