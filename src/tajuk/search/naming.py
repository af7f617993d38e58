"""Names in the index, so that who types the beginning of any of their words is told the whole name.

A term holds all there is to tell: the name from one of its words on, folded; its kind, its slug, the name as written.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from tajuk.search.analysis import folded

Kind = Literal["author", "person", "topic", "instrument", "section"]
_BETWEEN = "\x1f"
_MOST_WORDS = 6


class Named(NamedTuple):
    """A name, and what it is the name of."""

    kind: Kind
    slug: str
    name: str


@lru_cache(maxsize=50_000)  # the same names stand in many stories
def name_terms(kind: str, slug: str, name: str) -> tuple[str, ...]:
    """Return the terms of a name, one for each word it can be typed from."""
    words = folded(name).split()
    begun = (" ".join(words[first:]) for first in range(min(len(words), _MOST_WORDS)))
    return tuple(_BETWEEN.join((start, kind, slug, name)) for start in begun)


def named(term: str) -> Named:
    """Return the name in a term."""
    _, kind, slug, name = term.split(_BETWEEN)
    return Named(kind, slug, name)  # type: ignore[arg-type]  # kinds are those `name_terms` was given
