"""An answer fitted to its request: validators, compression, headers."""

import hashlib
from typing import NamedTuple

from isal import igzip

from tajuk.edition import surrogate_keys
from tajuk.front.answer import Answer, Header
from tajuk.front.asked import Asked
from tajuk.front.packing import taken
from tajuk.pages.reading import Reads

_SMALLEST = 600  # bytes; below that, compressing costs more than it saves
_COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/rss", "application/atom",
                 "application/feed", "application/problem", "application/ld")  # fmt: skip
_MARKS = {"": "", "gzip": "-gz", "br": "-br"}
_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self' https: http:; font-src 'self';"
    " frame-src https:; script-src 'self'; worker-src 'self'; connect-src 'self'; manifest-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SECURITY: tuple[Header, ...] = (
    (b"content-security-policy", _CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
)


class Response(NamedTuple):
    """What is sent."""

    status: int
    headers: list[Header]
    body: bytes


def response(answer: Answer, asked: Asked, edition_seq: str) -> Response:
    """Return what is sent for an answer; `edition_seq` is `EPOCH.N`, "" while no edition was read."""
    headers = [*_SECURITY, (b"cache-control", answer.keep.encode()), (b"vary", answer.vary)]
    if edition_seq:
        headers.append((b"edition-seq", edition_seq.encode()))
    if answer.reads:
        headers.append((b"surrogate-key", surrogate_key(answer.reads, answer.status)))
    if answer.location:
        headers.append((b"location", answer.location.encode("ascii")))
    if answer.retry_after_s:
        headers.append((b"retry-after", str(answer.retry_after_s).encode()))
    if answer.status == 405:
        headers.append((b"allow", b"GET, HEAD"))
    return _with_body(answer, asked, headers)


def surrogate_key(reads: Reads, status: int) -> bytes:
    """Return the names an edge may be told to forget an answer by: the spans of lists and documents it was made from.

    What leads elsewhere or is not there depends on a path, which has no name: any entry may change it.
    """
    anything = (surrogate_keys.ANYTHING,) if status != 200 or reads.head else ()
    return surrogate_keys.of_answer((*reads.guids, *anything), reads.lists).encode("ascii")


def _with_body(answer: Answer, asked: Asked, headers: list[Header]) -> Response:
    coding = answer.coding or _coding(answer, asked)
    if answer.status == 200:
        tag = _etag(answer, coding)
        headers.append((b"etag", tag.encode()))
        if asked.if_none_match and _matches(asked.if_none_match, tag):
            return Response(304, headers, b"")
    body = answer.body
    if coding and not answer.coding:
        body = igzip.compress(body, compresslevel=1, mtime=0)
    if coding:
        headers.append((b"content-encoding", coding.encode()))
    headers.append((b"content-type", answer.media_type.encode()))
    headers.append((b"content-length", str(len(body)).encode()))
    return Response(answer.status, headers, b"" if asked.method == "HEAD" else body)


def _coding(answer: Answer, asked: Asked) -> str:
    """Return how a body is to be packed on its way out."""
    worth_it = len(answer.body) >= _SMALLEST and answer.media_type.startswith(_COMPRESSIBLE)
    return "gzip" if worth_it and "gzip" in taken(asked.encoding) else ""


def _etag(answer: Answer, coding: str) -> str:
    """Return a strong validator: of the bytes, and of how they are packed."""
    made = answer.etag or hashlib.sha256(answer.body).hexdigest()[:32]
    return f'"{made}{_MARKS[coding]}"'


def _matches(wanted: str, tag: str) -> bool:
    """Say whether If-None-Match names a validator; the comparison is the weak one.

    Source: RFC 9110, section 13.1.2.
    """
    tags = {each.strip().removeprefix("W/") for each in wanted.split(",")}
    return tag in tags or "*" in tags
