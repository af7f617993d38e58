"""uvicorn's HTTP protocol with the lane in front, and with the patience of a public server.

It leans on private names of uvicorn, whose version is pinned.
"""

import asyncio
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from tajuk.front.access_log import AccessLog
from tajuk.front.lane.door import Door
from tajuk.front.lane.lane import Lane
from tajuk.front.live.hub import Hub
from tajuk.front.live.reader import LiveReader
from tajuk.front.response import ahead, block

_LIVE_HEADERS = (
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # proxies are not to wait for more
)
_LIVE_HEAD = b"HTTP/1.1 200 OK\r\n%b" + block([*ahead(""), *_LIVE_HEADERS]) + b"\r\n"
_AFTER = re.compile(rb"^after=|&.*$")  # around the event a page says it heard last
_WHY = {
    408: b"The request took too long to arrive.\n",
    431: b"The header section is larger than 16 kB.\n",
    503: b"There is no room for another connection just now.\n",
}


class Stream(NamedTuple):
    """The live stream of a worker.

    live_in: says by a request in which language it is to be told what changes, "" when it asks for something else.
    """

    hub: Hub
    live_in: Callable[[dict[str, Any]], str]


class LaneProtocol(HttpToolsProtocol):
    """One connection. What is plain and ready the lane answers; all else is fed to uvicorn as it came."""

    def __init__(
        self,
        *args: Any,
        lane: Lane,
        door: Door,
        stream: Stream | None = None,
        log: AccessLog | None = None,
        **others: Any,
    ) -> None:
        super().__init__(*args, **others)
        self._lane, self._door, self._stream, self._log = lane, door, stream, log
        self._last_at = self._head_at = self._paused_at = door.now
        self._arrived = self._head_bytes = self._begun = 0
        self._in_head = self._in_body = self._is_refused = self._is_draining = False
        self._is_free = True  # for the lane: nothing is under way, and what was written before is on its way

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Let a connection in."""
        super().connection_made(transport)
        address = self.client[0] if self.client else ""
        if not self._door.enter(self, address):
            self._refuse(503)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection that ended."""
        self._door.leave(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Answer a request."""
        if self._is_free:
            sent = self._lane.answer(data, self.server_state.default_headers)
            if sent is not None:
                if self.timeout_keep_alive_task is not None:
                    self._unset_keepalive_if_required()
                self._last_at = self._door.now
                self.transport.write(sent)
                if self._log is not None:
                    self._log.hit(self.client[0] if self.client else "", data, sent)
                return
        self._received_slowly(data)

    def _is_between(self) -> bool:
        """Say whether the last request is whole and answered, and nothing of the next was seen."""
        return not self._in_head and not self._in_body and (self.cycle is None or self.cycle.response_complete)

    def _see_whether_free(self) -> None:
        stays = not self._is_draining and not self._is_refused
        self._is_free = stays and not self.flow.write_paused and self._is_between()

    def _received_slowly(self, data: bytes) -> None:
        if self._is_refused:
            return
        self._last_at = self._door.now
        was_between, begun = self._is_between(), self._begun
        super().data_received(data)
        begun = self._begun - begun
        if self._in_head and begun == 0:
            self._arrived += len(data)
        else:  # of a head that follows others in what arrived nobody knows how much it is; its next part counts
            self._arrived = len(data) if self._in_head and was_between and begun == 1 else 0
        if self._arrived > self._door.limits.head_bytes:
            self._refuse(431)

    def on_message_begin(self) -> None:
        """Begin a request."""
        self._begun += 1
        self._is_free = False
        self._in_head, self._head_bytes, self._head_at = True, 0, self._door.now
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """Take a part of the target."""
        self._head_bytes += len(url)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        self._head_bytes += len(name) + len(value) + 4
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Begin to answer, if the head is not too large."""
        self._in_head, self._in_body = False, True
        if self._is_refused:
            return
        if self._head_bytes > self._door.limits.head_bytes:
            self._refuse(431)
            return
        super().on_headers_complete()
        if self._is_draining:
            self.cycle.keep_alive = False

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        stream = None if self._is_draining else self._stream
        language = stream.live_in(dict(cycle.scope)) if stream else ""
        if stream and language:
            self._become_live(cycle, stream.hub, language)
        else:
            super()._start_asgi_task(cycle, app)

    def _become_live(self, cycle: RequestResponseCycle, hub: Hub, language: str) -> None:
        """Give the connection to the stream; what this protocol holds is let go."""
        cycle.response_complete = True
        self._unset_keepalive_if_required()
        reader = LiveReader(hub, self._door, language, self.transport)
        self._door.replace(self, reader)
        self.connections.discard(self)
        reader.connections = self.connections  # type: ignore[assignment]
        self.connections.add(reader)  # type: ignore[arg-type]
        self.transport.set_protocol(reader)
        default = block(self.server_state.default_headers)
        last = dict(cycle.scope["headers"]).get(b"last-event-id") or _AFTER.sub(b"", cycle.scope["query_string"])
        reader.begin(_LIVE_HEAD % default, hub.join(reader, last.decode("latin-1")))
        self.loop.call_soon(self._let_go)

    def _let_go(self) -> None:
        """Part from the parser, which holds us as we hold it."""
        self.parser = self.cycle = self.flow = self.scope = self.headers = None  # type: ignore[assignment]

    def on_body(self, body: bytes) -> None:
        """Take a part of the body."""
        if not self._is_refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """End a request."""
        self._in_body = False
        if not self._is_refused:
            super().on_message_complete()
        self._see_whether_free()

    def on_response_complete(self) -> None:
        """End an answer of the slow path."""
        super().on_response_complete()
        self._see_whether_free()

    def pause_writing(self) -> None:
        """Note that the client does not read what it asked for."""
        self._paused_at = self._door.now
        self._is_free = False
        super().pause_writing()

    def resume_writing(self) -> None:
        """Note that it reads again."""
        super().resume_writing()
        self._see_whether_free()

    def shutdown(self) -> None:
        """Answer what is under way and what comes within a moment, then close: no request is lost to a restart."""
        self._is_draining, self._is_free = True, False
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.keep_alive = False
        else:
            self.loop.call_later(self._door.limits.drain_s, self._close_if_idle)

    def look_after(self, now: float) -> None:
        """Go if it has been long enough."""
        limits = self._door.limits
        if self._in_head and now - self._head_at > limits.head_s:
            self._refuse(408)
        elif self.flow.write_paused:
            if now - self._paused_at > limits.unread_s:
                self.transport.abort()
        elif self._is_between() and now - self._last_at > limits.idle_s:
            self.transport.close()

    def _close_if_idle(self) -> None:
        if self._is_between() and not self.transport.is_closing():
            self.transport.close()

    def _refuse(self, status: int) -> None:
        """Say in one line why there will be no answer, and close."""
        self._is_refused, self._is_free = True, False
        if self.transport.is_closing():
            return
        retry = b"retry-after: 5\r\n" if status == 503 else b""
        default = b"".join([b"%b: %b\r\n" % header for header in self.server_state.default_headers])
        says = b"content-type: text/plain; charset=utf-8\r\ncontent-length: %d\r\nconnection: close\r\n\r\n"
        self.transport.write(b"".join((STATUS_LINE[status], default, retry, says % len(_WHY[status]), _WHY[status])))
        self.transport.close()
