"""Blocks as plain text: what a body says, a blank line between its parts."""

from collections.abc import Iterator

from tajuk.story.blocks import (
    Block,
    Body,
    Chart,
    Download,
    Embed,
    Factbox,
    Heading,
    List,
    Paragraph,
    Preformatted,
    Quote,
    Recording,
    Table,
)
from tajuk.story.text import Runs, plain


def body_text(body: Body) -> str:
    """Return the words of a body as plain text; pictures, their captions and links to other stories are left out."""
    return "\n\n".join(part for block in body for part in _parts(block) if part.strip())


def _parts(block: Block) -> Iterator[str]:
    """Yield the parts of a block's text, in reading order."""
    match block:
        case Paragraph(text=text) | Heading(text=text):
            yield plain(text)
        case Preformatted(text=written):
            yield written
        case Quote(body=inner, cite=cite):
            yield body_text(inner)
            yield f"— {plain(cite)}" if cite else ""
        case List():
            yield "\n".join(_lines(block))
        case Table(rows=rows, caption=caption):
            yield plain(caption)
            yield "\n".join("\t".join(_on_one_line(cell.text) for cell in row) for row in rows)
        case Factbox(headline=headline, body=inner):
            yield headline
            yield body_text(inner)
        case Chart():
            yield block.headline
            yield "\n".join(_chart_lines(block))
        case Embed(headline=headline) | Download(headline=headline):
            yield headline
        case Recording(caption=caption):
            yield plain(caption)


def _lines(block: List) -> Iterator[str]:
    for number, item in enumerate(block.items, start=block.start):
        below = "".join(f"\n{line}" for line in body_text(item.body).split("\n") if line.strip())
        yield f"{f'{number}. ' if block.ordered else '- '}{plain(item.text)}{below}"


def _chart_lines(block: Chart) -> Iterator[str]:
    for line in block.series:
        points = zip(block.labels, line.values, strict=False)
        yield f"{line.name}: {', '.join(f'{label} {value}' for label, value in points if value)}"


def _on_one_line(text: Runs) -> str:
    return " ".join(plain(text).split())
