"""Every refusal in one shape, problem+json: what is the matter, where, what to do, in one line.

Source: RFC 9457; RFC 6750 for tokens, RFC 6585 for 428 and 429.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
import structlog
from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from tajuk.errors import TajukError
from tajuk.newsroom import errors

PROBLEM = "application/problem+json"
_TOO_LARGE = "the body is too large; send less at once"
_CONFLICTS = (errors.NotLive, errors.TooLate, errors.Overtaken, errors.Taken, errors.InHands)
log = structlog.get_logger()


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a call was refused. detail: what, where, what to do; instance: the address that was asked."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str


class Refusal(TajukError):
    """A call that is refused, and with which status."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, detail)
        self.status, self.detail, self.headers = status, detail, headers or {}

    def __str__(self) -> str:
        return self.detail


def refused(request: HttpRequest, error: Exception) -> HttpResponse:
    """Return the answer to a call that failed; what is our own fault is logged."""
    refusal = _refusal(error)
    if refusal.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("an API call failed", method=request.method, path=request.path, exc_info=error)
    title = HTTPStatus(refusal.status).phrase
    detail = " ".join(refusal.detail.split())
    problem = Problem(title=title, status=refusal.status, detail=detail, instance=request.path[:500])
    headers = {**refusal.headers, "Cache-Control": "no-store"}
    return HttpResponse(msgspec.json.encode(problem), PROBLEM, refusal.status, headers=headers)


def _refusal(error: Exception) -> Refusal:
    match error:
        case Refusal():
            return error
        case errors.Changed():
            return Refusal(412, str(error))
        case errors.WantsTwo() | PermissionDenied():
            return Refusal(403, str(error) or "you may not do this; ask somebody who may")
        case RequestDataTooBig():
            return Refusal(413, _TOO_LARGE)
        case ValidationError():
            return Refusal(422, "; ".join(_told(error)))
        case OperationalError():
            return Refusal(503, "the database is busy; send the same again in a moment", {"Retry-After": "1"})
        case _:
            return Refusal(*_by_kind(error))


def _by_kind(error: Exception) -> tuple[int, str]:
    if isinstance(error, _CONFLICTS):
        return 409, str(error)
    if isinstance(error, RecursionError):
        return 422, "the body is nested too deeply; make it flatter"
    if isinstance(error, msgspec.ValidationError):
        return 422, f"{error}; see /api/openapi.json"
    if isinstance(error, TajukError):
        return 422, str(error)
    if isinstance(error, msgspec.DecodeError | MultiPartParserError | UnreadablePostError | UnicodeDecodeError):
        return 400, f"the body cannot be read: {error}; send it anew"
    return 500, "something went wrong on our side and was recorded; look at the story before you send this again"


def _told(error: ValidationError) -> list[str]:
    """Return what is wrong, field by field."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    told: dict[str, Any] = error.message_dict
    return [f"{name}: {' '.join(messages)}" for name, messages in told.items()]
