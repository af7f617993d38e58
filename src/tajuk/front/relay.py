"""What is not for reading goes to the counter: each request over a connection of its own, bounded, never kept whole.

Why no pool of connections: docs/decisions/0040.
"""

import asyncio
import re
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, NamedTuple

import httpcore
import structlog
from starlette.types import Receive, Scope, Send

from tajuk.front import hops
from tajuk.front.asked import Asked, asked
from tajuk.front.counter_address import CounterAddress, counter_address
from tajuk.front.metrics import Metric
from tajuk.front.refusals import BadRequest, CounterAway, Refusal
from tajuk.front.response import Response
from tajuk.front.taking import admit, closing, refused
from tajuk.front.upload import Left, Upload

_COUNTERS = re.compile(r"(?:/([a-z]{2,3}))?/(?:account(?:/.*)?|in/.+)", re.DOTALL)
_BROKEN_OFF = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError)
_log = structlog.get_logger("tajuk.front")


class Limits(NamedTuple):
    """The bounds of a worker's relay. silence_s: until the counter's first byte, between two, until one is taken."""

    at_once: int = 128
    body_bytes: int = 1024 * 1024
    upload_s: float = 60.0
    connect_s: float = 2.0
    silence_s: float = 30.0


def is_counters(path: str) -> bool:
    """Say whether a path is the counter's, in whatever language."""
    return bool(_COUNTERS.fullmatch(path))


class Relay:
    """The relay of one worker. respond: the front's own answer to a scope, for when the counter is away.

    counter: as `counter_address` takes it; "" is a counter that is always away. hosts: as in `Sources`.
    """

    def __init__(
        self,
        counter: str,
        respond: Callable[[dict[str, Any]], Response],
        *,
        hosts: tuple[str, ...] = (),
        limits: Limits | None = None,
    ) -> None:
        self._address, self._respond = counter_address(counter), respond
        self._hosts, self._limits = hosts, limits or Limits()
        self._under_way = self._relayed_in_all = self._away = 0

    def metrics(self) -> list[Metric]:
        """Return the relay's figures."""
        return [
            Metric("tajuk_relay_under_way", "Requests the counter is answering.", lambda: self._under_way),
            Metric("tajuk_relayed_total", "Requests given to the counter.", lambda: self._relayed_in_all),
            Metric("tajuk_counter_away_total", "Requests the counter could not be asked.", lambda: self._away),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """Answer a request that is the counter's, and say whether it was one."""
        request = asked(dict(scope))
        if not is_counters(request.path):
            return False
        with suppress(Left):
            try:
                await self._relayed(scope, request, receive, send)
            except Refusal as refusal:
                await _send_whole(self._refused(scope, request, refusal), send)
        return True

    async def _relayed(self, scope: Scope, request: Asked, receive: Receive, send: Send) -> None:
        admit(request, self._hosts)
        if self._address is None:
            raise CounterAway("no counter is set")
        if self._under_way >= self._limits.at_once:
            raise CounterAway("too many are relayed at once")
        self._under_way += 1
        self._relayed_in_all += 1
        try:
            upload = Upload(scope, receive, most_bytes=self._limits.body_bytes, within_s=self._limits.upload_s)
            await _while_there(upload, self._exchange(self._address, scope, upload, send))
        finally:
            self._under_way -= 1

    async def _exchange(self, address: CounterAddress, scope: Scope, upload: Upload, send: Send) -> None:
        request = self._request(address, scope, upload)
        async with httpcore.AsyncHTTPConnection(address.origin, uds=address.socket) as connection:
            answer = await _answer(connection, request)
            upload.over.set()  # an answer may come before the body is read
            headers = hops.towards_reader(answer.status, answer.headers)
            await send({"type": "http.response.start", "status": answer.status, "headers": headers})
            await self._stream(answer, send)

    async def _stream(self, answer: httpcore.Response, send: Send) -> None:
        """Pass the body on as it comes; one that breaks off is broken off for the client too."""
        try:
            async for part in answer.aiter_stream():
                async with asyncio.timeout(self._limits.silence_s):
                    await send({"type": "http.response.body", "body": part, "more_body": True})
        except (*_BROKEN_OFF, TimeoutError) as error:
            _log.warning("relay_broke_off", why=repr(error))
        else:
            await send({"type": "http.response.body", "body": b""})

    def _request(self, address: CounterAddress, scope: Scope, upload: Upload) -> httpcore.Request:
        query = scope["query_string"]
        target = scope["raw_path"] + (b"?" + query if query else b"")
        origin = address.origin
        url = httpcore.URL(scheme=origin.scheme, host=origin.host, port=origin.port, target=target)
        silence_s = self._limits.silence_s
        timeout = {"connect": self._limits.connect_s, "read": silence_s, "write": silence_s}
        headers = hops.towards_counter(scope)
        return httpcore.Request(scope["method"], url, headers=headers, content=upload, extensions={"timeout": timeout})

    def _refused(self, scope: Scope, request: Asked, refusal: Refusal) -> Response:
        """Return why a request was not relayed: in the site's frame when it is only that the counter is away."""
        if isinstance(refusal, CounterAway):
            self._away += 1
            if self._address:
                _log.warning("not_relayed", why=refusal.why, path=request.raw[:500])
            method = "HEAD" if request.method == "HEAD" else "GET"
            return closing(self._respond({**scope, "method": method}))
        found = _COUNTERS.fullmatch(request.path)
        return refused(request, (found and found[1]) or "id", refusal)


async def _send_whole(answered: Response, send: Send) -> None:
    await send({"type": "http.response.start", "status": answered.status, "headers": answered.headers})
    await send({"type": "http.response.body", "body": answered.body})


async def _answer(connection: httpcore.AsyncHTTPConnection, request: httpcore.Request) -> httpcore.Response:
    """Return the head of the counter's answer. Raises: CounterAway, BadRequest, and what reading the body raises."""
    try:
        return await connection.handle_async_request(request)
    except httpcore.LocalProtocolError as error:
        raise BadRequest(f"it makes no request: {error}") from error
    except _BROKEN_OFF as error:
        raise CounterAway(repr(error)) from error


async def _while_there(upload: Upload, work: Coroutine[Any, Any, None]) -> None:
    """Do the work, but no longer than the client is there: what it opened is closed when this returns."""
    working, leaving = asyncio.create_task(work), asyncio.create_task(upload.left())
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
    finally:
        working.cancel()
        leaving.cancel()
        await asyncio.wait((working, leaving))
    if not working.cancelled():
        working.result()
