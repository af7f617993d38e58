"""Which requests the lane answers by itself: one whole request, alone in what arrived, with nothing to think about.

llhttp has to take every byte of it before any is believed. Whatever is not plain is uvicorn's, untouched.
"""

import re
from typing import Any

import httptools

from tajuk.front.packing import taken

_LONGEST = 16 * 1024  # bytes; longer heads are refused elsewhere
_VERSION = b" HTTP/1.1\r\n"
_HOST, _ENCODING = b"\nhost:", b"\naccept-encoding:"
CONDITION = b"\nif-none-match:"
_ODD = re.compile(
    rb"\n[ \tic](?:(?<=[ \t])"  # a line that goes on with the one before
    rb"|f-none-match:|ookie:[^\r]*tajuk_pass=)"
).search
_NONE = frozenset(("",))
_SPACES = b" \t"
_MOST_REMEMBERED = 512


def without_condition(data: bytes, low: bytes) -> tuple[bytes, bytes, bytes] | None:
    """Return a request and its head in small letters without its If-None-Match, and the validator in that.

    None when either is not alone.
    """
    at = low.find(CONDITION)
    start = at + len(CONDITION)
    end = low.find(b"\r", start)
    tag = data[start:end].strip(_SPACES)
    if min(at, end) < 0 or CONDITION in low[end:] or b"," in tag or not tag.startswith(b'"'):
        return None
    return data[:at] + data[end + 1 :], low[:at] + low[end + 1 :], tag


class Plain:
    """Judges requests for one worker. hosts: the names it answers for, in small letters; none means any.

    known_codings: what each Accept-Encoding met so far means; known_hosts: the values of Host met so far that are ours,
    None when any is.
    """

    def __init__(self, hosts: tuple[str, ...] = ()) -> None:
        self._hosts = frozenset(host.encode() for host in hosts)
        self._parser: Any = None
        self._begun = self._whole = 0
        self._stays_open = False
        self.known_codings: dict[bytes, frozenset[str]] = {}
        self.known_hosts: set[bytes] | None = set() if hosts else None

    def codings(self, data: bytes, low: bytes, after_target: int) -> frozenset[str] | None:
        """Return the codings that a request takes, none of them "" too; None for a request that is not plain.

        low: its head in small letters. Whether llhttp takes all of it is for `is_whole` to say.
        """
        if (
            data[after_target : after_target + 11] != _VERSION
            or not data.endswith(b"\r\n\r\n")
            or len(data) > _LONGEST
            or _ODD(low)
            or low.count(_HOST) != 1
            or (self._hosts and not self._is_ours(data, low))
        ):
            return None
        at = low.find(_ENCODING)
        if at < 0:
            return _NONE
        end = low.find(b"\r", at)
        value = data[at + len(_ENCODING) : end].strip(_SPACES)
        if low.find(_ENCODING, end) > 0:
            return None
        return self.known_codings.get(value) or self._learnt(value)

    def is_whole(self, data: bytes) -> bool:
        """Say whether all of these bytes are one request that llhttp takes, and that leaves the connection open."""
        parser = self._parser
        if parser is None:
            parser = self._parser = httptools.HttpRequestParser(self)
        self._begun = self._whole = 0
        try:
            parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._parser = None
            return False
        if self._whole == 1 == self._begun and self._stays_open:
            return True
        self._parser = None
        return False

    def on_message_begin(self) -> None:
        """Count a request that begins."""
        self._begun += 1

    def on_message_complete(self) -> None:
        """Count a request that is whole; llhttp knows only now whether its connection stays open."""
        self._whole += 1
        self._stays_open = self._parser.should_keep_alive()

    def _is_ours(self, data: bytes, low: bytes) -> bool:
        at = low.find(_HOST) + len(_HOST)
        value = data[at : low.find(b"\r", at)].strip(_SPACES)
        known = self.known_hosts
        if known is None or value in known:
            return True
        name, colon, port = value.lower().rpartition(b":")
        ours = (name if colon and port.isdigit() else name + colon + port) in self._hosts
        if ours:
            _make_room(known)
            known.add(value)
        return ours

    def _learnt(self, value: bytes) -> frozenset[str]:
        """Return what an Accept-Encoding means."""
        _make_room(self.known_codings)
        found = self.known_codings[value] = _NONE | taken(value.decode("latin-1"))
        return found


def _make_room(remembered: dict[bytes, frozenset[str]] | set[bytes]) -> None:
    """Begin anew when too much is remembered: clients write what they like."""
    if len(remembered) >= _MOST_REMEMBERED:
        remembered.clear()
