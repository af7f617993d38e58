"""What somebody may be about to ask for, while typing: names from any of their words on, and headlines."""

from typing import Any, Literal

import msgspec
import tantivy

from tajuk.search.analysis import folded, words_of
from tajuk.search.composing import term_query
from tajuk.search.naming import named
from tajuk.search.question import MOST_CHARACTERS
from tajuk.search.reader import View
from tajuk.search.schema import schema

_SCHEMA = schema()
_MOST_LOOKED_AT = 2000  # of those that begin as typed
_TERMS_A_NAME = 4
_LEAST_FOR_HEADLINES = 2
_MOST_WORDS = 10
_MOST_ENDINGS = 50


class Suggestion(msgspec.Struct, frozen=True):
    """Something to offer. value: a guid where kind is story (its headline is the edition's to tell), else a slug or
    symbol; text: the name as stories write it, "" for a story; stories: how many there are.
    """

    kind: Literal["story", "author", "person", "topic", "instrument", "section"]
    value: str
    text: str = ""
    stories: int = 1


def suggest(view: View, typed: str, *, limit: int = 8) -> tuple[Suggestion, ...]:
    """Return what begins as somebody typed: names first, the frequent ones before others, then the newest headlines."""
    typed = folded(typed[:MOST_CHARACTERS]).strip()
    if not typed:
        return ()
    names = _names(view, typed, max(1, limit // 2))
    return (*names, *_headlines(view, typed, limit - len(names)))


def _names(view: View, typed: str, limit: int) -> list[Suggestion]:
    """Return the names most stories have; each is counted anew, for the index counts killed stories for a while."""
    begun = view.searcher.terms_with_prefix("names", typed, None, _MOST_LOOKED_AT)
    found = dict[tuple[str, str], Suggestion]()
    for term, _ in sorted(begun, key=lambda pair: -pair[1])[: limit * _TERMS_A_NAME]:
        one = named(term)
        if (one.kind, one.slug) not in found and len(found) < limit:
            told: Any = view.searcher.search(term_query("names", term), 1)
            if told.count:
                found[one.kind, one.slug] = Suggestion(one.kind, one.slug, one.name, told.count)
    return sorted(found.values(), key=lambda one: -one.stories)


def _headlines(view: View, typed: str, limit: int) -> list[Suggestion]:
    *whole, begun = words_of(typed)[:_MOST_WORDS] or [""]
    if limit <= 0 or (len(begun) < _LEAST_FOR_HEADLINES and not whole):
        return []
    known = view.searcher.terms_with_prefix("title", begun, None, _MOST_LOOKED_AT)
    endings = [term for term, _ in sorted(known, key=lambda pair: -pair[1])[:_MOST_ENDINGS]]
    if not endings:
        return []
    parts = [term_query("title", word) for word in whole]
    parts.append(tantivy.Query.term_set_query(_SCHEMA, "title", endings))
    query = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
    hits = view.searcher.search(query, limit, count=False, order_by_field="at").hits
    return [Suggestion("story", str(view.searcher.doc(address).get_first("guid"))) for _, address in hits]
