"""The body of a request as it comes in: counted, timed; and afterwards whether the client is still there."""

import asyncio
from collections.abc import AsyncIterator

from starlette.types import Message, Receive, Scope

from tajuk.front.refusals import TooLarge, TooSlow


class Left(Exception):
    """The client went away; there is nobody to answer."""


class Upload:
    """A request's body, to be read once. `over` is set when no more of it is read."""

    def __init__(self, scope: Scope, receive: Receive, *, most_bytes: int, within_s: float) -> None:
        self._receive, self._most_bytes = receive, most_bytes
        self._ends_at = asyncio.get_running_loop().time() + within_s
        self.over = asyncio.Event()
        if int(dict(scope["headers"]).get(b"content-length", 0)) > most_bytes:
            raise self._too_large()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the body. Raises: TooLarge, TooSlow, Left."""
        size, more = 0, True
        while more:
            message = await self._next()
            part, more = message.get("body", b""), message.get("more_body", False)
            size += len(part)
            if size > self._most_bytes:
                raise self._too_large()
            if part:
                yield part
        self.over.set()

    async def whole(self) -> bytes:
        """Return the whole body. Raises: TooLarge, TooSlow, Left."""
        return b"".join([part async for part in self])

    async def left(self) -> None:
        """Return when the client has gone away after sending."""
        await self.over.wait()
        while (await self._receive())["type"] != "http.disconnect":
            pass

    def _too_large(self) -> TooLarge:
        return TooLarge(f"the body has more than {self._most_bytes:,} bytes")

    async def _next(self) -> Message:
        try:
            async with asyncio.timeout_at(self._ends_at):
                message = await self._receive()
        except TimeoutError as error:
            raise TooSlow("the body did not come in time") from error
        if message["type"] == "http.disconnect":
            raise Left
        return message
