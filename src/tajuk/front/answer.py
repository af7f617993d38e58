"""What goes back: a status, a body, and how long anybody may keep it."""

from typing import NamedTuple

from tajuk.pages.frame import Sheet
from tajuk.pages.reads import Reads

_EDGE = "stale-while-revalidate=30, stale-if-error=86400"
WORDS = f"public, max-age=0, s-maxage=60, {_EDGE}"  # pages and feeds: browsers ask again, an edge is purged by key
LISTS = f"public, max-age=0, s-maxage=300, {_EDGE}"  # sitemaps
FIGURES = "public, max-age=0, s-maxage=5, stale-while-revalidate=5, stale-if-error=3600"
FOUND = "public, max-age=0, s-maxage=5, stale-if-error=60"  # searches: the index moves on its own clock
RULES = "public, max-age=3600, stale-if-error=86400"  # robots and the like
MOVED = "public, max-age=300, s-maxage=60"
MISSING = "public, max-age=0, s-maxage=10"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"  # the service worker: kept, but never used unasked
NEVER = "no-store"
PRIVATE = "private, no-store"  # for one reader; our own lane may keep it for those of the same access class

HTML = "text/html; charset=utf-8"
PROBLEM = "application/problem+json"

Header = tuple[bytes, bytes]


class Answer(NamedTuple):
    """An answer before it is fitted to the request. `reads` names what it was made from; `etag` "" for one by body.

    coding: how the body is packed already (gzip, br), "" when it is not. sheet: the page in parts, in place of a body.
    """

    body: bytes
    media_type: str = HTML
    status: int = 200
    keep: str = WORDS
    reads: Reads | None = None
    location: str = ""
    retry_after_s: int = 0
    etag: str = ""
    vary: bytes = b"Accept-Encoding"
    coding: str = ""
    sheet: Sheet | None = None


def is_keepable(answer: Answer) -> bool:
    """Say whether an answer may be given to who asks the same again, until an entry or a quote touches it."""
    return answer.status == 200 and answer.keep != NEVER and answer.reads is not None and not answer.reads.head


def page(sheet: Sheet, reads: Reads, keep: str = WORDS) -> Answer:
    """Return the answer that is a page."""
    return Answer(b"", keep=keep, reads=reads, sheet=sheet)


def moved(location: str, reads: Reads) -> Answer:
    """Return the answer that leads to where it is now, for good."""
    return Answer(b"", "text/plain; charset=utf-8", 301, MOVED, reads, location)


def elsewhere(location: str, reads: Reads) -> Answer:
    """Return the answer that leads to where it is just now."""
    return Answer(b"", "text/plain; charset=utf-8", 302, MISSING, reads, location)
