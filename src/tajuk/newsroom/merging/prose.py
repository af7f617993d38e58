"""A field of rich text as its paragraphs, headings and points of lists, and back."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement

from tajuk.newsroom.merging.alike import likeness
from tajuk.newsroom.merging.sequences import Settled, woven
from tajuk.newsroom.stream.prose import blocks_of
from tajuk.newsroom.stream.rich import parsed
from tajuk.story.blocks import Body

_LISTS = ("ul", "ol")
_WORD = re.compile(r"<[^>]*>|\s*[^\s<]+|\s+")


class Line(NamedTuple):
    """A paragraph, heading or point of a list. kind: of the list, "" outside of one; html: its element."""

    kind: str
    html: str

    @property
    def meaning(self) -> Body:
        """What it says, however it is written."""
        return blocks_of(joined((self,)))

    @property
    def words(self) -> str:
        """Its words alone."""
        return str(parsed(self.html).text_content())


def lines_of(rich: str) -> tuple[Line, ...]:
    """Return the lines of a rich text."""
    return tuple(_lines(parsed(rich)))


def joined(lines: Iterable[Line]) -> str:
    """Return lines as one rich text."""
    parts = []
    for kind, group in groupby(lines, key=lambda line: line.kind):
        inner = "".join(line.html for line in group)
        parts.append(f"<{kind}>{inner}</{kind}>" if kind else inner)
    return "".join(parts)


def resemblance(one: Line, other: Line) -> float:
    """Return how much two lines resemble each other, 0 to 1."""
    return likeness(one.words, other.words)


def both(base: tuple[Line, ...], theirs: tuple[Line, ...], mine: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return lines that hold what both did: word by word in one paragraph where that goes, else one after the other."""
    known = {line.meaning for line in theirs}
    return _in_one(base, theirs, mine) or (*theirs, *(line for line in mine if line.meaning not in known))


def _in_one(base: tuple[Line, ...], theirs: tuple[Line, ...], mine: tuple[Line, ...]) -> tuple[Line, ...]:
    if not len(base) == len(theirs) == len(mine) == 1:
        return ()
    words = [_WORD.findall(_nameless(line.html)) for (line,) in (base, theirs, mine)]
    found = list(woven(*words, key=str, like=lambda one, other: 0.0))
    text = "".join(word for piece in found if isinstance(piece, Settled) for word in piece.items)
    is_clean = all(isinstance(piece, Settled) for piece in found)
    return (Line(theirs[0].kind, text),) if is_clean and _html(parsed(text)) == f"<div>{text}</div>" else ()


def _nameless(text: str) -> str:
    return re.sub(r' data-block-key="[^"]*"', "", text)


def _lines(node: HtmlElement) -> Iterator[Line]:
    if node.text and node.text.strip():
        yield _paragraph(node.text)
    for child in node:
        if child.tag in _LISTS:
            yield from (Line(str(child.tag), _html(point)) for point in child)
        else:
            yield Line("", _html(child))
        if child.tail and child.tail.strip():
            yield _paragraph(child.tail)


def _paragraph(text: str) -> Line:
    made = html.Element("p")
    made.text = text
    return Line("", _html(made))


def _html(node: HtmlElement) -> str:
    """Return the HTML of an element as the editor writes it."""
    return str(html.tostring(node, encoding="unicode", with_tail=False)).replace("<br>", "<br/>")
