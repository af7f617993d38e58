"""Letting a call in, having it done, saying what came of it."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from tajuk.newsroom.api.bearers import note_use, see_scope, token_of
from tajuk.newsroom.api.bodies import body_of
from tajuk.newsroom.api.calls import JSON, KEY, Answer, Asked, Call
from tajuk.newsroom.api.once import once
from tajuk.newsroom.api.problems import Refusal, refused
from tajuk.newsroom.api.story_bounds import see_storable
from tajuk.story.identity import new_guid

_ENCODER = msgspec.json.Encoder(order="deterministic")
View = Callable[..., HttpResponse]


def view_of(calls: Mapping[str, Call]) -> View:
    """Return the view of an address. calls: what can be asked there, by method.

    No cookie lets anybody in, so that no other site can have a browser ask for somebody: the check for that is not
    needed here.
    """

    @csrf_exempt
    def view(request: HttpRequest, name: str = "") -> HttpResponse:
        try:
            with override("en"):
                return _said(_answer(request, calls, name))
        except Exception as error:  # noqa: BLE001  (the outermost place of the API; `refused` logs it)
            return refused(request, error)

    return view


@csrf_exempt
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """Say that no call has this address."""
    return refused(request, Refusal(404, f"there is no call at {request.path}; see /api/openapi.json"))


def _answer(request: HttpRequest, calls: Mapping[str, Call], name: str) -> Answer:
    now = datetime.now(UTC)
    token = token_of(request, now=now)
    note_use(token, now=now)
    call = calls.get(request.method or "")
    if call is None:
        allowed = ", ".join(sorted(calls))
        raise Refusal(405, f"{request.method} is not possible here; use {allowed}", {"Allow": allowed})
    see_scope(token, call.scope)
    see_storable([name, *request.GET.values()])
    body = body_of(request, call)

    def work(guid: str) -> Answer:
        return call.does(Asked(request, token, token.user, now, name, body, guid))

    key = request.headers.get(KEY)
    return work(new_guid(now)) if key is None or KEY not in call.wants else once(key, request, token, work, now=now)


def _said(answer: Answer) -> HttpResponse:
    headers = {**answer.headers, "Cache-Control": "no-store"}
    return HttpResponse(_ENCODER.encode(answer.value), JSON, answer.status, headers=headers)
