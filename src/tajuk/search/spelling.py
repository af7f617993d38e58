"""What was probably meant by a word that no story has: a word of the archive that is one slip of the finger away."""

from collections.abc import Iterable

import tantivy

from tajuk.search.analysis import folded
from tajuk.search.slots import Slot, frequency, slot_of
from tajuk.search.stems import is_known

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST, _LONGEST = 4, 20
_MUCH_OFTENER = 50


def respelled(searcher: tantivy.Searcher, slot: Slot, language: str) -> str:
    """Return the word that was probably meant, "" where none is; of several one that begins alike, then the most
    frequent, then the shortest.

    Symbols and words of the language are taken for what they are. A word that stories have is only taken for another
    that they have fifty times as often.
    """
    word = folded(slot.word)
    if not (word.isascii() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST):
        return ""
    if slot.word.isupper() or (language == "id" and is_known(word)):
        return ""
    least = _MUCH_OFTENER * frequency(searcher, slot)
    best = (False, 0, 0, "")
    for other in (slot_of(slip, language) for slip in dict.fromkeys(_slips(word))):
        stories = frequency(searcher, other)
        if stories > least and _is_word(searcher, other):
            best = max(best, (other.word[0] == word[0], stories, -len(other.word), other.word))
    return best[-1]


def _is_word(searcher: tantivy.Searcher, slot: Slot) -> bool:
    """Say whether a word is one, and no ending put to another: a stem itself, or one that was written before."""
    return slot.word in slot.terms or is_known(slot.word) or searcher.doc_freq("title", slot.word) > 0


def _slips(word: str) -> Iterable[str]:
    """Yield every word that is one letter less, more, other or in another place."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    yield from (before + after[1:] for before, after in parts if after)
    yield from (before + after[1] + after[0] + after[2:] for before, after in parts if len(after) > 1)
    yield from (before + letter + after[1:] for before, after in parts if after for letter in _LETTERS)
    yield from (before + letter + after for before, after in parts for letter in _LETTERS)
