"""What somebody may be about to ask for, while typing: names from any of their words on, and headlines."""

from typing import Literal

import msgspec
import tantivy

from tajuk.search.analysis import folded, words_of
from tajuk.search.naming import named
from tajuk.search.question import MOST_CHARACTERS
from tajuk.search.reader import View
from tajuk.search.schema import schema

_SCHEMA = schema()
_MOST_NAMES = 40
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
    names = _names(view, typed)[: max(1, limit // 2)]
    return (*names, *_headlines(view, typed, limit - len(names)))


def _names(view: View, typed: str) -> list[Suggestion]:
    terms = view.searcher.terms_with_prefix("names", typed, tantivy.Query.all_query(), _MOST_NAMES)
    best: dict[tuple[str, str], Suggestion] = {}
    for term, stories in terms:
        found = named(term)
        before = best.get((found.kind, found.slug))
        if before is None or before.stories < stories:
            best[found.kind, found.slug] = Suggestion(found.kind, found.slug, found.name, stories)
    return sorted(best.values(), key=lambda one: -one.stories)


def _headlines(view: View, typed: str, limit: int) -> list[Suggestion]:
    *whole, begun = words_of(typed)[:_MOST_WORDS] or [""]
    if limit <= 0 or (len(begun) < _LEAST_FOR_HEADLINES and not whole):
        return []
    endings = [term for term, _ in view.searcher.terms_with_prefix("title", begun, None, _MOST_ENDINGS)]
    if not endings:
        return []
    parts = [tantivy.Query.term_query(_SCHEMA, "title", word) for word in whole]
    parts.append(tantivy.Query.term_set_query(_SCHEMA, "title", endings))
    query = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
    hits = view.searcher.search(query, limit, count=False, order_by_field="at").hits
    return [Suggestion("story", str(view.searcher.doc(address).get_first("guid"))) for _, address in hits]
