"""Which stories answer a question, in what order, and how they spread over sections, years, people and subjects."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
import tantivy

from tajuk.search import composing
from tajuk.search.question import BadQuery, Question
from tajuk.search.reader import View
from tajuk.search.schema import FACETS

MOST_HITS = 100
MOST_REACHED = 1000
"""How far into the answer a reader may page; who wants more narrows the question."""
_FACET_VALUES = 12
_LEAST_SHARE = 0.6


class Wanted(msgspec.Struct, frozen=True):
    """How an answer is wanted. language: the reader's, zone: the masthead's, where days begin."""

    language: str = "id"
    zone: str = "Asia/Jakarta"
    order: Literal["relevance", "newest"] = "relevance"
    limit: int = 10
    offset: int = 0
    facets: tuple[str, ...] = FACETS


class Hit(msgspec.Struct, frozen=True):
    """A story that answers. digest: of the document the index read, in hexadecimal; show what the edition has now."""

    guid: str
    digest: str
    at: datetime
    score: float


class FacetValue(msgspec.Struct, frozen=True):
    """So many of the stories found have this slug, symbol or year."""

    value: str
    stories: int


class Found(msgspec.Struct, frozen=True):
    """An answer.

    asked: what was looked up in the end: where nobody wrote a word, it is the word that was taken for it.
    is_whole: every story has all that was asked for; else most of it. meant: a better spelling, to be offered.
    stand: `EPOCH.SEQ` of the index.
    """

    hits: tuple[Hit, ...]
    total: int
    asked: Question
    facets: dict[str, tuple[FacetValue, ...]]
    stand: str
    is_whole: bool = True
    meant: Question | None = None


def find(view: View, asked: Question, wanted: Wanted, *, now: datetime) -> Found:
    """Return the stories that answer a question. Raises: BadQuery when more are wanted than anybody may have."""
    if not 0 < wanted.limit <= MOST_HITS or not 0 <= wanted.offset <= MOST_REACHED - wanted.limit:
        raise BadQuery("search", f"only the first {MOST_REACHED} stories are shown", "narrow it by words or dates")
    whole = _query(asked, wanted, share=1.0)
    found = _searched(view, whole, wanted)
    is_whole = True
    if not found.count and len(asked.words) > 1:
        whole, is_whole = _query(asked, wanted, share=_LEAST_SHARE), False
        found = _searched(view, whole, wanted)
    return Found(
        hits=tuple(_hits(view, found)),
        total=found.count or 0,
        asked=asked,
        facets=_facets(view, whole, wanted) if wanted.facets else {},
        stand=f"{view.stand.epoch}.{view.stand.seq}",
        is_whole=is_whole,
    )


def _query(asked: Question, wanted: Wanted, share: float) -> tantivy.Query:
    words = [composing.any_of(slot) for slot in composing.slots(asked.words, wanted.language)]
    phrases = [found for text in asked.phrases if (found := composing.phrase(text, wanted.language))]
    if not words and not phrases:
        found = tantivy.Query.empty_query() if asked.has_text else composing.every_story()
    else:
        least = max(1, round(len(words) * share))
        some = [composing.most_of(words, least)] if least < len(words) else words
        found = composing.all_of([*some, *phrases])
    return composing.narrowed(found, asked, wanted.zone, wanted.language)


def _searched(view: View, query: tantivy.Query, wanted: Wanted) -> Any:
    if wanted.order == "newest":
        return view.searcher.search(query, wanted.limit, offset=wanted.offset, order_by_field="at")
    return view.searcher.search(query, wanted.limit, offset=wanted.offset)


def _hits(view: View, found: Any) -> list[Hit]:
    addresses = [address for _, address in found.hits]
    instants = view.searcher.fast_field_values("at", addresses)
    hits = []
    for (score, address), at in zip(found.hits, instants, strict=True):
        document = view.searcher.doc(address)
        guid, stamp = str(document.get_first("guid")), str(document.get_first("stamp"))
        hits.append(Hit(guid, stamp, datetime.fromtimestamp(at or 0, UTC), float(score)))
    return hits


def _facets(view: View, query: tantivy.Query, wanted: Wanted) -> dict[str, tuple[FacetValue, ...]]:
    asked = {name: {"terms": {"field": name, "size": _FACET_VALUES}} for name in wanted.facets}
    counted: Mapping[str, Any] = view.searcher.aggregate(query, asked)
    return {
        name: tuple(FacetValue(bucket["key"], bucket["doc_count"]) for bucket in counted[name]["buckets"])
        for name in wanted.facets
    }
