"""Names in the index, so that who types the beginning of any of their words is told the whole name.

A term holds all there is to tell: the name from one of its words on, folded; its kind, its slug, the name as written.
"""

from collections.abc import Iterator
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


def name_terms(kind: str, slug: str, name: str) -> Iterator[str]:
    """Yield the terms of a name, one for each word it can be typed from."""
    words = folded(name).split()
    for first in range(min(len(words), _MOST_WORDS)):
        yield _BETWEEN.join((" ".join(words[first:]), kind, slug, name))


def named(term: str) -> Named:
    """Return the name in a term."""
    _, kind, slug, name = term.split(_BETWEEN)
    return Named(kind, slug, name)  # type: ignore[arg-type]  # kinds are those `name_terms` was given
