"""What each address of the search wants of the index."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from tajuk.front.asked import Asked
from tajuk.front.searching import Gave, Look
from tajuk.front.wish import FACETS, PER_PAGE, Wish, wish_of
from tajuk.pages.site import Site
from tajuk.search.finding import MOST_HITS, Wanted, find
from tajuk.search.reader import View
from tajuk.search.suggesting import suggest

IN_FEED = 30
_BY_DEFAULT = 10
_SUGGESTIONS = 16  # more than are shown: some may be of another language, or not to be read any more
_LONGEST_TYPED = 100  # characters; what is longer is no beginning of anything


def look_of(rest: str, asked: Asked, site: Site, language: str) -> Look | None:
    """Return what a request wants of the index, None when that is nothing. `rest`: its path without the language.

    Raises: BadRequest.
    """
    wants = _WANTS.get(rest)
    return wants(asked, Wanted(language=language, zone=site.zone.key)) if wants else None


def limit_of(asked: Asked) -> int:
    """Return how many hits a program asks for, the most anybody gets when it asks for more; 0 for no number."""
    written = asked.parameter("limit")
    if not written:
        return _BY_DEFAULT
    return min(int(written[:9]), MOST_HITS) if written.isascii() and written.isdigit() else 0


def _page(asked: Asked, wanted: Wanted) -> Look | None:
    return _finding(wish_of(asked), msgspec.structs.replace(wanted, limit=PER_PAGE, facets=FACETS))


def _json(asked: Asked, wanted: Wanted) -> Look | None:
    return _finding(wish_of(asked), msgspec.structs.replace(wanted, limit=limit_of(asked), facets=FACETS))


def _feed(asked: Asked, wanted: Wanted) -> Look | None:
    newest = wish_of(asked)._replace(order="newest", page=1)
    return _finding(newest, msgspec.structs.replace(wanted, limit=IN_FEED, facets=()))


def _suggestions(asked: Asked, wanted: Wanted) -> Look | None:
    typed = asked.parameter("q")[:_LONGEST_TYPED]
    return (lambda view, now: suggest(view, typed, limit=_SUGGESTIONS)) if typed.strip() else None


def _finding(wish: Wish, wanted: Wanted) -> Look | None:
    """Return the look for a page of a search; none where nothing is looked for, or for no page at all."""
    if wish.is_empty or not wish.page or not wanted.limit:
        return None

    def look(view: View, now: datetime) -> Gave:
        question = wish.question()
        order = "newest" if wish.order or not question.has_text else "relevance"
        offset = (wish.page - 1) * wanted.limit
        return find(view, question, msgspec.structs.replace(wanted, order=order, offset=offset), now=now)

    return look


_WANTS: dict[str, Callable[[Asked, Wanted], Look | None]] = {
    "/search": _page,
    "/search.json": _json,
    "/search/feed.xml": _feed,
    "/search/atom.xml": _feed,
    "/search/feed.json": _feed,
    "/search/suggestions.json": _suggestions,
}
"""By path, in every language."""
