"""The readers' side as an ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from tajuk.database.connect import Cursor
from tajuk.edition import reader
from tajuk.edition.errors import EditionError, Gone, Moved, NotPublished
from tajuk.edition.reader import Head
from tajuk.front import old_addresses, problems, routes
from tajuk.front.answer import Answer, moved
from tajuk.front.articles import location
from tajuk.front.asked import Asked, asked, check
from tajuk.front.files import Files
from tajuk.front.record import Record
from tajuk.front.refusals import Misdirected, NotAllowed, NotYet, Refusal
from tajuk.front.response import Response, response
from tajuk.front.sources import Sources
from tajuk.front.tape import Tape
from tajuk.front.visit import Visit
from tajuk.pages.frame import Context
from tajuk.pages.reading import Memory, Reading
from tajuk.pages.site import Site, site
from tajuk.pages.words import words_of

__all__ = ["Front", "Sources", "application"]

_log = structlog.get_logger("tajuk.front")
_RELAYED = ("/account/", "/in/")  # the counter's, where their slash belongs to them


def application(sources: Sources) -> Starlette:
    """Return the ASGI application of one worker; its databases are closed when it shuts down."""
    front = Front(sources)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        front.close()

    app = Starlette(lifespan=lifespan)
    app.router.default = front
    return app


class Front:
    """One worker's front: it reads a snapshot for each request and keeps what no new entry touches."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._files = Files(sources)
        self._record, self._tape = Record(sources.database_url), Tape(sources.tape_url)
        self._memory = Memory()
        self._stands = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; of websockets there are none."""
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000})
            return
        answered = self.respond(dict(scope))
        await send({"type": "http.response.start", "status": answered.status, "headers": answered.headers})
        await send({"type": "http.response.body", "body": answered.body})

    def close(self) -> None:
        """Give back what is open; the next request would open it anew."""
        self._record.close()
        self._tape.close()

    def respond(self, scope: dict[str, Any]) -> Response:
        """Return the response to a request. It never raises: this is the outermost place."""
        request = asked(scope)
        try:
            answer = self._answer(request)
        except Refusal as refusal:
            answer = _refused(request, refusal)
        except Exception:  # noqa: BLE001 — outermost: logged once, told as 500
            _log.exception("request_failed", method=request.method, path=request.raw[:500])
            answer = problems.alone(request, _language_of(request), 500)
        return response(answer, request, self._stands)

    def _answer(self, request: Asked) -> Answer:
        """Return the answer from the file store or from one snapshot of the edition."""
        self._admit(request)
        try:
            file = self._files.answer(request)
        except Gone:
            return self._record.read(lambda cursor: self._missing(cursor, request, 410))
        except NotPublished:
            return self._record.read(lambda cursor: self._missing(cursor, request, 404))
        return file or self._record.read(lambda cursor: self._read(cursor, request))

    def _admit(self, request: Asked) -> None:
        if self._sources.hosts and request.hostname() not in self._sources.hosts:
            raise Misdirected("the host is not one of ours")
        if request.method not in ("GET", "HEAD"):
            raise NotAllowed("only GET and HEAD")
        check(request)

    def _read(self, cursor: Cursor, request: Asked) -> Answer:
        visit = self._visit(cursor, request)
        if visit.head.seq == 0 and request.path != "/healthz":
            raise NotYet("the edition is empty")
        try:
            return old_addresses.by_query(visit) or _straight(request, visit) or routes.answered(visit)
        except Moved as away:
            prefix = visit.context.path("") if away.what == visit.rest != request.path else ""
            return moved(location(f"{prefix}{away.path}"), visit.reads)
        except Gone:
            return problems.in_frame(request, visit.context, 410)
        except NotPublished:
            return _otherwise(request, visit)

    def _missing(self, cursor: Cursor, request: Asked, status: int) -> Answer:
        return problems.in_frame(request, self._visit(cursor, request).context, status)

    def _visit(self, cursor: Cursor, request: Asked) -> Visit:
        """Return the request inside the snapshot, the memory brought up to it."""
        head = self._head(cursor)
        reading = Reading(cursor, head, self._memory)
        around = site(reading, self._sources.origin)
        language, rest = _split(request.path, around)
        words = words_of(language)
        context = Context(reading, around, words, self._tape.strip(around, words))
        return Visit(request, rest, context, self._sources, self._tape)

    def _head(self, cursor: Cursor) -> Head:
        try:
            head = reader.head(cursor)
        except EditionError as error:
            raise NotYet(str(error)) from error
        self._memory.catch_up(cursor, head)
        self._stands = f"{head.epoch}.{head.seq}"
        return head


def _straight(request: Asked, visit: Visit) -> Answer | None:
    """Return the way to the same path without the slash at its end; an old path that had one goes first."""
    path = request.path
    if path == "/" or not path.endswith("/"):
        return None
    if path.startswith(_RELAYED):
        return None
    plain = path.rstrip("/")
    found = old_addresses.by_path(visit)
    if found and found.location != location(plain):
        return found
    if "//" in path:
        raise NotPublished(path)
    query = f"?{request.query}" if request.query else ""
    return moved(location(plain + query), visit.reads)


def _otherwise(request: Asked, visit: Visit) -> Answer:
    """Return where an old address leads now, else that there is nothing."""
    try:
        return old_addresses.by_path(visit) or problems.in_frame(request, visit.context, 404)
    except Gone:
        return problems.in_frame(request, visit.context, 410)


def _split(path: str, around: Site) -> tuple[str, str]:
    """Return the language a path is in, and the path without it."""
    first, _, rest = path[1:].partition("/")
    if first in around.further_languages():
        return first, f"/{rest}"
    return around.masthead.language, path


def _refused(request: Asked, refusal: Refusal) -> Answer:
    said = problems.NOT_YET if isinstance(refusal, NotYet) else None
    answer = problems.alone(request, _language_of(request), refusal.status, said)
    return answer._replace(retry_after_s=refusal.retry_after_s)


def _language_of(request: Asked) -> str:
    """Return a language to say it in when no masthead can be asked."""
    return "en" if request.path.startswith("/en/") or request.path == "/en" else "id"
