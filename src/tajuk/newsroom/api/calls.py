"""What a call of the API is: declared once, for its address, its checks and its description."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Literal, NamedTuple

from django.http import HttpRequest

from tajuk.newsroom.models import Colleague, Scope, Token

IF_MATCH, KEY = "If-Match", "Idempotency-Key"
JSON, FORM = "application/json", "multipart/form-data"
Method = Literal["GET", "POST", "PUT"]


class Asked(NamedTuple):
    """A call that was let in. name: the guid or digest in its address; fresh_guid: for a story that begins with it."""

    request: HttpRequest
    token: Token
    by: Colleague
    now: datetime
    name: str
    body: Any
    fresh_guid: str


class Answer(NamedTuple):
    """What a call is answered: a value to be said as JSON."""

    value: Any
    headers: Mapping[str, str] = {}
    status: int = 200


class Call(NamedTuple):
    """A call. path: below `/api/`; takes: the type of its body; gives: of its answer; wants: headers it heeds;
    query: what may stand behind the `?`, with what it means. Its description is the docstring of what it does.
    """

    method: Method
    path: str
    scope: Scope
    does: Callable[[Asked], Answer]
    gives: Any
    takes: Any = None
    media_type: str = JSON
    wants: tuple[str, ...] = ()
    query: Mapping[str, str] = {}
    status: int = 200
