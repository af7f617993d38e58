"""When two values of the editor mean the same, though they are written differently."""

from difflib import SequenceMatcher
from typing import Any

import msgspec

from tajuk.newsroom.stream.prose import blocks_of

RICH = frozenset(("caption", "cite", "body"))
"""Fields of blocks that hold rich text. The editor names each paragraph anew when it opens one without names."""


def same(one: Any, other: Any) -> bool:
    """Say whether two values mean the same."""
    return one == other or told(one) == told(other)


def told(value: Any, name: str = "") -> Any:
    """Return a value as what it means: nothing is nothing, however it is written; rich text is what it says."""
    if isinstance(value, dict):
        return {key: found for key, each in value.items() if key != "id" and (found := told(each, key))}
    if isinstance(value, list):
        return [told(each) for each in value]
    if isinstance(value, str) and name in RICH:
        return msgspec.to_builtins(blocks_of(value))
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def likeness(one: str, other: str) -> float:
    """Return how much two texts resemble each other, 0 to 1."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return 0.0 if matcher.real_quick_ratio() < 0.5 or matcher.quick_ratio() < 0.5 else matcher.ratio()
