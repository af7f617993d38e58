"""The beacon: a page says that it is read, is answered at once, and is kept without a word of who read it."""

import asyncio
import time
from contextlib import suppress
from typing import Self
from urllib.parse import urlsplit

import msgspec
from starlette.types import Receive, Scope, Send

from tajuk.audience.page_view import Heard, PageView
from tajuk.audience.spool import Spool
from tajuk.front.answer import NEVER
from tajuk.front.asked import Asked, asked
from tajuk.front.metrics import Metric
from tajuk.front.problems import ONLY_SENT_TO
from tajuk.front.refusals import BadRequest, NotAllowed, NotFromHere, Refusal
from tajuk.front.response import Response
from tajuk.front.taking import admit, refused
from tajuk.front.upload import Left, Upload

PATH = "/in/beacon"
_MOST_BYTES = 2048
_WITHIN_S = 5.0
_EVERY_S = 1.0
_TAKEN = Response(204, [(b"cache-control", NEVER.encode())], b"")
_decode = msgspec.json.Decoder(PageView).decode


class Beacon:
    """The beacon of one worker. Entered with the worker's life, it writes to the spool each second and once at the end.

    spool: None keeps nothing. hosts: the names answered for, without port; empty: any.
    """

    def __init__(self, spool: Spool | None, *, hosts: tuple[str, ...] = ()) -> None:
        self._spool, self._hosts = spool, hosts
        self._heard = 0

    def metrics(self) -> list[Metric]:
        """Return the beacon's figures."""
        return [
            Metric("tajuk_page_views_total", "Page views heard.", lambda: self._heard),
            Metric("tajuk_page_views_lost_total", "Page views there was no room for.", self._lost),
        ]

    async def __aenter__(self) -> Self:
        """Begin to write."""
        self._ending = asyncio.Event()
        self._writing = asyncio.create_task(self._write()) if self._spool else None
        return self

    async def __aexit__(self, *fault: object) -> None:
        """Write what is left; nothing that was answered is lost."""
        self._ending.set()  # not cancelled: what a write has taken would be lost with it
        if self._spool and self._writing:
            await self._writing
            await asyncio.to_thread(self._spool.close)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """Answer a request that is the beacon's, and say whether it was one."""
        request = asked(dict(scope))
        if request.path != PATH:
            return False
        with suppress(Left):
            answered = await self._answered(scope, request, receive)
            await send({"type": "http.response.start", "status": answered.status, "headers": answered.headers})
            await send({"type": "http.response.body", "body": answered.body})
        return True

    async def _answered(self, scope: Scope, request: Asked, receive: Receive) -> Response:
        try:
            admit(request, self._hosts)
            if request.method != "POST":
                raise NotAllowed("only POST")
            _check_from_here(dict(scope["headers"]), request)
            self._hear(await Upload(scope, receive, most_bytes=_MOST_BYTES, within_s=_WITHIN_S).whole())
        except NotAllowed as refusal:
            return _allowing_post(refused(request, "en", refusal, ONLY_SENT_TO))
        except Refusal as refusal:
            return refused(request, "en", refusal)
        return _TAKEN

    def _hear(self, body: bytes) -> None:
        try:
            said = _decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadRequest("it is no page view") from error
        self._heard += 1
        if self._spool:
            self._spool.add(Heard(at=int(time.time()), said=said))

    def _lost(self) -> int:
        return self._spool.lost if self._spool else 0

    async def _write(self) -> None:
        while self._spool and not self._ending.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(_EVERY_S):
                    await self._ending.wait()
            await asyncio.to_thread(self._spool.write, self._spool.take())


def _check_from_here(headers: dict[bytes, bytes], request: Asked) -> None:
    """Refuse what a page of another origin sends. Browsers say it in one header or the other; others say nothing.

    Raises: NotFromHere.
    """
    site, origin = headers.get(b"sec-fetch-site"), headers.get(b"origin")
    if site not in (None, b"same-origin"):
        raise NotFromHere("another site sends it")
    if origin is not None and urlsplit(origin.decode("latin-1")).netloc.lower() != request.host.lower():
        raise NotFromHere("another origin sends it")


def _allowing_post(answered: Response) -> Response:
    others = [header for header in answered.headers if header[0] != b"allow"]
    return answered._replace(headers=[*others, (b"allow", b"POST")])
