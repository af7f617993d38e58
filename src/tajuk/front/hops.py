"""Headers across a hop: what is said to the next server alone, what is ours to say, what is passed on as it came."""

import re
from collections.abc import Iterable

from starlette.types import Scope

from tajuk.front.answer import Header
from tajuk.front.refusals import BadRequest, CounterAway

_OF_THIS_HOP = frozenset(
    {b"connection", b"keep-alive", b"proxy-connection", b"proxy-authenticate", b"proxy-authorization",
     b"te", b"trailer", b"transfer-encoding", b"upgrade", b"expect"}
)  # fmt: skip
_OF_THE_MESSAGE = frozenset({b"host", b"content-length"})  # naming them in Connection does not make them go
_OURS = re.compile(rb"forwarded|x-forwarded-.*|x-real-ip")
_UNSENDABLE = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
_WITHOUT_LENGTH = (204, 304)  # uvicorn holds us to a length that is given, and these have no body


def towards_counter(scope: Scope) -> list[Header]:
    """Return the headers a request takes to the counter: the client's in their order, then ours.

    Raises: BadRequest for a transfer coding that is not plain chunks.
    Source: RFC 9110, section 7.6.1.
    """
    came: list[Header] = list(scope["headers"])
    codings = [value.strip().lower() for name, value in came if name == b"transfer-encoding"]
    if codings not in ([], [b"chunked"]):
        raise BadRequest("only chunked bodies are taken")
    passed = [header for header in _passed_on(came) if not _says_where_from(header[0])]
    if codings:
        passed = [header for header in passed if header[0] != b"content-length"]
        passed.append((b"transfer-encoding", b"chunked"))
    return [*passed, *_forwarded(scope), (b"connection", b"close")]


def towards_reader(status: int, came: Iterable[Header]) -> list[Header]:
    """Return the headers of the counter's answer for the client; the date is uvicorn's.

    Raises: CounterAway for an answer that cannot be passed on.
    """
    headers = [(name.lower(), value) for name, value in came]
    if not 200 <= status <= 599 or any(_UNSENDABLE.search(value) for _, value in headers):
        raise CounterAway("its answer cannot be passed on")
    dropped = {b"date"}
    if status in _WITHOUT_LENGTH or any(name == b"transfer-encoding" for name, _ in headers):
        dropped.add(b"content-length")
    return [header for header in _passed_on(headers) if header[0] not in dropped]


def _passed_on(came: list[Header]) -> list[Header]:
    """Return the headers that are not for one hop, by themselves or because Connection names them."""
    named = b",".join(value for name, value in came if name == b"connection").lower()
    dropped = _OF_THIS_HOP | ({name.strip() for name in named.split(b",")} - _OF_THE_MESSAGE)
    return [header for header in came if header[0] not in dropped]


def _says_where_from(name: bytes) -> bool:
    """Say whether a header is ours to set, spelt with underscores too: to WSGI they are the same."""
    return bool(_OURS.fullmatch(name.replace(b"_", b"-")))


def _forwarded(scope: Scope) -> list[Header]:
    """Return who asks, how and for which host, as the server knows it."""
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    headers = [(b"x-forwarded-proto", scope.get("scheme", "http").encode()), (b"x-forwarded-host", host)]
    if scope.get("client"):
        headers.insert(0, (b"x-forwarded-for", scope["client"][0].encode()))
    return headers
