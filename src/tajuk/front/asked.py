"""What a request asks for, taken from the bytes that came; everything else about it is ignored."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode

from tajuk.front.refusals import BadRequest

_LONGEST_PATH = 2048
_LONGEST_QUERY = 4096
_MOST_PARAMETERS = 100
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")
_BROKEN_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_HEADERS = {
    b"host": "host",
    b"accept": "accept",
    b"accept-encoding": "encoding",
    b"if-none-match": "if_none_match",
    b"cookie": "cookie",
}


class Asked(NamedTuple):
    """A request. `path` is decoded and well-formed, `raw` as it came; `query` is raw."""

    method: str = "GET"
    path: str = "/"
    raw: str = "/"
    query: str = ""
    host: str = ""
    accept: str = ""
    encoding: str = ""
    if_none_match: str = ""
    cookie: str = ""

    def parameter(self, name: str) -> str:
        """Return the last value of a query parameter, "" when it is not there. Raises: BadRequest for too many."""
        if name not in self.query:
            return ""
        try:
            return dict(parse_qsl(self.query, max_num_fields=_MOST_PARAMETERS)).get(name, "")
        except ValueError as error:
            raise BadRequest("the query has too many parameters") from error

    def only(self, parameters: Sequence[str]) -> "Asked":
        """Return the request with none but these of its query parameters."""
        given = [(name, value) for name in parameters if (value := self.parameter(name))]
        return self._replace(query=urlencode(given))

    def target(self) -> bytes:
        """Return what is asked for, spelt in one way."""
        path = quote(self.path, safe="/:@!$&'()*+,;=~")
        return (f"{path}?{self.query}" if self.query else path).encode()

    def hostname(self) -> str:
        """Return the host asked for, in small letters and without its port."""
        name, colon, port = self.host.lower().rpartition(":")
        return name if colon and port.isdigit() else self.host.lower()

    def wants_json(self) -> bool:
        """Say whether the asker prefers JSON, by the header or by the end of the path."""
        accept = self.accept
        if "json" in accept and "text/html" not in accept:
            return True
        return self.path.endswith(".json") or self.path == "/healthz"


def asked(scope: dict[str, Any]) -> Asked:
    """Return what a request asks for; whether its path makes sense is for `checked` to say."""
    found = {"method": scope["method"]}
    for name, value in scope["headers"]:
        field = _HEADERS.get(name)
        if field:
            found[field] = f"{found[field]}, {value.decode('latin-1')}" if field in found else value.decode("latin-1")
    raw: bytes = scope.get("raw_path") or scope["path"].encode("utf-8", "surrogateescape")
    raw = raw.partition(b"?")[0]
    found["raw"] = raw.decode("latin-1")
    found["path"] = unquote_to_bytes(raw).decode("utf-8", "replace") if b"%" in raw else raw.decode("utf-8", "replace")
    found["query"] = scope.get("query_string", b"").decode("latin-1")
    return Asked(**found)


def check(asked: Asked) -> None:
    """Refuse a path or query that no page of ours can have.

    Raises: BadRequest.
    """
    if len(asked.raw) > _LONGEST_PATH or len(asked.query) > _LONGEST_QUERY:
        raise BadRequest("the address is too long")
    if _CONTROL.search(asked.query):
        raise BadRequest("the query holds a control character or a backslash")
    if not asked.path.startswith("/"):
        raise BadRequest("the path does not begin with a slash")
    if asked.path.isascii() and asked.path.isprintable() and "%" not in asked.raw and "\\" not in asked.path:
        return
    raw = asked.raw.encode("latin-1")
    if _BROKEN_ESCAPE.search(raw):
        raise BadRequest("a % in the path is not followed by two hexadecimal digits")
    try:
        decoded = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest("the path is not UTF-8") from error
    if _CONTROL.search(decoded):
        raise BadRequest("the path holds a control character or a backslash")
