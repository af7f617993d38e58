"""How the stories found spread over sections, years, people, subjects and instruments."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import tantivy

from tajuk.search.composing import MUST, Query, silent, term_query
from tajuk.search.schema import SAMPLES

_MOST_COUNTED = {"section": 300_000, "year": 300_000, "language": 300_000}
_MOST_COUNTED_ELSE = 20_000
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

    Columns of many different values are counted in a sample where more than 20,000 stories were found, those of few
    where more than 300,000 were: to count them all would take longer than to find them.
    """
    levels: dict[int, list[str]] = {}
    for name in names:
        levels.setdefault(_level(total, _MOST_COUNTED.get(name, _MOST_COUNTED_ELSE)), []).append(name)
    found: Facets = {}
    for level, columns in levels.items():
        found |= _counted(searcher, query, columns, level)
    return {name: found[name] for name in names}


def _counted(searcher: tantivy.Searcher, query: Query, columns: list[str], level: int) -> Facets:
    if level:
        query = Query.boolean_query([(MUST, query), (MUST, silent(term_query("sample", str(level))))])
    terms = {name: {"terms": {"field": name, "size": _VALUES.get(name, _VALUES_ELSE)}} for name in columns}
    counted: Mapping[str, Any] = searcher.aggregate(query, terms)
    return {name: _values(name, counted[name]["buckets"], level) for name in columns}


def _values(name: str, buckets: list[dict[str, Any]], level: int) -> tuple[FacetValue, ...]:
    values = [FacetValue(one["key"], one["doc_count"] << level, level > 0) for one in buckets]
    return tuple(sorted(values, key=lambda one: one.value, reverse=True) if name == "year" else values)


def _level(total: int, most: int) -> int:
    """Return into how small a sample to look: half of the stories, a quarter, and so on."""
    level = 0
    while total >> level > most and level < SAMPLES:
        level += 1
    return level
