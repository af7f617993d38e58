"""How the stories found spread over sections, years, people, subjects and instruments."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import tantivy

from tajuk.search.composing import MUST, Query, silent, term_query
from tajuk.search.schema import SAMPLES

_MOST_COUNTED = 20_000
_VALUES = {"year": 60}
_VALUES_ELSE = 12


class FacetValue(msgspec.Struct, frozen=True):
    """So many of the stories found have this slug, symbol or year. is_about: counted in a part of them."""

    value: str
    stories: int
    is_about: bool = False


Facets = dict[str, tuple[FacetValue, ...]]


def facets(searcher: tantivy.Searcher, query: Query, total: int, names: Iterable[str]) -> Facets:
    """Return the frequent values of each column among the `total` stories a query finds; years the last first.

    Where more than 20,000 were found they are counted in a sample: to count them all would take longer than to find
    them.
    """
    columns = list(names)
    if not columns:
        return {}
    level = _level(total)
    if level:
        query = Query.boolean_query([(MUST, query), (MUST, silent(term_query("sample", str(level))))])
    terms = {name: {"terms": {"field": name, "size": _VALUES.get(name, _VALUES_ELSE)}} for name in columns}
    counted: Mapping[str, Any] = searcher.aggregate(query, terms)
    return {name: _values(name, counted[name]["buckets"], level) for name in columns}


def _values(name: str, buckets: list[dict[str, Any]], level: int) -> tuple[FacetValue, ...]:
    values = [FacetValue(one["key"], one["doc_count"] << level, level > 0) for one in buckets]
    return tuple(sorted(values, key=lambda one: one.value, reverse=True) if name == "year" else values)


def _level(total: int) -> int:
    """Return into how small a sample to look: half of the stories, a quarter, and so on."""
    level = 0
    while total >> level > _MOST_COUNTED and level < SAMPLES:
        level += 1
    return level
