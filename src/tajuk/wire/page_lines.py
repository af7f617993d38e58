"""A page's text as lines: white space folded, empty ones gone, hard-wrapped paragraphs joined."""

import re
from itertools import pairwise
from typing import NamedTuple

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]|[\x00-\x08\x0e-\x1f\x7f]")
_SPACE = re.compile(r"\s+")
_NARROW, _WIDE = 50, 100
_LEAST_WRAPPED = 4


class Line(NamedTuple):
    """A line with words on it: its number in the file, its text, and whether an empty line stood above it."""

    number: int
    text: str
    apart: bool


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not empty, in order."""
    lines: list[Line] = []
    apart = True
    for number, raw in enumerate(text.splitlines(), start=1):
        line = _SPACE.sub(" ", _INVISIBLE.sub("", raw)).strip()
        if line:
            lines.append(Line(number, line, apart))
        apart = not line
    return _unwrapped(lines) if _is_wrapped(lines) else lines


def key_of(text: str) -> str:
    """Return what two printings of one headline have in common."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _is_wrapped(lines: list[Line]) -> bool:
    """Say whether the text was broken at a column: no line is wide, and many that are nearly so run on."""
    if not lines or max(len(line.text) for line in lines) > _WIDE:
        return False
    return sum(_runs_on(line, following) for line, following in pairwise(lines)) >= _LEAST_WRAPPED


def _runs_on(line: Line, following: Line) -> bool:
    """Say whether a line's sentence goes on in the next line of the same paragraph."""
    return not following.apart and len(line.text) >= _NARROW and not re.search(r"[:|]$", line.text)


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Return the lines with those of one paragraph joined."""
    joined = [lines[0]]
    for line, following in pairwise(lines):
        if _runs_on(line, following):
            joined[-1] = joined[-1]._replace(text=f"{joined[-1].text} {following.text}")
        else:
            joined.append(following)
    return joined
