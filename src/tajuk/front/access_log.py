"""The access log: a line an answer, as web servers have always written it; put into words once a second, not at once.

Source: the combined log format of Apache's mod_log_config.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tajuk.front.answer import Header

_MOST_WAITING = 2000
_log = structlog.get_logger("tajuk.front")


class Hit(NamedTuple):
    """An answer of the lane: the request as it came, and what was sent."""

    at: float
    address: str
    request: bytes
    status: bytes
    size: int


class AccessLog:
    """The log of one worker. The file is opened for each write, so that it can be moved away at any time."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path, self._clock = path, clock
        self._waiting: list[Hit | str] = []
        self.lost = 0

    def hit(self, address: str, request: bytes, sent: bytes) -> None:
        """Note an answer of the lane, in less than a microsecond."""
        self._add(Hit(self._clock(), address, request, sent[9:12], len(sent)))

    def around(self, application: ASGIApp) -> ASGIApp:
        """Return an application of whose answers a line is written."""

        async def logged(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await application(scope, receive, send)
                return
            said = {"status": 0, "size": 0}

            async def note(message: Message) -> None:
                said["status"] = message.get("status", said["status"])
                said["size"] += len(message.get("body", b""))
                await send(message)

            try:
                await application(scope, receive, note)
            finally:
                self._add(self._line_of(scope, said["status"], said["size"]))

        return logged

    def write(self) -> None:
        """Write what waits; it never raises for the disk's sake."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        lines = [line if isinstance(line, str) else _line_of_hit(line) for line in waiting]
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write("".join(lines))
        except OSError as error:
            if not self.lost:
                _log.warning("access_log_not_written", why=str(error), path=str(self._path))
            self.lost += len(lines)

    def _add(self, line: Hit | str) -> None:
        self._waiting.append(line)
        if len(self._waiting) >= _MOST_WAITING:
            self.write()

    def _line_of(self, scope: Scope, status: int, size: int) -> str:
        query = scope.get("query_string", b"")
        target = scope.get("raw_path", b"") + (b"?" + query if query else b"")
        version = scope.get("http_version", "1.1")
        asked = f"{scope['method']} {target.decode('latin-1')} HTTP/{version}"
        client = scope.get("client")
        return _line(client[0] if client else "", self._clock(), asked, (str(status), size), scope["headers"])


def _line_of_hit(hit: Hit) -> str:
    head, _, rest = hit.request.partition(b"\r\n")
    headers = [
        (name.lower(), value.strip()) for name, _, value in (line.partition(b":") for line in rest.split(b"\r\n"))
    ]
    return _line(hit.address, hit.at, head.decode("latin-1"), (hit.status.decode(), hit.size), headers)


def _line(address: str, at: float, asked: str, said: tuple[str, int], headers: list[Header]) -> str:
    when = time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(at))
    found = dict(headers)
    referrer, agent = (_quoted(found.get(name, b"-").decode("latin-1")) for name in (b"referer", b"user-agent"))
    status, size = said
    return f'{address or "-"} - - [{when}] "{_quoted(asked)}" {status} {size} "{referrer}" "{agent}"\n'


def _quoted(text: str) -> str:
    """Return a text of the client's as it may stand between quotes: one line, no quote, nothing a terminal obeys."""
    return "".join([each if each.isprintable() and each not in '"\\' else f"\\x{ord(each):02x}" for each in text])
