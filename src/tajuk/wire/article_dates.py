"""When a page's article ran and was updated: JSON-LD, meta fields, `<time>`, then what is printed."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from itertools import islice
from typing import Any

from htmldate import find_date

from tajuk.wire.article_page import Page, words
from tajuk.wire.page_dates import printed

_PUBLISHED = [
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "article_date_original",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "date_published",
    "article.published",
    "content_publisheddate",
    "originalpublicationdate",
    "last-published",
    "rnews:datepublished",
]
_UPDATED = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "article:modified",
    "updated_time",
]
_ISO = re.compile(
    r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
_OLDEST, _NEWEST = 1800, 2200  # outside, a page fills a field it does not know
_DATED = ("time", "date", "publish", "posted", "byline", "tanggal", "waktu", "meta", "info")
_LONGEST_DATE, _MOST_PIECES, _DAY_S = 160, 20, 129_600
_EPOCH = re.compile(r"^\d{10}(\d{3})?$")


def published_at(page: Page, zone: tzinfo) -> datetime | None:
    """Return when the article ran, aware UTC; None when the page does not say.

    zone: that of times given without one. A time with a zone is taken before one without, a time before a day alone.
    """
    best: tuple[int, datetime] | None = None
    for value in _published(page):
        found = instant(value, zone)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else _read(page, zone)


def updated_at(page: Page, zone: tzinfo, published: datetime) -> datetime | None:
    """Return when the article was last changed, None when the page does not say or it is not later."""
    values = (words(page.article.get("dateModified")), *(v for name in _UPDATED for v in page.fields.get(name, ())))
    for value in values:
        found = instant(value, zone)
        if found and found[1] > published:
            return found[1]
    return None


def instant(value: str, zone: tzinfo) -> tuple[int, datetime] | None:
    """Return an instant and how much of it was given: 3 with its zone, 2 with a time, 1 the day alone."""
    try:
        if _EPOCH.match(value):
            return 3, datetime.fromtimestamp(int(value[:10]), UTC)
        if match := _ISO.match(value):
            year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
            if not _OLDEST <= year <= _NEWEST:
                return None
            at = datetime(year, month, day, hour, minute, second, tzinfo=zone)
            named = match[7]
            if named:
                at = at.replace(tzinfo=datetime.strptime(named.replace("UTC", "Z"), "%z").tzinfo)
            return (3 if named else 2 if match[4] else 1), at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    found = printed(value, zone)
    return (2 if found.timed else 1, found.at) if found else None


def _published(page: Page) -> Iterator[str]:
    """Yield the dates a page gives for its article, the surest first."""
    for thing in (page.article, *page.linked):
        for key in ("datePublished", "uploadDate", "dateCreated") if thing is page.article else ("datePublished",):
            if value := _text(thing.get(key)):
                yield value
    for name in _PUBLISHED:
        yield from page.fields.get(name, ())
    for element in page.tree.iter("time", "span", "abbr"):
        kind = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}".lower()
        if element.get("datetime") and ("publish" in kind or "pubdate" in kind or "entry-date" in kind):
            yield element.get("datetime", "")


def _read(page: Page, zone: tzinfo) -> datetime | None:
    """Return the day a reader would find on the page."""
    try:
        found = find_date(page.tree, original_date=True, extensive_search=True, url=page.url or None)
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError):
        return None
    read = instant(found, zone) if found else None
    if not found or not read or _is_guess(found, page.url):
        return None
    return _timed(page, read[1], zone)


def _is_guess(found: str, url: str) -> bool:
    """Say whether a day is the first of a year or month that the page gave without a day."""
    month = found[:8].replace("-", "/")
    return found.endswith("-01-01") or (found.endswith("-01") and f"/{month}" in url and f"/{month}01" not in url)


def _timed(page: Page, day: datetime, zone: tzinfo) -> datetime:
    """Return the instant printed for a day where the page prints its dates, or the day itself."""
    for element in page.tree.iter("time", "span", "div", "p", "li", "td", "small"):
        kind = " ".join((element.tag, *(element.get(name) or "" for name in ("class", "id", "itemprop")))).lower()
        text = "".join(islice(element.itertext(), _MOST_PIECES)) if any(word in kind for word in _DATED) else ""
        found = printed(text, zone) if text and len(text) <= _LONGEST_DATE else None
        if found and found.timed and abs((found.at - day).total_seconds()) < _DAY_S:
            return found.at
    return day


def _text(value: Any) -> str:
    return words(value) if value else ""
