"""Blocks as NITF 3.6."""

from collections.abc import Callable, Iterator
from typing import Any

from tajuk.story.blocks import (
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
from tajuk.story.places import Places
from tajuk.story.text import Code, Em, Link, Mark, Runs, Strike, Strong, Sub, Sup, plain
from tajuk.wire.xml_writing import escaped

_WIDTH = 1280  # pixels of the rendition of a picture
_MARKS: dict[type[Mark], str] = {
    Strong: "strong",
    Em: "",
    Strike: "strike",
    Code: "code",
    Sub: "sub",
    Sup: "sup",
}


def nitf_of(body: Body, places: Places) -> str:
    """Return blocks as the content of a <body.content>; blocks of unknown kinds are left out."""
    return "".join([_WRITTEN[type(block)](block, places) for block in body])


def inline(text: Runs, places: Places) -> str:
    """Return runs as NITF's enriched text; mentions and claims have no mark there, their words stay."""
    return "".join(_run(run.text, run.marks, places) for run in text)


def _run(text: str, marks: tuple[Mark, ...], places: Places) -> str:
    written = escaped(text).replace("\n", "<br/>")
    for mark in reversed(marks):
        if isinstance(mark, Link):
            href = places.href(mark.guid) if mark.guid else mark.url
            written = f'<a href="{escaped(href)}">{written}</a>' if href else written
        elif type(mark) in _MARKS:
            name = _MARKS[type(mark)]
            written = f'<em class="{name}">{written}</em>' if name else f"<em>{written}</em>"
    return written


def _paragraph(block: Paragraph, places: Places) -> str:
    return f"<p>{inline(block.text, places)}</p>\n"


def _heading(block: Heading, places: Places) -> str:
    return f"<hl2>{inline(block.text, places)}</hl2>\n"


def _quote(block: Quote, places: Places) -> str:
    credit = f"<credit>{escaped(plain(block.cite))}</credit>" if block.cite else ""
    return f"<bq><block>{nitf_of(block.body, places) or '<p/>'}</block>{credit}</bq>\n"


def _list(block: List, places: Places) -> str:
    items = "".join(f"<li>{inline(item.text, places)}{nitf_of(item.body, places)}</li>" for item in block.items)
    name = "ol" if block.ordered else "ul"
    return f"<{name}>{items}</{name}>\n" if items else ""


def _table(block: Table, places: Places) -> str:
    rows = ("".join(_cells(row, places)) for row in block.rows)
    caption = f"<caption>{inline(block.caption, places)}</caption>" if block.caption else ""
    inner = "".join(f"<tr>{row}</tr>" for row in rows if row)
    return f"<table>{caption}{inner}</table>\n" if inner else ""


def _cells(row: tuple[Any, ...], places: Places) -> Iterator[str]:
    for cell in row:
        name = "th" if cell.header else "td"
        spans = {"rowspan": cell.rowspan, "colspan": cell.colspan}
        wide = "".join(f' {span}="{number}"' for span, number in spans.items() if number != 1)
        yield f"<{name}{wide}>{inline(cell.text, places)}</{name}>"


def _figure(block: Figure, places: Places) -> str:
    return _picture(block.picture, places)


def _gallery(block: Gallery, places: Places) -> str:
    caption = f"<p>{inline(block.caption, places)}</p>\n" if block.caption else ""
    return "".join(_picture(picture, places) for picture in block.pictures) + caption


def _picture(picture: Picture, places: Places) -> str:
    href = places.source(picture, _WIDTH) or picture.url
    if not href:
        return f"<p>{inline(picture.caption, places)}</p>\n" if picture.caption else ""
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
    alt = f' alternate-text="{escaped(picture.alt)}"' if picture.alt else ""
    caption = f"<media-caption>{inline(picture.caption, places)}</media-caption>" if picture.caption else ""
    producer = f"<media-producer>{escaped(picture.credit)}</media-producer>" if picture.credit else ""
    reference = f'<media-reference source="{escaped(href)}"{alt}{size}/>'
    return f'<media media-type="image">{reference}{caption}{producer}</media>\n'


def _recording(block: Recording, places: Places) -> str:
    caption = f"<media-caption>{inline(block.caption, places)}</media-caption>" if block.caption else ""
    reference = f'<media-reference source="{escaped(block.url)}"/>'
    return f'<media media-type="{block.form}">{reference}{caption}</media>\n'


def _related(block: Related, places: Places) -> str:
    links = "".join(f"<li>{link}</li>" for one in block.stories if (link := _link(one, places)))
    return f"<ul>{links}</ul>\n" if links else ""


def _link(link: StoryLink, places: Places) -> str:
    """Return a line that leads to a story; "" for one of ours that is not to be read any more."""
    href = places.href(link.guid) if link.guid else link.url
    words = link.headline or (places.headline(link.guid) if link.guid else link.url)
    if link.guid and not href:
        return ""
    return f'<a href="{escaped(href)}">{escaped(words)}</a>' if href else escaped(words)


def _address(url: str, words: str) -> str:
    return f'<p><a href="{escaped(url)}">{escaped(words or url)}</a></p>\n'


def _embed(block: Embed, places: Places) -> str:
    return _address(block.url, block.headline) + (f"<p>{inline(block.caption, places)}</p>\n" if block.caption else "")


def _download(block: Download, places: Places) -> str:
    return _address(block.url, block.headline)


def _factbox(block: Factbox, places: Places) -> str:
    headline = f"<hl2>{escaped(block.headline)}</hl2>" if block.headline else ""
    return f"<note><body.content>{headline}{nitf_of(block.body, places)}</body.content></note>\n"


def _chart(block: Chart, places: Places) -> str:
    """Return the figures of a chart as a table."""
    names = "".join(f"<th>{escaped(line.name)}</th>" for line in block.series)
    rows = [f"<tr><th/>{names}</tr>"]
    for place, label in enumerate(block.labels):
        values = (line.values[place] if place < len(line.values) else "" for line in block.series)
        rows.append(f"<tr><th>{escaped(label)}</th>{''.join(f'<td>{escaped(value)}</td>' for value in values)}</tr>")
    return f"<table><caption>{escaped(block.headline)}</caption>{''.join(rows)}</table>\n"


def _preformatted(block: Preformatted, places: Places) -> str:
    return f"<pre>{escaped(block.text)}</pre>\n"


def _rule(block: Divider | PageBreak, places: Places) -> str:
    return "<hr/>\n"


def _nothing(block: Unknown, places: Places) -> str:
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
    Unknown: _nothing,
}
