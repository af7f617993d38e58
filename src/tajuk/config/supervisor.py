"""Runs the processes of an installation, starts one again that dies, and stops them together."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

import msgspec
import structlog

from tajuk.config.data_folder import DataFolder, open_edition, open_tape
from tajuk.errors import BadInput

_STOP_WITHIN_S = 5.0
_QUICK_S = 5.0  # a process that lived shorter is started again only after a pause
_LONGEST_PAUSE_S = 10.0
_BACKLOG = 2048
log = structlog.get_logger()


class Plan(msgspec.Struct, frozen=True):
    """What to run. Ports: 0 takes a free one. `hosts` are the names readers may ask for, none means any.

    origin: "https://…" for canonical addresses where the masthead says none; "" for the address listened on.
    development: readers see pages for those who work on Tajuk too.
    edges: the caches in front that are to be purged, as `edge.drivers` names them.
    counter: where /account and /in are relayed to, "http://HOST:PORT" or "unix:/PATH"; "" for nowhere.
    newsroom_port: where staff come in, at `address`; 0 for none on this machine. demo: its staff get log-ins.
    access_log: each front writes a line an answer into the data folder.
    """

    folder: DataFolder
    port: int
    workers: int
    address: str = "127.0.0.1"
    hosts: tuple[str, ...] = ()
    origin: str = ""
    development: bool = False
    edges: tuple[str, ...] = ()
    counter: str = ""
    access_log: bool = False
    newsroom_port: int = 0
    demo: bool = False


class _Kept:
    """One process that is to run: how it is started, when it may be started next."""

    def __init__(self, name: str, start: Callable[[], subprocess.Popen[bytes]]) -> None:
        self.name, self._start = name, start
        self.process = start()
        self.started_at = time.monotonic()
        self.due_at, self._pause_s = 0.0, 0.25

    def look_after(self, now: float) -> None:
        """Start the process again when it has died and its pause is over."""
        if self.process.poll() is None:
            return
        if not self.due_at:
            lived_s = now - self.started_at
            self._pause_s = 0.0 if lived_s > _QUICK_S else min(max(self._pause_s, 0.25) * 2, _LONGEST_PAUSE_S)
            self.due_at = now + self._pause_s
            log.warning("process died", process=self.name, code=self.process.returncode, again_in_s=self._pause_s)
        if now >= self.due_at:
            self.process, self.started_at, self.due_at = self._start(), now, 0.0


def supervise(plan: Plan, *, ready: Callable[[int], None]) -> None:
    """Run the processes of a plan until SIGINT or SIGTERM; `ready` is told the port once it is listened on.

    Raises: BadInput when the port is taken.
    """
    held = [open_edition(plan.folder), open_tape(plan.folder)]  # opened first, kept open: the files stay as they are
    listening = _listen(plan.address, plan.port)
    kept = [_Kept(f"front-{number}", _starter(plan, listening, number)) for number in range(1, plan.workers + 1)]
    kept.append(_Kept("clerk", lambda: _clerk(plan)))
    kept.append(_Kept("indexer", lambda: _indexer(plan)))
    if plan.newsroom_port:
        origin = _origin(plan, listening)
        kept.append(_Kept("newsroom", lambda: _newsroom(plan, origin)))
        kept.append(_Kept("newsroom-clerk", lambda: _newsroom_clerk(plan, origin)))
    woken, stop = _stopping()
    try:
        ready(listening.getsockname()[1])
        while not stop():
            for one in kept:
                one.look_after(time.monotonic())
            select.select([woken], [], [], 0.2)
    finally:
        _end([one.process for one in kept])
        listening.close()
        for connection in held:
            connection.close()


def _listen(address: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address, port))
    except OSError as error:
        problem = f"cannot be listened on ({error.strerror})"
        raise BadInput(f"port {port}", problem, "give another with --port") from error
    listening.listen(_BACKLOG)
    listening.set_inheritable(True)
    return listening


def _starter(plan: Plan, listening: socket.socket, number: int) -> Callable[[], subprocess.Popen[bytes]]:
    command = [
        *(sys.executable, "-m", "tajuk.config.front_worker", "--data", str(plan.folder.path)),
        *("--number", str(number), "--fd", str(listening.fileno()), "--hosts", ",".join(plan.hosts)),
        *("--origin", _origin(plan, listening), *(["--development"] if plan.development else [])),
        *(["--counter", plan.counter] if plan.counter else []),
        *(["--edge"] if plan.edges else []),
        *(["--access-log"] if plan.access_log else []),
    ]
    return lambda: subprocess.Popen(
        command, stdin=subprocess.PIPE, pass_fds=[listening.fileno()], start_new_session=True
    )


def _origin(plan: Plan, listening: socket.socket) -> str:
    """Return where readers come in, as far as this machine knows."""
    address, port = listening.getsockname()[:2]
    return plan.origin or f"http://{f'[{address}]' if ':' in address else address}:{port}"


def _clerk(plan: Plan) -> subprocess.Popen[bytes]:
    edges = [word for edge in plan.edges for word in ("--edge", edge)]
    command = [sys.executable, "-m", "tajuk.config.clerk", "--data", str(plan.folder.path), *edges]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)


def _indexer(plan: Plan) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tajuk.config.indexer", "--data", str(plan.folder.path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)


def _newsroom(plan: Plan, origin: str) -> subprocess.Popen[bytes]:
    command = [
        *(sys.executable, "-m", "tajuk.config.newsroom_worker"),
        *("--address", plan.address, "--port", str(plan.newsroom_port), *(["--demo"] if plan.demo else [])),
    ]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, env=_for_django(plan, origin))


def _newsroom_clerk(plan: Plan, origin: str) -> subprocess.Popen[bytes]:
    edges = [word for edge in plan.edges for word in ("--edge", edge)]
    command = [sys.executable, "-m", "tajuk.config.newsroom_clerk", *edges]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, env=_for_django(plan, origin))


def _for_django(plan: Plan, origin: str) -> dict[str, str]:
    return {"TAJUK_ORIGIN": origin, **os.environ, "TAJUK_DATA": str(plan.folder.path)}


def _stopping() -> tuple[int, Callable[[], bool]]:
    """Return a descriptor that wakes the loop when a signal arrives, and whether one has."""
    read, write = os.pipe()
    os.set_blocking(write, False)
    asked: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        asked.append(number)

    signal.set_wakeup_fd(write)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, note)
    return read, lambda: bool(asked)


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask the processes to stop, and end those that have not within five seconds."""
    for process in processes:
        process.terminate()
    until = time.monotonic() + _STOP_WITHIN_S
    for process in processes:
        try:
            process.wait(max(until - time.monotonic(), 0.01))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
