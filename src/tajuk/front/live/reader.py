"""A reader of the stream: as little as a connection can be, for there are thousands."""

import asyncio
import random
from typing import TYPE_CHECKING

from tajuk.front.lane.door import Door
from tajuk.front.live.events import BEAT

if TYPE_CHECKING:
    from tajuk.front.live.hub import Hub

_MOST_WAITING = 16 * 1024  # bytes; who is further behind comes again
_MOST_SAID = 1024  # bytes of a client that has nothing more to say
_BEAT_S = 20.0  # proxies give up on silence after 30 to 60
_COME_AGAIN_MS = (1000, 5000)  # by chance, so that not all come again at once


class LiveReader(asyncio.Protocol):
    """One connection to the stream, taken over from the protocol of HTTP."""

    __slots__ = ("_door", "_hub", "_last_at", "_said", "connections", "language", "transport")

    def __init__(self, hub: "Hub", door: Door, language: str, transport: asyncio.Transport) -> None:
        self._hub, self._door, self.language, self.transport = hub, door, language, transport
        self.connections: set[object] = set()  # uvicorn's, of which we are one
        self._last_at, self._said = door.now, 0

    def begin(self, head: bytes, missed: bytes) -> None:
        """Answer the request, and tell what was missed."""
        again = b"retry: %d\n\n" % random.randint(*_COME_AGAIN_MS)  # noqa: S311 — to spread them, not to hide anything
        self.transport.write(head + again + missed)

    def tell(self, events: bytes) -> None:
        """Send events; who has not read enough of those before is let go, and comes again."""
        if self.transport.get_write_buffer_size() > _MOST_WAITING:
            self._hub.dropped += 1
            self.transport.abort()
            return
        self._last_at = self._door.now
        self.transport.write(events)

    def data_received(self, data: bytes) -> None:
        """Listen to nothing."""
        self._said += len(data)
        if self._said > _MOST_SAID:
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a reader that left."""
        self._door.leave(self)
        self.connections.discard(self)
        self._hub.leave(self)

    def look_after(self, now: float) -> None:
        """Say, when there was nothing to say for long, that we are still here."""
        if now - self._last_at >= _BEAT_S:
            self.tell(BEAT)

    def shutdown(self) -> None:
        """End: the reader comes again, to another worker."""
        self.transport.close()
