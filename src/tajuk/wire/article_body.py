"""The body of an article page: what trafilatura extracts, as blocks, without what repeats the head or surrounds it."""

import re
from typing import Any, NamedTuple

import trafilatura
from lxml import etree

from tajuk.story.blocks import Block, Body, Heading, List, Paragraph, Preformatted, Quote, Related, StoryLink, Table
from tajuk.story.markup import body_of
from tajuk.story.story import Dateline
from tajuk.story.text import Claim, Link, Runs, Text, normal, plain
from tajuk.wire.article_head import titles_of
from tajuk.wire.article_page import Page
from tajuk.wire.page_dateline import opening
from tajuk.wire.page_lines import key_of
from tajuk.wire.page_noise import ends_story, is_noise, is_sentence, related_headline
from tajuk.wire.page_sources import cited

_HEAD_BLOCKS = 4
_SHORTEST_REPEAT = 3  # words
_FAR_LONGER = 2.0
_END_WITHIN = 12  # blocks from the end in which furniture may begin
CITING = ("id", "en", "ms")
"""Languages whose ways of citing are known."""

_STUMBLES = (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError)
_PARAGRAPH = re.compile(r"\s*\n\s*\n?\s*")


class Content(NamedTuple):
    """A body, what stood above it as its deck, and the dateline it opened with."""

    body: Body
    deck: str
    dateline: Dateline | None


def content_of(page: Page, description: str) -> Content:
    """Return the body of the page's article; () when there is none."""
    blocks = list(_extracted(page))
    blocks = _without_foot(_without_head(blocks, titles_of(page)))
    deck = _deck(blocks, description, page)
    if deck:
        blocks = blocks[1:]
    dateline, blocks = _opened(blocks)
    return Content(tuple(_related(block) for block in blocks), deck, dateline)


def citing(body: Body, language: str) -> Body:
    """Return the body with the words that stand on a source's word marked as its claim."""
    return tuple(_claimed(block) for block in body) if language in CITING else body


def words_in(body: Body) -> str:
    """Return the words of a body, a line a block: what a reader reads, without captions."""
    return "\n".join(line for block in body for line in _lines(block) if line)


def _extracted(page: Page) -> Body:
    """Return the blocks trafilatura finds, or those of JSON-LD's `articleBody` where the page hides most of them."""
    body = body_of(_found(page), base_url=page.url)
    described = _described(page.article.get("articleBody"), page.url)
    run_together = len(body) == 1 < len(described) and key_of(words_in(body)) == key_of(words_in(described))
    longer = len(words_in(described)) > _FAR_LONGER * max(len(words_in(body)), 1)
    return described if longer or run_together else body


def _found(page: Page) -> str:
    """Return the HTML of the text trafilatura finds, "" when it finds none or stumbles over the page."""
    try:
        found = trafilatura.extract(
            page.text,
            url=page.url or None,
            output_format="html",
            include_comments=False,
            include_formatting=True,
            include_links=True,
        )
    except _STUMBLES:
        return ""
    return found or ""


def _described(value: Any, url: str) -> Body:
    """Return the blocks of an `articleBody`: text, or the HTML some pages put there."""
    text = value if isinstance(value, str) else ""
    if "</p>" in text or "<br" in text:
        return body_of(text, base_url=url)
    paragraphs = (Paragraph(normal([Text(part)])) for part in _PARAGRAPH.split(text.strip()))
    return tuple(paragraph for paragraph in paragraphs if paragraph.text)


def _without_head(blocks: list[Block], titles: set[str]) -> list[Block]:
    """Return the blocks without those at the beginning that repeat the headline."""
    kept = list(blocks)
    for block in blocks[:_HEAD_BLOCKS]:
        key = key_of(plain(block.text)) if isinstance(block, Heading | Paragraph) else ""
        if len(key.split()) >= _SHORTEST_REPEAT and key in titles:
            kept.remove(block)
    return kept


def _without_foot(blocks: list[Block]) -> list[Block]:
    """Return the blocks without furniture: buttons anywhere, and at the end what follows the story."""
    for index in range(max(len(blocks) - _END_WITHIN, 1), len(blocks)):
        line = _short(blocks[index])
        if line and ends_story(line) and not any(_is_long(block) for block in blocks[index + 1 :]):
            blocks = blocks[:index]
            break
    kept = [block for block in blocks if not ((line := _short(block)) and is_noise(line) and not line.isdigit())]
    while kept and isinstance(kept[-1], Heading):
        kept.pop()
    return kept


def _short(block: Block) -> str:
    """Return the words of a heading or a paragraph, "" for any other block."""
    return plain(block.text) if isinstance(block, Heading | Paragraph) else ""


def _is_long(block: Block) -> bool:
    """Say whether a block is a paragraph of some length, as only a story has."""
    line = _short(block)
    return len(line) > 200 and is_sentence(line)


def _deck(blocks: list[Block], description: str, page: Page) -> str:
    """Return the first paragraph when it is the description and stands above the text: a deck, not the lede."""
    first = _short(blocks[0]) if len(blocks) > 1 else ""
    if not first or key_of(first) != key_of(description):
        return ""
    for element in page.tree.iter("p", "h2", "h3", "div", "span"):
        if len(element) < 3 and key_of(element.text_content()) == key_of(first):
            if element.tag in ("h2", "h3") or element.xpath("boolean(ancestor-or-self::*[self::header])"):
                return first
            kinds = " ".join(near.get("class") or "" for near in (element, *list(element.iterancestors())[:2])).lower()
            if any(
                word in kinds for word in ("deck", "dek", "standfirst", "subtitle", "subhead", "sub-head", "summary")
            ):
                return first
    return ""


def _opened(blocks: list[Block]) -> tuple[Dateline | None, list[Block]]:
    """Return the dateline the first paragraph begins with, and the blocks without it."""
    at = next((index for index, block in enumerate(blocks) if isinstance(block, Paragraph)), -1)
    first = blocks[at] if at >= 0 else None
    if not isinstance(first, Paragraph):
        return None, blocks
    text = plain(first.text)
    found = opening(text)
    sure = found.dateline is not None and (found.dateline.masthead or found.dateline.place.isupper())
    if not sure or not found.text:
        return None, blocks
    lede = Paragraph(_cut(first.text, len(text) - len(found.text)))
    return found.dateline, [*blocks[:at], lede, *blocks[at + 1 :]]


def _cut(text: Runs, characters: int) -> Runs:
    """Return runs without their first characters."""
    kept: list[Text] = []
    for run in text:
        kept.append(Text(run.text[characters:], run.marks))
        characters = max(0, characters - len(run.text))
    return normal(kept)


def _related(block: Block) -> Block:
    """Return a `Baca juga: …` paragraph as a related story, with its link; any other block as it is."""
    if not isinstance(block, Paragraph):
        return block
    headline = related_headline(plain(block.text))
    links = [mark.url for run in block.text for mark in run.marks if isinstance(mark, Link)]
    if not headline or len(set(links)) > 1:
        return block
    return Related((StoryLink(url=links[0] if links else "", headline=headline),))


def _claimed(block: Block) -> Block:
    found = cited(plain(block.text)) if isinstance(block, Paragraph) else []
    if not found or not isinstance(block, Paragraph):
        return block
    return Paragraph(normal(Text(run.text, (*run.marks, Claim(found[0].ref))) for run in block.text))


def _lines(block: Block) -> list[str]:
    """Return the words of a block."""
    match block:
        case Paragraph() | Heading():
            return [plain(block.text)]
        case Quote():
            return [words_in(block.body), plain(block.cite)]
        case List():
            return [line for item in block.items for line in (plain(item.text), words_in(item.body))]
        case Table():
            return [" ".join(plain(cell.text) for cell in row) for row in block.rows]
        case Preformatted():
            return [block.text]
    return []
