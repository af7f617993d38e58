"""Stories that belong beside a story or a text, each with the reason why, no two of them for the same reason alone."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec
import tantivy

from tajuk.search.analysis import analysis_of
from tajuk.search.reader import View
from tajuk.search.schema import schema
from tajuk.story.story import Story
from tajuk.story.words import plain_body

Fetch = Callable[[Sequence[str]], Mapping[str, Story]]
"""Gives the stories among guids that readers may see now."""

_SCHEMA = schema()
_CANDIDATES = 40
_MOST_TERMS = 24
_MOST_LOOKED_UP = 200
_NEW_AGAINST_NEAR = 0.3


class Text(msgspec.Struct, frozen=True):
    """What is related to: a story, or what somebody has written of one so far."""

    language: str
    headline: str
    body: str = ""
    guid: str = ""
    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()


class Reasons(msgspec.Struct, frozen=True):
    """What two stories share: slugs, symbols, words as the other story's terms."""

    people: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class RelatedStory(msgspec.Struct, frozen=True):
    """A story that belongs beside another, and why."""

    guid: str
    score: float
    shared: Reasons


def text_of(story: Story) -> Text:
    """Return a story as something to relate to."""
    return Text(
        language=story.language,
        headline=story.headline,
        body="\n".join((story.deck, plain_body(story.body))),
        guid=story.guid,
        people=tuple(ref.slug for ref in story.people),
        topics=tuple(ref.slug for ref in story.topics),
        instruments=tuple(symbol.upper() for symbol in story.instruments),
    )


def related(
    view: View, text: Text, fetch: Fetch, *, languages: tuple[str, ...] = (), limit: int = 5
) -> tuple[RelatedStory, ...]:
    """Return stories that belong beside a text. languages: those of the stories wanted; none named: the text's own."""
    weights = _weights(view, text)
    guids = _candidates(view, text, weights, languages or (text.language,))
    stories = fetch(list(guids))
    known = [_candidate(stories[guid], score, text, weights) for guid, score in guids.items() if guid in stories]
    return tuple(one.story for one in _diverse(known, limit))


class _Candidate(NamedTuple):
    story: RelatedStory
    terms: frozenset[str]


def _weights(view: View, text: Text) -> dict[str, float]:
    """Return the terms that set a text apart, with how much."""
    joined = analysis_of(text.language).joined
    counts = Counter(joined(f"{text.headline} {text.headline} {text.body}").split())
    number = max(view.searcher.num_docs, 1)
    weighed: dict[str, float] = {}
    for term, count in counts.most_common(_MOST_LOOKED_UP):
        stories = view.searcher.doc_freq("words", term)
        if stories and stories < max(5, number * 0.2):
            weighed[term] = (1 + math.log(count)) * math.log(1 + number / stories)
    return dict(sorted(weighed.items(), key=lambda pair: -pair[1])[:_MOST_TERMS])


def _candidates(view: View, text: Text, weights: dict[str, float], languages: tuple[str, ...]) -> dict[str, float]:
    most = max(weights.values(), default=1.0)
    parts = [(tantivy.Occur.Should, _boosted("words", term, weight / most)) for term, weight in weights.items()]
    columns = (("person", text.people), ("instrument", text.instruments), ("topic", text.topics))
    parts += [(tantivy.Occur.Should, _boosted(field, value, 1.0)) for field, values in columns for value in values]
    if not parts:
        return {}
    either = tantivy.Query.boolean_query(parts)
    spoken = tantivy.Query.term_set_query(_SCHEMA, "language", list(languages))
    narrowed = tantivy.Query.boolean_query(
        [
            (tantivy.Occur.Must, either),
            (tantivy.Occur.Must, tantivy.Query.boost_query(spoken, 0.0)),
            (tantivy.Occur.MustNot, tantivy.Query.term_query(_SCHEMA, "guid", text.guid)),
        ]
    )
    hits = view.searcher.search(narrowed, _CANDIDATES, count=False).hits
    return {str(view.searcher.doc(address).get_first("guid")): float(score) for score, address in hits}


def _boosted(field: str, value: str, boost: float) -> tantivy.Query:
    return tantivy.Query.boost_query(tantivy.Query.term_query(_SCHEMA, field, value), boost)


def _candidate(story: Story, score: float, text: Text, weights: dict[str, float]) -> _Candidate:
    other = text_of(story)
    terms = frozenset(analysis_of(story.language).joined(f"{other.headline} {other.body}").split())
    shared = Reasons(
        people=_both(text.people, other.people),
        instruments=_both(text.instruments, other.instruments),
        topics=_both(text.topics, other.topics),
        words=tuple(term for term in weights if term in terms)[:5],
    )
    return _Candidate(RelatedStory(story.guid, score, shared), terms)


def _both(ours: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in ours if one in others)


def _diverse(candidates: list[_Candidate], limit: int) -> list[_Candidate]:
    """Return the best ones, each weighed against those already taken (maximal marginal relevance)."""
    best = max((one.story.score for one in candidates), default=1.0)
    left, taken = list(candidates), list[_Candidate]()
    while left and len(taken) < limit:
        chosen = max(left, key=lambda one: one.story.score / best - _NEW_AGAINST_NEAR * _nearest(one, taken))
        taken.append(chosen)
        left.remove(chosen)
    return taken


def _nearest(one: _Candidate, taken: Sequence[_Candidate]) -> float:
    return max((len(one.terms & other.terms) / max(len(one.terms | other.terms), 1) for other in taken), default=0.0)
