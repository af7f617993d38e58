"""The words that set a text apart, rare in the archive and frequent here, and which of them are alike elsewhere."""

import math
from collections.abc import Iterator
from typing import NamedTuple

import tantivy

from tajuk.search.analysis import Piece, analysis_of

_MOST_LOOKED_UP = 240
_MOST_CHARACTERS = 20_000
_NAME_WEIGHT = 1.5
_SHORTEST_FIGURE = 3  # 10 stands everywhere
_TOO_COMMON = 0.2  # share of all stories
_SENTENCE_ENDS = frozenset('.!?:\n"“‘')


class Telling(NamedTuple):
    """A word that sets a text apart. word: as first written; is_name: a name or figure, alike in every language."""

    term: str
    word: str
    weight: float
    is_name: bool


class _Seen:
    """A term while a text is read: how often it stands there, and how often as a name."""

    def __init__(self, word: str) -> None:
        self.word, self.count, self.judged, self.names = word, 0, 0, 0


def telling(searcher: tantivy.Searcher, headline: str, body: str, *, language: str) -> list[Telling]:
    """Return the words that set a text apart, the heaviest first; a headline's count twice."""
    seen: dict[str, _Seen] = {}
    for text, times in ((headline, 2), (body[:_MOST_CHARACTERS], 1)):
        for piece in analysis_of(language).pieces(text):
            for term in piece.terms:
                one = seen.setdefault(term, _Seen(text[piece.start : piece.end]))
                one.count += times
                if times == 1 and not _begins(text, piece):  # any word may be written large where a sentence begins
                    one.judged += 1
                    one.names += not text[piece.start].islower()
    frequent = sorted(seen, key=lambda term: -seen[term].count)[:_MOST_LOOKED_UP]
    return sorted(_weighed(searcher, frequent, seen), key=lambda one: -one.weight)


def _weighed(searcher: tantivy.Searcher, terms: list[str], seen: dict[str, _Seen]) -> Iterator[Telling]:
    number = max(searcher.num_docs, 1)
    for term in terms:
        one, stories = seen[term], searcher.doc_freq("words", term)
        if stories >= max(5, number * _TOO_COMMON) or (is_figure(term) and len(term) < _SHORTEST_FIGURE):
            continue
        is_name = one.names * 2 > one.judged and not is_figure(term)
        rarity = math.log(1 + number / max(stories, 1))
        weight = (1 + math.log(one.count)) * rarity * (_NAME_WEIGHT if is_name else 1)
        yield Telling(term, one.word, weight, is_name or is_figure(term))


def is_figure(term: str) -> bool:
    """Say whether a term is a number."""
    return term[0].isdigit()


def _begins(text: str, piece: Piece) -> bool:
    """Say whether a sentence begins with a piece."""
    before = text[max(0, piece.start - 3) : piece.start].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS
