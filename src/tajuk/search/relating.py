"""Stories that belong beside a story or a text, each with the reason why, no two of them for the same reason alone."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec
import tantivy

from tajuk.search.analysis import analysis_of
from tajuk.search.composing import MUST, NOT, SHOULD, Query, silent, term_query
from tajuk.search.reader import View
from tajuk.search.telling import Telling, telling
from tajuk.story.story import Story
from tajuk.story.words import plain_body

Fetch = Callable[[Sequence[str]], Mapping[str, Story]]
"""Gives the stories among guids that readers may see now."""

_CANDIDATES = 40
_MOST_TERMS = 24
_COLUMN_WEIGHT = 0.1
_MOST_NAMED = 60
_NEW_AGAINST_NEAR = 0.3
_COPY = 0.7  # of all terms of two stories: they say the same


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
    """What two stories share: slugs, symbols, words as the first text writes them."""

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
    words = telling(view.searcher, text.headline, text.body, language=text.language)
    guids: dict[str, float] = {}
    for language in dict.fromkeys(languages or (text.language,)):
        guids |= _candidates(view.searcher, text, words, language)
    stories = fetch(list(guids))
    known = [_candidate(stories[guid], score, text, words) for guid, score in guids.items() if guid in stories]
    return tuple(one.story for one in _diverse([one for one in known if one.story.shared != Reasons()], limit))


class _Candidate(NamedTuple):
    story: RelatedStory
    terms: frozenset[str]


def _candidates(searcher: tantivy.Searcher, text: Text, words: list[Telling], language: str) -> dict[str, float]:
    """Return stories of a language with how near they are, by guid.

    Another language shares names and figures alone, so these count there for all the words of the text.
    """
    shared = [word for word in words if word.is_name or language == text.language][:_MOST_TERMS]
    whole = sum(word.weight for word in words[:_MOST_TERMS]) or 1.0
    share = sum(word.weight for word in shared) / whole
    parts = [
        (SHOULD, Query.boost_query(term_query("words", term), word.weight / whole / share))
        for word in shared
        for term in dict.fromkeys((word.term, analysis_of(language).joined(word.word)))
        if term
    ]
    columns = (("person", text.people), ("instrument", text.instruments), ("topic", text.topics))
    parts += [
        (SHOULD, Query.boost_query(term_query(field, value), _COLUMN_WEIGHT))
        for field, values in columns
        for value in values
    ]
    if not parts:
        return {}
    limits = [(MUST, silent(term_query("language", language))), (NOT, term_query("guid", text.guid))]
    found = searcher.search(
        Query.boolean_query([(MUST, Query.boolean_query(parts)), *limits]), _CANDIDATES, count=False
    )
    return {str(searcher.doc(address).get_first("guid")): float(score) for score, address in found.hits}


def _candidate(story: Story, score: float, text: Text, words: list[Telling]) -> _Candidate:
    other = text_of(story)
    terms = frozenset(analysis_of(story.language).joined(f"{other.headline} {other.body}").split())
    joined = analysis_of(story.language).joined
    shared = Reasons(
        people=_both(text.people, other.people),
        instruments=_both(text.instruments, other.instruments),
        topics=_both(text.topics, other.topics),
        words=tuple(one.word for one in words[:_MOST_NAMED] if one.term in terms or joined(one.word) in terms)[:5],
    )
    return _Candidate(RelatedStory(story.guid, score, shared), terms)


def _both(ours: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in ours if one in others)


def _diverse(candidates: list[_Candidate], limit: int) -> list[_Candidate]:
    """Return the best ones, each weighed against those already taken (maximal marginal relevance), copies last."""
    best = max((one.story.score for one in candidates), default=1.0)
    left, taken = list(candidates), list[_Candidate]()

    def worth(one: _Candidate) -> tuple[bool, float]:
        nearest = _nearest(one, taken)
        return nearest < _COPY, one.story.score / best - _NEW_AGAINST_NEAR * nearest

    while left and len(taken) < limit:
        chosen = max(left, key=worth)
        taken.append(chosen)
        left.remove(chosen)
    return taken


def _nearest(one: _Candidate, taken: Sequence[_Candidate]) -> float:
    return max((len(one.terms & other.terms) / max(len(one.terms | other.terms), 1) for other in taken), default=0.0)
