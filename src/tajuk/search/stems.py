"""The stem of a word in its language: what its forms have in common.

Indonesian words that a list of lemmas knows have their lemma (`menaikkan` and `kenaikan` are `naik`, `menteri` is
itself); rules alone strip too much or too little there. Words it does not know are stripped by the rules of Snowball.
"""

from collections.abc import Callable

import simplemma
import Stemmer

_RULES = {"id": "indonesian", "en": "english"}


def stem_of(language: str) -> Callable[[str], str]:
    """Return what gives the stem of a folded word; a language without rules keeps its words whole."""
    if language not in _RULES:
        return str
    rules: Callable[[str], str] = Stemmer.Stemmer(_RULES[language]).stemWord
    return rules if language != "id" else lambda word: _lemma(word) or rules(word)


def is_known(word: str) -> bool:
    """Say whether a folded word is in the list of Indonesian words; others it would look up in another form."""
    return word.isascii() and bool(simplemma.is_known(word, lang="id"))


def _lemma(word: str) -> str:
    """Return the lemma of an Indonesian word, "" where none is known."""
    if not is_known(word):
        return ""
    found = simplemma.lemmatize(word, lang="id").lower()
    return found if found.isascii() and found.isalpha() else ""
