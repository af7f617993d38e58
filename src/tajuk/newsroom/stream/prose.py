"""Paragraphs, headings and lists as one field of rich text, and back."""

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from tajuk.newsroom.stream.rich import parsed, rich_of, runs_of
from tajuk.story.blocks import Block, Body, Heading, List, ListItem, Paragraph

_LISTS = frozenset(("ul", "ol"))


def is_prose(block: Block) -> bool:
    """Say whether a block is of a kind that the rich text field holds."""
    return isinstance(block, Paragraph | Heading | List)


def prose_of(blocks: Iterable[Block]) -> str:
    """Return paragraphs, headings and lists as HTML of the rich text field."""
    return "".join(map(_element, blocks))


def blocks_of(rich: str) -> Body:
    """Return the blocks of a rich text field; lines left empty are no blocks."""
    return _joined(tuple(_blocks(parsed(rich))))


def _element(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{rich_of(block.text)}</h{block.level}>"
        case List():
            name = "ol" if block.ordered else "ul"
            return f"<{name}>{''.join(map(_item, block.items))}</{name}>"
        case Paragraph():
            return f"<p>{rich_of(block.text)}</p>"
        case _:
            return ""


def _item(item: ListItem) -> str:
    return f"<li>{rich_of(item.text)}{prose_of(item.body)}</li>"


def _blocks(node: HtmlElement) -> Iterator[Block]:
    if node.text and node.text.strip():
        yield Paragraph(runs_of(parsed(node.text)))
    for child in node:
        if child.tag in _LISTS:
            yield List(tuple(_items(child)), ordered=child.tag == "ol")
        elif child.tag in ("h2", "h3", "h4") and (text := runs_of(child)):
            yield Heading(text, level=int(child.tag[1]))
        elif child.tag not in ("h2", "h3", "h4") and (text := runs_of(child)):
            yield Paragraph(text)


def _items(node: HtmlElement) -> Iterator[ListItem]:
    for child in node:
        if child.tag == "li":
            below = tuple(
                List(tuple(_items(inner)), ordered=inner.tag == "ol") for inner in child if inner.tag in _LISTS
            )
            yield ListItem(runs_of(child, until=_LISTS), body=_joined(below))


def _joined(blocks: tuple[Block, ...]) -> Body:
    """Return blocks as the editor shows them: neighbouring lists of one sort are one, though it may store several."""
    kept: list[Block] = []
    for one in blocks:
        before = kept[-1] if kept else None
        if isinstance(one, List) and isinstance(before, List) and before.ordered == one.ordered:
            kept[-1] = List(before.items + one.items, ordered=one.ordered)
        else:
            kept.append(one)
    return tuple(kept)
