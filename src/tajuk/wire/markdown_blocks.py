"""Blocks as CommonMark; what it has no form for (tables that are no grid) stands there as HTML."""

from collections.abc import Callable, Iterator
from textwrap import indent
from typing import Any

from tajuk.story.blocks import (
    Block,
    Body,
    Chart,
    Divider,
    Download,
    Embed,
    Factbox,
    Figure,
    Gallery,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Preformatted,
    Quote,
    Recording,
    Related,
    StoryLink,
    Table,
    Unknown,
)
from tajuk.story.inline import safe
from tajuk.story.places import Places
from tajuk.story.rendering import html_of
from tajuk.wire.markdown_inline import fenced, heading, inline, link, literal, one_line

_WIDTH = 1280  # pixels of the renditions that are linked
_RULE = "* * *"
_APART = "<!-- -->"  # between two lists, which would be read as one


def blocks(body: Body, places: Places) -> str:
    """Return blocks as CommonMark, a blank line between them."""
    parts: list[str] = []
    before: Block | None = None
    for block in body:
        if part := _WRITTEN[type(block)](block, places):
            parts += (
                [_APART, part] if isinstance(block, List | Related) and isinstance(before, List | Related) else [part]
            )
            before = block
    return "\n\n".join(parts)


def _paragraph(block: Paragraph, places: Places) -> str:
    return inline(block.text, places)


def _heading(block: Heading, places: Places) -> str:
    return heading(one_line(block.text, places), min(max(block.level, 2), 4))


def _quote(block: Quote, places: Places) -> str:
    cite = f"— {one_line(block.cite, places)}" if block.cite else ""
    return _quoted("\n\n".join(filter(None, (blocks(block.body, places), cite))))


def _quoted(text: str) -> str:
    return (
        "\n".join(f"> {line}".rstrip() if not line.strip() else f"> {line}" for line in text.split("\n"))
        if text
        else ""
    )


def _list(block: List, places: Places) -> str:
    first = max(block.start, 0)
    markers = (f"{first + n}. " if block.ordered else "- " for n in range(len(block.items)))
    items = [_item(item, marker, places) for item, marker in zip(block.items, markers, strict=True)]
    return ("\n" if all("\n\n" not in item for item in items) else "\n\n").join(items)


def _item(item: ListItem, marker: str, places: Places) -> str:
    parts = filter(None, (inline(item.text, places), blocks(item.body, places)))
    return (marker + indent("\n\n".join(parts), " " * len(marker)).lstrip(" ")).rstrip(" ")


def _table(block: Table, places: Places) -> str:
    if not _is_grid(block):
        return html_of((block,), places)
    rows = [[one_line(cell.text, places) for cell in row] for row in block.rows]
    caption = inline(block.caption, places)
    return "\n\n".join(filter(None, (caption, _grid(rows))))


def _is_grid(block: Table) -> bool:
    """Say whether a table is a row of headings and rows as long as it: all that a grid of bars can hold."""
    rows = block.rows
    even = bool(rows and rows[0]) and all(len(row) == len(rows[0]) for row in rows)
    plain_cells = all(
        cell.colspan == cell.rowspan == 1 and cell.header == (row is rows[0]) for row in rows for cell in row
    )
    return even and plain_cells


def _grid(rows: list[list[str]]) -> str:
    rule = ["---"] * len(rows[0])
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))


def _figure(block: Figure, places: Places) -> str:
    picture = block.picture
    caption = inline(picture.caption, places)
    credit = f"({literal(picture.credit)})" if picture.credit.strip() else ""
    return "\\\n".join(filter(None, (_image(picture, places), " ".join(filter(None, (caption, credit))))))


def _image(picture: Picture, places: Places) -> str:
    address = places.source(picture, _WIDTH) or safe(picture.url)
    return f"!{link(literal(picture.alt), address)}" if address else ""


def _gallery(block: Gallery, places: Places) -> str:
    figures = (_figure(Figure(picture), places) for picture in block.pictures)
    return "\n\n".join(filter(None, (*figures, inline(block.caption, places))))


def _related(block: Related, places: Places) -> str:
    lines = "\n".join(f"- {line}" for line in _links(block.stories, places))
    label = literal(places.label("related"))
    return "\n\n".join(filter(None, (label, lines))) if lines else ""


def _links(stories: tuple[StoryLink, ...], places: Places) -> Iterator[str]:
    """Yield a line for every story that can still be read, or that was only ever named."""
    for story in stories:
        address = places.href(story.guid) if story.guid else safe(story.url)
        words = story.headline or (places.headline(story.guid) if story.guid else story.url)
        if address and words:
            yield link(literal(words), address)
        elif words and not story.guid:
            yield literal(words)


def _embed(block: Embed, places: Places) -> str:
    return _linked(block.headline or block.provider or block.url, block.url, inline(block.caption, places))


def _recording(block: Recording, places: Places) -> str:
    return _linked(block.url.rpartition("/")[2] or block.url, block.url, inline(block.caption, places))


def _download(block: Download, places: Places) -> str:
    return _linked(block.headline or block.url, block.url)


def _linked(words: str, url: str, caption: str = "") -> str:
    line = link(literal(words), url) if safe(url) else literal(words)
    return "\\\n".join(filter(None, (line, caption)))


def _factbox(block: Factbox, places: Places) -> str:
    headline = heading(literal(block.headline), 3)
    return _quoted("\n\n".join(filter(None, (headline, blocks(block.body, places)))))


def _chart(block: Chart, places: Places) -> str:
    unit = f" ({block.unit})" if block.unit else ""
    rows = [["", *(literal(f"{line.name}{unit}") for line in block.series)]]
    for place, label in enumerate(block.labels):
        values = (line.values[place] if place < len(line.values) else "" for line in block.series)
        rows.append([literal(label), *(literal(value) for value in values)])
    return "\n\n".join(filter(None, (literal(block.headline), _grid(rows), literal(block.source))))


def _preformatted(block: Preformatted, places: Places) -> str:
    return fenced(block.text, "verse" if block.form == "verse" else "")


def _rule(block: Divider | PageBreak, places: Places) -> str:
    return _RULE


def _unknown(block: Unknown, places: Places) -> str:
    return ""


_WRITTEN: dict[type, Callable[[Any, Places], str]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Quote: _quote,
    List: _list,
    Table: _table,
    Figure: _figure,
    Gallery: _gallery,
    Related: _related,
    Embed: _embed,
    Recording: _recording,
    Download: _download,
    Factbox: _factbox,
    Chart: _chart,
    Preformatted: _preformatted,
    Divider: _rule,
    PageBreak: _rule,
    Unknown: _unknown,
}
