"""Words of a made-up press: Zipf words with Indonesian and English endings, stop words between, names, symbols, money.

Frequencies follow Zipf and Mandelbrot: 1 / (rank + 60) ** 1.25 over 300,000 words, and 38 words in 100 are stop words
of a language; so the most frequent word stands in two of three stories of 400 words, the 150th in one of four.
"""

import random
from functools import lru_cache
from typing import NamedTuple

WORDS = 300_000
PEOPLE = 5_000
TOPICS = 2_000
AUTHORS = 200
SYMBOLS = 700
_SYLLABLES = [first + vowel for first in ("", *"bcdgjklmnprstwy", "ng", "ny", "sy") for vowel in "aiueo"]
_CODAS = ("", "", "", "n", "k", "s", "r", "t", "ng", "h")
_AROUND = {
    "id": (("", "", "", "", "me", "pe", "ber", "di", "ter"), ("", "", "", "", "kan", "an", "nya", "i")),
    "en": (("", "", "", "", "re", "un"), ("", "", "", "s", "ed", "ing", "tion", "ly")),
}
_STOP = {
    "id": "yang dan di dari untuk dengan pada ini itu akan dalam tidak juga ke oleh karena telah lebih sebagai dapat",
    "en": "the of and to in a is that for on was with as it by at from are this which has have be will an not",
}
_STOP_SHARE = 0.38


_DRAWN = 2_000_000


class Drawn(NamedTuple):
    """Words drawn beforehand, frequent ones oftener: to draw from them evenly takes less time."""

    words: list[str]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return words, each by itself."""
        return chance.choices(self.words, k=count)

    def passage(self, chance: random.Random, count: int) -> list[str]:
        """Return words that stand so in other stories too, as turns of phrase do; a tenth of the time."""
        first = chance.randrange(len(self.words) - count)
        return self.words[first : first + count]


def drawn(words: list[str], weights: list[float], *, count: int) -> Drawn:
    """Return words as often as they weigh."""
    return Drawn(random.Random(len(words)).choices(words, weights, k=count))


@lru_cache(maxsize=2)
def rare(language: str) -> list[str]:
    """Return words, each as often as any other."""
    return list(dict.fromkeys(vocabulary(language).words))


@lru_cache(maxsize=2)
def vocabulary(language: str) -> Drawn:
    """Return the words of a language."""
    chance = random.Random(f"words {language}")
    stop, content = _STOP[language].split(), list(dict.fromkeys(_word(chance, language) for _ in range(WORDS * 3 // 2)))
    content = sorted(
        content[:WORDS], key=lambda word: len(word) + 8 * chance.random()
    )  # short words are the frequent ones
    stop_weights = zipf(len(stop), offset=2)
    content_weights = zipf(len(content), offset=60)
    scale = _STOP_SHARE / (1 - _STOP_SHARE) * sum(content_weights) / sum(stop_weights)
    return drawn([*stop, *content], [*(scale * one for one in stop_weights), *content_weights], count=_DRAWN)


def zipf(count: int, *, offset: int) -> list[float]:
    """Return weights by falling frequency."""
    return [1 / (rank + offset) ** 1.25 for rank in range(count)]


@lru_cache(maxsize=1)
def people() -> Drawn:
    """Return names of two words."""
    chance = random.Random("people")
    names = dict.fromkeys(f"{_root(chance, 2)} {_root(chance, 3)}".title() for _ in range(PEOPLE * 2))
    return drawn(list(names)[:PEOPLE], zipf(PEOPLE, offset=5), count=_DRAWN // 10)


@lru_cache(maxsize=1)
def symbols() -> Drawn:
    """Return symbols of four letters, as an exchange has them."""
    chance = random.Random("symbols")
    made = dict.fromkeys("".join(chance.choices("ABCDEGIKLMNPRSTU", k=4)) for _ in range(SYMBOLS * 2))
    return drawn(list(made)[:SYMBOLS], zipf(SYMBOLS, offset=5), count=_DRAWN // 10)


@lru_cache(maxsize=1)
def topics() -> Drawn:
    """Return subjects, one word each."""
    chance = random.Random("topics")
    made = dict.fromkeys(_root(chance, 3).title() for _ in range(TOPICS * 2))
    return drawn(list(made)[:TOPICS], zipf(TOPICS, offset=10), count=_DRAWN // 10)


def figure(chance: random.Random, language: str) -> str:
    """Return a sum of money or a change."""
    whole, part = chance.randrange(1, 1000), chance.randrange(10)
    if language == "id":
        return chance.choice((f"Rp{whole},{part} miliar", f"Rp{whole} triliun", f"{part},{whole % 100:02}%"))
    return chance.choice((f"${whole}.{part} million", f"Rp{whole} trillion", f"{part}.{whole % 100:02}%"))


def _word(chance: random.Random, language: str) -> str:
    before, behind = _AROUND[language]
    return chance.choice(before) + _root(chance, chance.choice((1, 2, 2, 2, 3))) + chance.choice(behind)


def _root(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(_SYLLABLES, k=syllables)) + chance.choice(_CODAS)
