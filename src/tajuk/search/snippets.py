"""Where a text says what was asked: pure, of the text a reader may see, so that nothing behind a gate shows."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from tajuk.search.analysis import Piece, analysis_of
from tajuk.search.question import Question
from tajuk.search.slots import slots

_BEFORE = 60  # characters a passage may begin ahead of its first hit


class Fragment(msgspec.Struct, frozen=True):
    """A piece of text, and whether it is what was asked for."""

    text: str
    is_hit: bool = False


def highlighted(text: str, asked: Question, *, language: str, reader: str) -> tuple[Fragment, ...]:
    """Return all of a text, in pieces: hits and what stands between. language: the text's; reader: the asker's."""
    return tuple(_fragments(text, _hits(text, asked, language, reader), 0, len(text)))


def snippet(text: str, asked: Question, *, language: str, reader: str, length: int = 200) -> tuple[Fragment, ...]:
    """Return the passage of a text that says most of what was asked, about `length` characters, cut between words.

    Where it says nothing of it, its beginning. An ellipsis stands where text was left out.
    """
    hits = _hits(text, asked, language, reader)
    start, end = _passage(text, hits, length)
    fragments = list(_fragments(text, [hit for hit in hits if start <= hit.start and hit.end <= end], start, end))
    if start:
        fragments.insert(0, Fragment("… "))
    if end < len(text.rstrip()):
        fragments.append(Fragment(" …"))
    return tuple(fragments)


def _hits(text: str, asked: Question, language: str, reader: str) -> list[Piece]:
    wanted = {term for slot in slots((*asked.words, *asked.phrases), reader) for term in slot.terms}
    if not wanted:
        return []
    return analysis_of(language).pieces_with(wanted, text)


def _passage(text: str, hits: Sequence[Piece], length: int) -> tuple[int, int]:
    """Return where the passage begins and ends that holds most different terms, the first of several."""
    if len(text) <= length or not hits:
        return 0, _cut(text, length)
    starts = [hit.start for hit in hits]
    best, most = 0, 0
    for place, hit in enumerate(hits):
        behind = bisect_right(starts, hit.start + length - _BEFORE)
        different = len({term for other in hits[place:behind] for term in other.terms})
        if different > most:
            best, most = place, different
    start = _begun(text, max(0, min(hits[best].start - _BEFORE, len(text) - length)), hits[best].start)
    return start, max(_cut(text, start + length), hits[best].end)


def _begun(text: str, place: int, latest: int) -> int:
    """Return where a word begins, at a place or behind it."""
    if place == 0:
        return 0
    space = text.find(" ", place, latest)
    return space + 1 if space >= 0 else latest


def _cut(text: str, place: int) -> int:
    """Return where a word ends, at a place or ahead of it."""
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, place - 40), place + 1)
    return space if space > 0 else place


def _fragments(text: str, hits: Sequence[Piece], start: int, end: int) -> list[Fragment]:
    found, at = [], start
    for hit in hits:
        if hit.start < at:  # two pieces of one character
            continue
        if hit.start > at:
            found.append(Fragment(text[at : hit.start]))
        found.append(Fragment(text[hit.start : hit.end], is_hit=True))
        at = hit.end
    if at < end:
        found.append(Fragment(text[at:end]))
    return found
