"""Sitemaps, with news and picture entries, and their index."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo

from tajuk.errors import TajukError
from tajuk.wire.item import Value
from tajuk.wire.outgoing import must_be_absolute
from tajuk.wire.xml_writing import escaped, rfc3339

MEDIA_TYPE = "application/xml"
CARRIES = frozenset({"published_at", "headline"})
MOST_URLS = 50_000
MOST_BYTES = 50 * 1024 * 1024
MOST_NEWS = 1_000  # urls of a news sitemap; the caller chooses those of the last 48 hours
MOST_PICTURES = 1_000  # of one url
_URLSET = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"\
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"\
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
"""
_INDEX = '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
_URLSET_END, _INDEX_END = "</urlset>\n", "</sitemapindex>\n"
_CHINESE = {"zh-tw": "zh-tw", "zh-hk": "zh-tw", "zh-mo": "zh-tw", "zh-hant": "zh-tw"}


class SitemapTooLarge(TajukError):
    """More than one sitemap, or one index, may hold."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit

    def __str__(self) -> str:
        return f"a sitemap holds at most {self.limit}: split it with `parts` and list the parts in an index"


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

    def __post_init__(self) -> None:
        must_be_absolute("the address of a page in a sitemap", self.href)
        for picture in self.pictures:
            must_be_absolute("the address of a picture in a sitemap", picture)


class SitemapPart(Value, frozen=True, kw_only=True):
    """A sitemap in an index."""

    href: str
    updated_at: datetime | None = None

    def __post_init__(self) -> None:
        must_be_absolute("the address of a sitemap", self.href)


def dump(urls: Iterable[SitemapUrl], *, zone: tzinfo = UTC) -> bytes:
    """Return one sitemap.

    Raises: SitemapTooLarge beyond 50,000 urls, 1,000 of them news, or 50 MB: use `parts`.
    Source: sitemaps.org protocol 0.9; news 0.9, image 1.1.
    """
    return _only(parts(urls, zone=zone), f"{MOST_URLS:,} urls, {MOST_NEWS:,} of them news, and 50 MB")


def parts(urls: Iterable[SitemapUrl], *, zone: tzinfo = UTC) -> Iterator[bytes]:
    """Yield as many sitemaps as the urls need, each within the limits, lazily; an empty one when there are none.

    The schema asks for one url at least: list the home page when there is nothing else.
    """
    entries = ((_url(url, zone), url.news is not None) for url in urls)
    yield from _documents(entries, _URLSET, _URLSET_END)


def dump_index(sitemaps: Iterable[SitemapPart], *, zone: tzinfo = UTC) -> bytes:
    """Return an index of sitemaps.

    Raises: SitemapTooLarge beyond 50,000 sitemaps or 50 MB.
    """
    entries = ((f"<sitemap>{_place(part, zone)}</sitemap>\n", False) for part in sitemaps)
    return _only(_documents(entries, _INDEX, _INDEX_END), f"{MOST_URLS:,} sitemaps and 50 MB")


def _only(documents: Iterator[bytes], limit: str) -> bytes:
    document = next(documents)
    if next(documents, None) is not None:
        raise SitemapTooLarge(limit)
    return document


def _documents(entries: Iterable[tuple[str, bool]], start: str, end: str) -> Iterator[bytes]:
    """Yield documents of (entry, whether it is news) between start and end, each within the limits."""
    frame = len(start) + len(end)
    held: list[bytes] = []
    size, news = frame, 0
    for entry, is_news in entries:
        raw = entry.encode()
        if held and (len(held) >= MOST_URLS or size + len(raw) > MOST_BYTES or news + is_news > MOST_NEWS):
            yield b"".join((start.encode(), *held, end.encode()))
            held, size, news = [], frame, 0
        held.append(raw)
        size, news = size + len(raw), news + is_news
    yield b"".join((start.encode(), *held, end.encode()))


def _url(url: SitemapUrl, zone: tzinfo) -> str:
    pictures = "".join(
        f"<image:image><image:loc>{escaped(href)}</image:loc></image:image>" for href in url.pictures[:MOST_PICTURES]
    )
    return f"<url>{_place(url, zone)}{_news(url.news, zone) if url.news else ''}{pictures}</url>\n"


def _place(part: SitemapUrl | SitemapPart, zone: tzinfo) -> str:
    changed = f"<lastmod>{rfc3339(part.updated_at, zone)}</lastmod>" if part.updated_at else ""
    return f"<loc>{escaped(part.href)}</loc>{changed}"


def _news(news: NewsEntry, zone: tzinfo) -> str:
    return (
        f"<news:news><news:publication><news:name>{escaped(news.publication)}</news:name>"
        f"<news:language>{_language(news.language)}</news:language></news:publication>"
        f"<news:publication_date>{rfc3339(news.published_at, zone)}</news:publication_date>"
        f"<news:title>{escaped(news.headline)}</news:title></news:news>"
    )


def _language(language: str) -> str:
    """Return a language as news sitemaps write it: two or three letters, `zh-cn`, `zh-tw`; `und` when it is none."""
    tag = language.strip().lower().replace("_", "-")
    name = tag.partition("-")[0]
    if name == "zh":
        return next((ours for start, ours in _CHINESE.items() if tag.startswith(start)), "zh-cn")
    return name if name.isascii() and name.isalpha() and 2 <= len(name) <= 3 else "und"
