"""The body of a page's text: lines to blocks, without what surrounds the story."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from tajuk.story.blocks import Block, Heading, List, ListItem, Paragraph, Related, StoryLink
from tajuk.story.story import Byline, Dateline
from tajuk.story.text import Claim, Text, runs
from tajuk.wire.page_dateline import opening
from tajuk.wire.page_headline import bare, is_prose
from tajuk.wire.page_lines import key_of
from tajuk.wire.page_noise import ends_story, is_caption, is_furniture, is_sentence, opens_box, related_headline, tags
from tajuk.wire.page_people import bylines, merged
from tajuk.wire.page_sources import cited

_BULLET = re.compile(r"^(?:[•●▪‣*–-]|(\d{1,2})[.)])\s+(?=\S)")
_LEAST_AFTER_BOX = 2


class Piece(NamedTuple):
    """A line of the body, as what it was recognised for."""

    sort: str
    text: str


class Parts(NamedTuple):
    """A body taken apart."""

    body: tuple[Block, ...]
    dateline: Dateline | None
    bylines: tuple[Byline, ...]
    topics: tuple[str, ...]
    captions: tuple[str, ...]


def parts_of(texts: Sequence[str], headline: str) -> Parts:
    """Return the blocks of the lines from the first of the body on, with the bylines and topics found below them."""
    pieces = _pieces(texts, headline)
    first = next((index for index, piece in enumerate(pieces) if piece.sort in ("prose", "short")), 0)
    dateline = None
    if pieces:
        dateline, lede = opening(pieces[first].text)
        pieces[first] = pieces[first]._replace(text=lede, sort="prose" if lede else "nothing")
    return Parts(
        body=_blocks(_without_tail(pieces)),
        dateline=dateline,
        bylines=merged(bylines(piece.text) for piece in pieces if piece.sort == "byline"),
        topics=tuple(dict.fromkeys(piece.text for piece in pieces if piece.sort == "topic")),
        captions=tuple(piece.text for piece in pieces if piece.sort == "caption"),
    )


def _pieces(texts: Sequence[str], headline: str) -> list[Piece]:
    """Return the lines down to the end of the story, each as what it is."""
    pieces: list[Piece] = []
    waiting, ended = "", False
    for index, text in enumerate(texts):
        if ended and waiting != "topic" and tags(text) is None and not bylines(text):
            continue
        found = _furniture(text, headline) or (waiting and Piece(waiting, text)) or _prose(text)
        ended = ended or found.sort in ("end", "topic") or (found.sort == "box" and not _goes_on(texts[index + 1 :]))
        if found.sort == "topic" and waiting == "topic" and len(text.split()) > 4:
            waiting, found = "", _prose(text)
        if found.sort in ("related", "topic") and not found.text:
            waiting = found.sort
            continue
        waiting = waiting if waiting == "topic" and found.sort == "topic" else ""
        if not ended or found.sort in ("topic", "byline"):
            pieces += _split(found)
    return pieces


def _furniture(text: str, headline: str) -> Piece | None:
    """Return a line that is no prose as what it is; None for any other."""
    related = related_headline(text)
    if related is not None:
        return Piece("related", related)
    found = tags(text)
    if found is not None:
        return Piece("topic", ", ".join(found))
    if ends_story(text):
        return Piece("end", "")
    if opens_box(text):
        return Piece("box", "")
    if is_furniture(text) or key_of(text) == key_of(headline):
        return Piece("nothing", "")
    if bylines(text):
        return Piece("byline", text)
    return Piece("caption", text) if is_caption(text) and not _cites_at_length(text) else None


def _prose(text: str) -> Piece:
    """Return a line of the text itself: an item of a list, a paragraph, or a short line."""
    if _BULLET.match(text):
        return Piece("item", text)
    return Piece("prose" if is_sentence(text) or text.endswith(":") else "short", text)


def _cites_at_length(text: str) -> bool:
    """Say whether what looks like a credit is a paragraph that mentions an agency."""
    return len(text) > 200 and is_sentence(text)


def _split(piece: Piece) -> list[Piece]:
    """Return one piece a topic for a line of several."""
    if piece.sort != "topic":
        return [piece]
    return [Piece("topic", topic.strip(" #")) for topic in piece.text.split(",") if topic.strip(" #")]


def _goes_on(texts: Sequence[str]) -> bool:
    """Say whether the story goes on below a box of other stories: paragraphs before anything ends it."""
    paragraphs = 0
    for text in texts:
        if ends_story(text):
            break
        paragraphs += is_prose(text)
    return paragraphs >= _LEAST_AFTER_BOX


def _without_tail(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces that can be blocks, down to the last that is more than a short line."""
    kept = [piece for piece in pieces if piece.sort in ("prose", "short", "item", "related")]
    end = len(kept)
    while end and kept[end - 1].sort == "short":
        end -= 1
    if end and kept[end - 1].text.endswith(":"):
        end += sum(1 for _ in takewhile(lambda piece: re.search(r"\d", piece.text), kept[end:]))
    return _listed(kept[:end])


def _listed(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with neighbouring short lines as items of a list: a heading stands alone."""
    sorts = ["", *(piece.sort for piece in pieces), ""]
    return [
        piece._replace(sort="item") if piece.sort == "short" and "short" in (sorts[at], sorts[at + 2]) else piece
        for at, piece in enumerate(pieces)
    ]


def _blocks(pieces: list[Piece]) -> tuple[Block, ...]:
    """Return the blocks of pieces; neighbouring items of a list are one list."""
    blocks: list[Block] = []
    for piece in pieces:
        if piece.sort == "related":
            blocks.append(Related((StoryLink(headline=piece.text),)))
        elif piece.sort == "item":
            _add_item(blocks, piece.text)
        elif piece.sort == "short":
            blocks.append(Heading(runs(bare(piece.text))))
        else:
            blocks.append(paragraph(piece.text))
    return tuple(blocks)


def paragraph(text: str) -> Paragraph:
    """Return a paragraph; when it cites somebody, its words are marked as that source's claim."""
    found = cited(text)
    return Paragraph(runs(Text(text, (Claim(found[0].ref),)) if found else text))


def _add_item(blocks: list[Block], text: str) -> None:
    """Add an item to the list that ends the blocks, or begin one."""
    match = _BULLET.match(text)
    number = match[1] if match else None
    item = ListItem(runs(_BULLET.sub("", text)))
    last = blocks[-1] if blocks else None
    if isinstance(last, List) and last.ordered == bool(number):
        blocks[-1] = List((*last.items, item), ordered=last.ordered, start=last.start)
    else:
        blocks.append(List((item,), ordered=bool(number), start=int(number or 1)))
