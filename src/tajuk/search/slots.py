"""The words a reader looks for, each as the terms that stand for it in the languages of the archive."""

from collections.abc import Iterable
from typing import NamedTuple

import tantivy

from tajuk.search.analysis import analysis_of

LANGUAGES = ("id", "en")


class Slot(NamedTuple):
    """A word that is looked for. terms: that of the reader's language first; is_needed: a story must have it."""

    word: str
    terms: tuple[str, ...]
    is_needed: bool = True


def slots(words: Iterable[str], language: str) -> list[Slot]:
    """Return what is looked for: without the stop words of the reader's language, unless there is nothing else.

    What is a stop word in another language is not needed: `AS` is a country, and `as` is nothing.
    """
    found = [slot for word in words for slot in _slots(word, language)]
    return list({slot.terms: slot for slot in found}.values())


def frequency(searcher: tantivy.Searcher, slot: Slot) -> int:
    """Return in about how many stories a word stands."""
    return max((searcher.doc_freq("words", term) for term in slot.terms), default=0)


def slot_of(word: str, language: str) -> Slot:
    """Return what is looked for by one folded word of letters."""
    terms = (analysis_of(one).term(word) for one in _from(language))
    return Slot(word, tuple(dict.fromkeys(term for term in terms if term)))


def _slots(word: str, language: str) -> Iterable[Slot]:
    own, *rest = [analysis_of(one).pieces(word) for one in _from(language)]
    for place, piece in enumerate(own):
        elsewhere = [pieces[place].terms for pieces in rest]
        for number, term in enumerate(piece.terms):
            more = (terms[number] for terms in elsewhere if len(terms) == len(piece.terms))
            yield Slot(word[piece.start : piece.end], tuple(dict.fromkeys((term, *more))), all(elsewhere))


def _from(language: str) -> tuple[str, ...]:
    return (language, *(other for other in LANGUAGES if other != language))
