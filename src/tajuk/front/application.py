"""The readers' side as an ASGI application."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from tajuk.audience.spool import Spool
from tajuk.database.connect import Cursor
from tajuk.edition.errors import Gone, Moved, NotPublished
from tajuk.front import old_addresses, problems, routes
from tajuk.front.answer import PRIVATE, Answer, is_keepable, moved
from tajuk.front.articles import location
from tajuk.front.asked import Asked, asked, check
from tajuk.front.beacon import Beacon
from tajuk.front.files import Files
from tajuk.front.lane.held import Ready, fitted
from tajuk.front.lane.lane import STRANGER
from tajuk.front.looks import look_of
from tajuk.front.metrics import MEDIA_TYPE, exposition
from tajuk.front.now import Now
from tajuk.front.record import Record
from tajuk.front.refusals import Misdirected, NotAllowed, NotYet, Refusal
from tajuk.front.relay import Relay, is_counters
from tajuk.front.response import Response, response, surrogate_key, unnamed
from tajuk.front.searching import Looked, Searching
from tajuk.front.sources import Sources
from tajuk.front.visit import Visit
from tajuk.front.watch import watch
from tajuk.pages.frame import Context
from tajuk.pages.site import Site
from tajuk.pages.words import words_of

__all__ = ["Front", "Sources", "application"]

_log = structlog.get_logger("tajuk.front")
_LOOK_EVERY_S = {"sqlite": 0.005, "postgresql": 0.010}
_SEARCH = "/search"
_INWARD = re.compile("/(?:account|in)(?:/|$)")  # what may be for the beacon or the counter


def application(front: "Front") -> Starlette:
    """Return the ASGI application of one worker: it watches its databases, and closes them when it shuts down."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(watch(front.look, front.look_every_s))
        async with front.beacon:
            yield
        watching.cancel()
        front.close()

    app = Starlette(lifespan=lifespan)
    app.router.default = front
    return app


class Front:
    """One worker's front: it reads a snapshot for each request and keeps what no new entry touches.

    access: says by the cookies of a request which access class it has; answers for others than strangers are private.
    """

    def __init__(self, sources: Sources, *, access: Callable[[str], str] = lambda cookie: STRANGER) -> None:
        self._sources, self._access = sources, access
        self._files = Files(sources)
        self._record = Record(sources.database_url)
        self._named = surrogate_key if sources.edge else unnamed
        self._now = Now(sources, self._named)
        self._searching, self._answering = Searching(sources.search), asyncio.Lock()
        self.lane, self.hub = self._now.lane, self._now.hub
        self.beacon = Beacon(Spool(sources.spool) if sources.spool else None, hosts=sources.hosts)
        self._relay = Relay(sources.counter, self.respond, hosts=sources.hosts)
        self.metrics = [
            *self.lane.metrics(),
            *self.hub.metrics(),
            *self.beacon.metrics(),
            *self._relay.metrics(),
            *self._searching.metrics(),
        ]
        self.look_every_s = _LOOK_EVERY_S["sqlite" if sources.database_url.startswith("sqlite:") else "postgresql"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; of websockets there are none."""
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000})
            return
        if _INWARD.search(scope["path"]) and (
            await self.beacon(scope, receive, send) or await self._relay(scope, receive, send)
        ):
            return
        answered = self._of_ourselves(scope) or await self._searched(scope) or self.respond(dict(scope))
        await send({"type": "http.response.start", "status": answered.status, "headers": answered.headers})
        await send({"type": "http.response.body", "body": answered.body})

    def close(self) -> None:
        """Give back what is open; the next request would open it anew."""
        self._record.close()
        self._now.tape.close()
        self._searching.close()

    def look(self) -> None:
        """Look whether edition or tape have moved, and bring the lane up to them. Raises: Refusal."""
        self._record.read(self._now.catch_up)

    def respond(self, scope: dict[str, Any], looked: Looked | None = None) -> Response:
        """Return the response to a request. It never raises: this is the outermost place.

        looked: what the index gave for it.
        """
        request = asked(scope)
        try:
            answer = self._answer(request, looked)
        except Refusal as refusal:
            answer = _refused(request, refusal)
        except Exception:  # noqa: BLE001 — outermost: logged once, told as 500
            _log.exception("request_failed", method=request.method, path=request.raw[:500])
            answer = problems.alone(request, _language_of(request), 500)
        if isinstance(answer, Answer):
            return response(answer, request, self._now.stands, named=self._named)
        return fitted(answer, request, self._now.stands)

    def _of_ourselves(self, scope: Scope) -> Response | None:
        """Return the worker's figures to who asks on the worker's own socket: nobody else is told."""
        if scope["path"] != "/metrics" or "/" not in (scope.get("server") or ("",))[0]:
            return None
        body = exposition(self.metrics)
        return Response(200, [(b"content-type", MEDIA_TYPE), (b"content-length", str(len(body)).encode())], body)

    def live_in(self, scope: Scope) -> str:
        """Return in which language a request is to be told what changes; "" for any other request."""
        if not scope["path"].endswith("/live") or scope["method"] != "GET":
            return ""
        request = asked(dict(scope))
        ours = not self._sources.hosts or request.hostname() in self._sources.hosts
        return self._now.live_paths.get(request.path, "") if ours else ""

    async def _searched(self, scope: Scope) -> Response | None:
        """Return the response to a request that wants something of the index, None to any other.

        One is made at a time, and between two of them the loop looks after everybody else.
        """
        looked = await self._looked(scope) if _SEARCH in scope["path"] else None
        if looked is None:
            return None
        async with self._answering:
            await asyncio.sleep(0)
            return self.respond(dict(scope), looked)

    async def _looked(self, scope: Scope) -> Looked | None:
        """Return what the index gives for a request, None for one that wants nothing of it."""
        request = asked(dict(scope))
        try:
            self._admit(request)
            site = self._now.site or self._record.read(self._now.catch_up)[1]
            language, rest = _split(request.path, site)
            look = look_of(rest, request, site, language)
        except Refusal:
            return None  # told by whoever answers
        return await self._searching.looked(look) if look else None

    def _answer(self, request: Asked, looked: Looked | None) -> Answer | Ready:
        """Return the answer from the file store or from one snapshot of the edition."""
        self._admit(request)
        try:
            file = self._files.answer(request)
        except Gone:
            return self._record.read(lambda cursor: self._missing(cursor, request, 410))
        except NotPublished:
            return self._record.read(lambda cursor: self._missing(cursor, request, 404))
        if file:
            self._now.keep_file(request, file)
            return file
        return self._record.read(lambda cursor: self._read(cursor, request, looked))

    def _admit(self, request: Asked) -> None:
        if self._sources.hosts and request.hostname() not in self._sources.hosts:
            raise Misdirected("the host is not one of ours")
        if request.method not in ("GET", "HEAD"):
            raise NotAllowed("only GET and HEAD")
        check(request)

    def _read(self, cursor: Cursor, request: Asked, looked: Looked | None) -> Answer | Ready:
        visit = self._visit(cursor, request)._replace(looked=looked)
        if visit.head.seq == 0 and request.path != "/healthz":
            raise NotYet("the edition is empty")
        try:
            return old_addresses.by_query(visit) or _straight(request, visit) or self._ready(visit)
        except Moved as away:
            prefix = visit.context.path("") if away.what == visit.rest != request.path else ""
            return moved(location(f"{prefix}{away.path}"), visit.reads)
        except Gone:
            return problems.in_frame(request, visit.context, 410)
        except NotPublished:
            return _otherwise(request, visit)

    def _ready(self, visit: Visit) -> Answer | Ready:
        """Return what is ready, else make it, and keep it if others may have it too."""
        visit = routes.narrowed(visit)
        access = self._access(visit.asked.cookie)
        if visit.looked is not None:
            return _for(access, routes.answered(visit))
        key = access, visit.asked.target()
        held = self.lane.cache.find(*key)
        if held is None:
            answer = _for(access, routes.answered(visit))
            if not is_keepable(answer):
                return answer
            self.lane.misses += 1
            held = self._now.keep(key, answer)
        return held.compose() or held.ready

    def _missing(self, cursor: Cursor, request: Asked, status: int) -> Answer:
        return problems.in_frame(request, self._visit(cursor, request).context, status)

    def _visit(self, cursor: Cursor, request: Asked) -> Visit:
        """Return the request inside the snapshot, with all that is kept brought up to it."""
        reading, around = self._now.catch_up(cursor)
        language, rest = _split(request.path, around)
        words = words_of(language)
        context = Context(reading, around, words, self._now.tape.strip(around, words))
        return Visit(request, rest, context, self._sources, self._now.tape)


def _for(access: str, answer: Answer) -> Answer:
    """Return an answer as it may be given to an access class: only a stranger's may lie in caches of others."""
    return answer if access == STRANGER else answer._replace(keep=PRIVATE)


def _straight(request: Asked, visit: Visit) -> Answer | None:
    """Return the way to the same path without the slash at its end; an old path that had one goes first."""
    path = request.path
    if path == "/" or not path.endswith("/"):
        return None
    if is_counters(path):
        return None  # its slash belongs to it
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
