"""Which pages the walk sees: all of them, or forty that cover as many pairs of properties as forty can."""

from collections import Counter
from itertools import combinations, product
from typing import NamedTuple

from kinds import KINDS

SCHEMES = ("light", "dark")
WIDTHS = (360, 768, 1280, 1600)
SAMPLE = 40

Pair = tuple[tuple[str, object], ...]


class Sight(NamedTuple):
    """A page as somebody sees it. Units: width in CSS pixels."""

    kind: str
    language: str
    scheme: str
    width: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.language}-{self.scheme}-{self.width}"


def every_sight() -> list[Sight]:
    """Return every page kind in each language, scheme and width."""
    return [
        Sight(kind.name, language, scheme, width)
        for kind in KINDS
        for language, scheme, width in product(kind.languages, SCHEMES, WIDTHS)
    ]


def sample(number: int = SAMPLE) -> list[Sight]:
    """Return so many sights, the same ones every time.

    Each next one is of a kind not shown yet, while there are any, and shows what was shown least often before.
    """
    left, shown, chosen, kinds = every_sight(), Counter[Pair](), list[Sight](), set[str]()
    while left and len(chosen) < number:
        best = max(left, key=lambda sight: (sight.kind not in kinds, sum(2.0 ** -shown[pair] for pair in pairs(sight))))
        left.remove(best)
        chosen.append(best)
        kinds.add(best.kind)
        shown.update(pairs(best))
    return chosen


def pairs(sight: Sight) -> set[Pair]:
    """Return the pairs of properties a sight shows together."""
    return set(combinations(zip(Sight._fields, sight, strict=True), 2))
