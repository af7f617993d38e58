"""An answer fitted to its request: validators, compression, headers."""

import hashlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from isal import igzip

from tajuk.edition import surrogate_keys
from tajuk.front.answer import Answer, Header
from tajuk.front.asked import Asked
from tajuk.front.packing import taken
from tajuk.pages.reads import Reads

_SMALLEST = 600  # bytes; below that, compressing costs more than it saves
_COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/rss", "application/atom",
                 "application/feed", "application/problem", "application/ld")  # fmt: skip
_MARKS = {"": "", "gzip": "-gz", "br": "-br"}
_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self' https: http:; font-src 'self';"
    " frame-src https:; script-src 'self'; worker-src 'self'; connect-src 'self'; manifest-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY: tuple[Header, ...] = (
    (b"content-security-policy", _CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
)


Named = Callable[[Reads, int], bytes]
"""Returns the value of Surrogate-Key for what an answer was made from and its status; b"" when there is to be none."""


class Response(NamedTuple):
    """What is sent."""

    status: int
    headers: list[Header]
    body: bytes


def unnamed(reads: Reads, status: int) -> bytes:
    """Return no names: where no edge is told by them they would only be a thousand bytes of every page."""
    return b""


def response(answer: Answer, asked: Asked, stands: str, *, named: Named = unnamed) -> Response:
    """Return what is sent for an answer; `stands` is `EPOCH.N`, "" while no edition was read."""
    headers = [*ahead(stands), (b"cache-control", answer.keep.encode()), (b"vary", answer.vary)]
    if answer.reads and (names := named(_all_read(answer), answer.status)):
        headers.append((b"surrogate-key", names))
    if answer.location:
        headers.append((b"location", answer.location.encode("ascii")))
    if answer.retry_after_s:
        headers.append((b"retry-after", str(answer.retry_after_s).encode()))
    if answer.status == 405:
        headers.append((b"allow", b"GET, HEAD"))
    return _with_body(answer, asked, headers)


def ahead(stands: str) -> list[Header]:
    """Return the headers that every answer of a moment begins with."""
    return [*([(b"edition-seq", stands.encode())] if stands else []), *SECURITY]


def block(headers: Iterable[Header]) -> bytes:
    """Return headers as they are sent."""
    return b"".join([b"%b: %b\r\n" % header for header in headers])


def surrogate_key(reads: Reads, status: int) -> bytes:
    """Return the names an edge may be told to forget an answer by: the spans of lists and documents it was made from.

    What leads elsewhere or is not there depends on a path, which has no name: any entry may change it.
    """
    anything = (surrogate_keys.ANYTHING,) if status != 200 or reads.head else ()
    return surrogate_keys.of_answer((*reads.guids, *anything), reads.lists).encode("ascii")


def _all_read(answer: Answer) -> Reads:
    """Return what an answer was made from, its frame too."""
    everything = Reads()
    for reads in (answer.reads, answer.sheet and answer.sheet.frame.reads):
        if reads:
            everything.add(reads)
    return everything


def _with_body(answer: Answer, asked: Asked, headers: list[Header]) -> Response:
    body = answer.sheet.html.encode() if answer.sheet else answer.body
    coding = answer.coding or coding_of(body, answer.media_type, asked)
    if answer.status == 200:
        tag = tag_of(answer.etag or hashlib.sha256(body).hexdigest()[:32], coding)
        headers.append((b"etag", tag))
        if asked.if_none_match and matches(asked.if_none_match, tag.decode()):
            return Response(304, headers, b"")
    if coding and not answer.coding:
        body = igzip.compress(body, compresslevel=1, mtime=0)
    if coding:
        headers.append((b"content-encoding", coding.encode()))
    headers.append((b"content-type", answer.media_type.encode()))
    headers.append((b"content-length", str(len(body)).encode()))
    return Response(answer.status, headers, b"" if asked.method == "HEAD" else body)


def coding_of(body: bytes, media_type: str, asked: Asked) -> str:
    """Return how a body is to be packed on its way out."""
    worth_it = len(body) >= _SMALLEST and media_type.startswith(_COMPRESSIBLE)
    return "gzip" if worth_it and "gzip" in taken(asked.encoding) else ""


def tag_of(name: str, coding: str) -> bytes:
    """Return a strong validator: of the bytes, and of how they are packed."""
    return f'"{name}{_MARKS[coding]}"'.encode()


def matches(wanted: str, tag: str) -> bool:
    """Say whether If-None-Match names a validator; the comparison is the weak one.

    Source: RFC 9110, section 13.1.2.
    """
    tags = {each.strip().removeprefix("W/") for each in wanted.split(",")}
    return tag in tags or "*" in tags
