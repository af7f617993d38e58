"""The words of a body without their looks: for search, for counting, for cards."""

from collections.abc import Iterator

from tajuk.story.blocks import (
    Block,
    Body,
    Chart,
    Download,
    Embed,
    Factbox,
    Figure,
    Gallery,
    Heading,
    List,
    Paragraph,
    Picture,
    Preformatted,
    Quote,
    Recording,
    Related,
    Table,
)
from tajuk.story.text import Runs, plain


def plain_body(body: Body) -> str:
    """Return all that a reader reads in a body, a line a piece, in reading order."""
    return "\n".join(line for block in body for line in _lines(block) if line)


def _lines(block: Block) -> Iterator[str]:
    """Yield the lines of one block; divisions and blocks of unknown kinds have none."""
    match block:
        case Paragraph() | Heading():
            yield plain(block.text)
        case Preformatted():
            yield block.text
        case Figure():
            yield from _picture(block.picture)
        case Gallery():
            yield from (line for picture in block.pictures for line in _picture(picture))
            yield plain(block.caption)
        case Embed() | Recording():
            yield plain(block.caption)
        case Related():
            yield from (story.headline for story in block.stories)
        case Download():
            yield block.headline
        case Quote() | List() | Factbox() | Table() | Chart():
            yield from _grouped(block)


def _grouped(block: Quote | List | Factbox | Table | Chart) -> Iterator[str]:
    """Yield the lines of a block that holds others, or cells."""
    match block:
        case Quote():
            yield from (plain_body(block.body), plain(block.cite))
        case List():
            yield from (line for item in block.items for line in (plain(item.text), plain_body(item.body)))
        case Factbox():
            yield from (block.headline, plain_body(block.body))
        case Table():
            yield plain(block.caption)
            yield from (_row(cell.text for cell in row) for row in block.rows)
        case Chart():
            yield from (block.headline, *_points(block), block.unit, block.source)


def _row(cells: Iterator[Runs]) -> str:
    return "\t".join(plain(text) for text in cells)


def _points(chart: Chart) -> Iterator[str]:
    yield "\t".join(series.name for series in chart.series)
    for place, label in enumerate(chart.labels):
        yield "\t".join((label, *(series.values[place] for series in chart.series if place < len(series.values))))


def _picture(picture: Picture) -> tuple[str, str]:
    return plain(picture.caption), picture.credit
