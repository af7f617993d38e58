"""Sitemaps, with news and picture entries, and their index."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo

from tajuk.wire.item import Value

MEDIA_TYPE = "application/xml"
CARRIES = frozenset({"headline", "published_at", "language"})
MOST_URLS = 50_000
MOST_BYTES = 50 * 1024 * 1024
MOST_NEWS = 1_000  # urls of a news sitemap; the caller chooses those of the last 48 hours


class NewsEntry(Value, frozen=True, kw_only=True):
    """What a news sitemap says of a story; `publication` is the masthead's name."""

    publication: str
    language: str
    headline: str
    published_at: datetime


class SitemapUrl(Value, frozen=True, kw_only=True):
    """A page in a sitemap."""

    href: str
    updated_at: datetime | None = None
    pictures: tuple[str, ...] = ()  # addresses
    news: NewsEntry | None = None


class SitemapPart(Value, frozen=True, kw_only=True):
    """A sitemap in an index."""

    href: str
    updated_at: datetime | None = None


def dump(urls: Iterable[SitemapUrl], *, zone: tzinfo = UTC) -> bytes:
    """Return one sitemap.

    Raises: SitemapTooLarge beyond 50,000 urls or 50 MB: use `parts`.
    Source: sitemaps.org protocol 0.9; news 0.9, image 1.1.
    """
    raise NotImplementedError


def parts(urls: Iterable[SitemapUrl], *, zone: tzinfo = UTC) -> Iterator[bytes]:
    """Yield as many sitemaps as the urls need, each within the limits, lazily; an empty one when there are none."""
    raise NotImplementedError


def dump_index(sitemaps: Iterable[SitemapPart], *, zone: tzinfo = UTC) -> bytes:
    """Return an index of sitemaps.

    Raises: SitemapTooLarge beyond 50,000 sitemaps or 50 MB.
    """
    raise NotImplementedError
