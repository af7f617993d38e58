"""Every URL of the readers' side, in one table. What no line of it takes is a document at its own path."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from tajuk.front import (
    articles,
    days,
    devices,
    feeds,
    listings,
    market_files,
    markets,
    notices,
    search,
    search_forms,
    services,
    sitemaps,
    wish,
)
from tajuk.front.answer import Answer
from tajuk.front.visit import Visit
from tajuk.pages import comparison_page

Handler = Callable[..., Answer]
_FEED_FILES = ("feed.xml", "atom.xml", "feed.json")

FIXED: dict[str, Handler] = {
    "/": listings.home,
    "/latest": days.newest_day,
    "/market": markets.boards,
    "/market/compare": markets.comparison,
    "/search": search.search,
    "/search.json": search_forms.search_json,
    "/search/suggestions.json": search_forms.suggestions,
    "/opensearch.xml": search_forms.description,
    "/subscribe": services.subscribe,
    "/sitemap-pages.xml": sitemaps.others,
    "/manifest.webmanifest": devices.app,
    "/offline": devices.offline_page,
    "/live": services.live,
    **{f"/{file}": partial(feeds.masthead_feed, file=file) for file in _FEED_FILES},
}
"""By path, in every language."""

UNPREFIXED: dict[str, Handler] = {
    "/sitemap.xml": sitemaps.index,
    "/sitemap-news.xml": sitemaps.news,
    "/robots.txt": notices.robots,
    "/ads.txt": notices.ads,
    "/.well-known/security.txt": notices.security,
    "/healthz": notices.health,
    "/design": services.design,
    "/service-worker.js": devices.worker,
}
"""By path, once for the whole masthead."""

PATTERNS: tuple[tuple[re.Pattern[str], Handler], ...] = (
    (re.compile(r"/latest/(\d{4}-\d\d-\d\d)", re.ASCII), days.day),
    (re.compile(r"/account(?:/.*)?", re.DOTALL), services.account),
    (re.compile(r"/in/.+", re.DOTALL), services.inbox),
    (re.compile(r"/topic/([^/]+)"), listings.topic),
    (re.compile(r"/person/([^/]+)"), listings.person),
    (re.compile(r"/market/([A-Za-z0-9.:_-]{1,32})\.json", re.ASCII), market_files.instrument_json),
    (re.compile(r"/market/([A-Za-z0-9.:_-]{1,32})\.csv", re.ASCII), market_files.instrument_csv),
    (re.compile(r"/market/([A-Za-z0-9.:_-]{1,32})", re.ASCII), markets.instrument),
    (re.compile(r"/sitemap-(\d{4})-(\d\d)(?:-([1-9]\d{0,3}))?\.xml", re.ASCII), sitemaps.part),
    (re.compile(r"/search/(feed\.xml|atom\.xml|feed\.json)"), search_forms.search_feed),
    (re.compile(r"/([^/]+)/(feed\.xml|atom\.xml|feed\.json)"), feeds.section_feed),
)
PARAMETERS: dict[Handler, tuple[str, ...]] = {
    markets.comparison: comparison_page.NAMES,
    search.search: wish.PARAMETERS,
    search_forms.search_json: (*wish.PARAMETERS, "limit"),
    search_forms.suggestions: ("q",),
    search_forms.search_feed: ("q", *wish.FACETS),
    **dict.fromkeys((listings.topic, listings.person, days.day, articles.document), ("page",)),
}
"""By handler, the query parameters it knows; an address with others is the same as without."""

_STORY = re.compile(r"/[^/]+/\d{4}/\d\d/\d\d/", re.ASCII)


def answered(visit: Visit) -> Answer:
    """Return the answer of whoever answers for a path.

    Raises: NotPublished, Gone, Moved.
    """
    handler, found = _found(visit)
    return handler(visit, *found)


def narrowed(visit: Visit) -> Visit:
    """Return a visit with none but the query parameters that whoever answers knows."""
    known = PARAMETERS.get(_found(visit)[0], ())
    return visit._replace(asked=visit.asked.only(known)) if visit.asked.query else visit


def _found(visit: Visit) -> tuple[Handler, tuple[Any, ...]]:
    rest = visit.rest
    if _STORY.match(rest):
        return articles.document, ()
    handler = FIXED.get(rest) or UNPREFIXED.get(visit.asked.path)
    if handler:
        return handler, ()
    for pattern, pattern_handler in PATTERNS:
        match = pattern.fullmatch(rest)
        if match:
            return pattern_handler, match.groups()
    return articles.document, ()
