"""In what order stories answer: how well by their words, and the newer of two that answer as well first.

The hundred best by their words (BM25) and the fifty best of the last thirty days are weighed by their age; what
comes behind keeps the order of the words. So pages follow each other, and nobody has to look at every story.
"""

from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple

import tantivy

from tajuk.search.composing import MUST, Query, Sought, silent, since

_BEST = 100
_RECENT = 50
_RECENT_S = 30 * 86400
_FRESH_SHARE = 0.75
"""How much more a story of this moment counts than one of long ago; half of it is left after thirty days."""


_Hit = tuple[float, tantivy.DocAddress]


class Place(NamedTuple):
    """A story in the order of an answer. is_whole: it has everything that was asked for."""

    score: float
    address: tantivy.DocAddress
    at: int
    is_whole: bool = True


class Order(NamedTuple):
    """A page of an answer: its stories, how many there are in all, and how many of them have everything."""

    places: list[Place]
    total: int
    whole: int


def newest(searcher: tantivy.Searcher, query: Query, *, limit: int, offset: int) -> Order:
    """Return the stories a query finds by when they ran, the last first."""
    found: Any = searcher.search(query, limit, offset=offset, order_by_field="at")
    places = [Place(0.0, address, at) for at, address in found.hits]
    return Order(places, found.count or 0, found.count or 0)


def relevant(searcher: tantivy.Searcher, asked: Sought, *, limit: int, offset: int, now: datetime) -> Order:
    """Return the stories that answer best: those with everything, then, where they fill no page, those with some."""
    instant = int(now.timestamp())
    whole = _Ranked(searcher, asked.whole, offset + limit, instant)
    if whole.total >= offset + limit or whole.total >= _BEST:
        return Order(whole.places[offset : offset + limit], whole.total, whole.total)
    some = _Ranked(searcher, asked.some, offset + limit, instant)
    first = {_key(place.address) for place in whole.places}
    rest = [place._replace(is_whole=False) for place in some.places if _key(place.address) not in first]
    return Order([*whole.places, *rest][offset : offset + limit], some.total, whole.total)


class _Ranked:
    """What a query finds, in order, at least the first `reach`."""

    def __init__(self, searcher: tantivy.Searcher, query: Query, reach: int, now: int) -> None:
        found: Any = searcher.search(query, max(_BEST, reach))
        hits, self.total = found.hits, found.count or 0
        best = _weighed(searcher, hits[:_BEST], now)
        if self.total > _BEST:
            recent = Query.boolean_query([(MUST, query), (MUST, silent(since(now - _RECENT_S)))])
            best |= _weighed(searcher, searcher.search(recent, _RECENT, count=False).hits, now)
        behind = [hit for hit in hits[_BEST:reach] if _key(hit[1]) not in best]
        ordered = sorted(best.values(), key=itemgetter(0, 2), reverse=True)
        self.places = [*ordered, *(Place(score, address, at) for score, address, at in _dated(searcher, behind))]


def _weighed(searcher: tantivy.Searcher, hits: list[_Hit], now: int) -> dict[tuple[int, int], Place]:
    """Return hits by where they lie, their score weighed by their age."""
    return {
        _key(address): Place(score * (1 + _FRESH_SHARE / (1 + max(0, now - at) / _RECENT_S)), address, at)
        for score, address, at in _dated(searcher, hits)
    }


def _dated(searcher: tantivy.Searcher, hits: list[_Hit]) -> Iterator[tuple[float, tantivy.DocAddress, int]]:
    instants = searcher.fast_field_values("at", [address for _, address in hits])
    for (score, address), at in zip(hits, instants, strict=True):
        yield score, address, int(at or 0)


def _key(address: tantivy.DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc
