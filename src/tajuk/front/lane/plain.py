"""Which requests the lane answers by itself: one whole request, alone in what arrived, with nothing to think about.

Every byte of it has passed llhttp before it is believed. Whatever is not plain is uvicorn's, untouched.
"""

import re
from typing import Any

import httptools

_LONGEST = 16 * 1024  # bytes; longer ones are refused elsewhere
_VERSION = b" http/1.1\r\n"
_KEEP_ALIVE = b" keep-alive"
_FIELDS = re.compile(
    rb"\n([ \t]"  # a line that goes on with the one before
    rb"|(?:[hacituer](?:ost|ccept-encoding|onnection|ookie|f-none-match"
    rb"|ontent-length|ransfer-encoding|pgrade|xpect|ange|uthorization|railer|e))(?=:)):?([^\r]*)"
).findall
_KNOWN = frozenset((b"host", b"accept-encoding", b"connection", b"cookie", b"if-none-match"))

Fields = dict[bytes, bytes]
"""The headers that matter to the lane, in small letters, values as they came but for their case."""


class Validator:
    """An llhttp of the lane's own: it asks nothing back but how many requests were whole, and costs a microsecond."""

    def __init__(self) -> None:
        self._parser: Any = None
        self._whole = 0

    def on_message_complete(self) -> None:
        """Count a whole request."""
        self._whole += 1

    def passes(self, data: bytes) -> bool:
        """Say whether all of these bytes are one whole request that llhttp takes."""
        parser = self._parser
        if parser is None:
            parser = self._parser = httptools.HttpRequestParser(self)
        self._whole = 0
        try:
            parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._parser = None
            return False
        if self._whole != 1:
            self._parser = None
            return False
        return True


def fields_of(data: bytes, after_target: int) -> Fields | None:
    """Return the headers of a plain request, None when it is not plain; `after_target` is where its target ends."""
    low = data.lower()
    if low[after_target : after_target + 11] != _VERSION or not data.endswith(b"\r\n\r\n") or len(data) > _LONGEST:
        return None
    found = _FIELDS(low, after_target)
    fields = dict(found)
    if len(fields) != len(found) or b"host" not in fields or not fields.keys() <= _KNOWN:
        return None
    if fields.get(b"connection", _KEEP_ALIVE) != _KEEP_ALIVE:
        return None
    return fields
