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
_FULL = 10
"""So many stories with everything are an answer; to fewer, those with some of it are added, on every page alike."""
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
    """A page of an answer: its stories, how many there are in all, how many have everything; what finds them all."""

    places: list[Place]
    total: int
    whole: int
    query: Query


def newest(searcher: tantivy.Searcher, asked: Sought, *, limit: int, offset: int) -> Order:
    """Return the stories with everything by when they ran, the last first; where there are none, those with some."""
    for query in dict.fromkeys(asked):
        found: Any = searcher.search(query, limit, offset=offset, order_by_field="at")
        if found.count:
            break
    is_whole, total = query is asked.whole, found.count or 0
    places = [Place(0.0, address, at, is_whole) for at, address in found.hits]
    return Order(places, total, total if is_whole else 0, query)


def relevant(searcher: tantivy.Searcher, asked: Sought, *, limit: int, offset: int, now: datetime) -> Order:
    """Return the stories that answer best: those with everything, then, if fewer than ten, those with some."""
    reach, instant = offset + limit, int(now.timestamp())
    whole = _Ranked(searcher, asked.whole, reach, instant)
    if whole.total >= _FULL:
        return Order(whole.places[offset:reach], whole.total, whole.total, asked.whole)
    query, some = asked.some, _Ranked(searcher, asked.some, reach, instant)
    if not some.total:
        query, some = asked.loose, _Ranked(searcher, asked.loose, reach, instant)
    first = {_key(place.address) for place in whole.places}
    rest = [place._replace(is_whole=False) for place in some.places if _key(place.address) not in first]
    return Order([*whole.places, *rest][offset:reach], some.total, whole.total, query)


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
