"""A server of a benchmark: a process pinned to one core, what it costs, and its end."""

import http.client
import os
import resource
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

_ANSWERS_WITHIN_S = 30.0
_ENDS_WITHIN_S = 10.0


class Server(NamedTuple):
    """A server that answers. `pid` is the id of its session too, to which all its processes belong."""

    port: int
    pid: int

    def cpu_s(self) -> float:
        """Return the processor time its processes have used, in the kernel and outside."""
        ticks = sum(int(fields[11]) + int(fields[12]) for _, fields in self._processes())
        return ticks / os.sysconf("SC_CLK_TCK")

    def pss_kib(self) -> int:
        """Return the memory of its processes, what they share divided among those who share it."""
        return sum(_pss_kib(process) for process, _ in self._processes())

    def _processes(self) -> Iterator[tuple[Path, list[str]]]:
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                fields = (process / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == self.pid:
                    yield process, fields


def free_port() -> int:
    """Return a port of the loopback nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(
    command: Sequence[str],
    port: int,
    *,
    core: int = 0,
    environment: Mapping[str, str] | None = None,
    pass_fds: Sequence[int] = (),
) -> Iterator[Server]:
    """Run a server in the foreground on one core until the block ends; it answers when the block begins."""
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            ["taskset", "-c", str(core), *command],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=subprocess.STDOUT,
            pass_fds=pass_fds,
            start_new_session=True,
        )
        try:
            _wait_for_answer(process, port, said)
            yield Server(port, process.pid)
        finally:
            _end(process)


def raise_descriptors() -> None:
    """Let this process, and what it starts, open as many files as the machine allows."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _wait_for_answer(process: subprocess.Popen[bytes], port: int, said: IO[str]) -> None:
    until = time.monotonic() + _ANSWERS_WITHIN_S
    while time.monotonic() < until and process.poll() is None:
        asking = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with closing(asking), suppress(OSError, http.client.HTTPException):
            asking.request("GET", "/")
            asking.getresponse().read()
            return
        time.sleep(0.05)
    said.seek(0)
    raise SystemExit(f"{process.args} does not answer:\n{said.read()[-2000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    assert process.stdin
    process.stdin.close()
    try:
        process.wait(_ENDS_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _pss_kib(process: Path) -> int:
    lines = (process / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
