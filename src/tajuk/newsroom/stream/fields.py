"""Each kind of block as the fields of its own editor, and back."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tajuk.newsroom.stream import pictures
from tajuk.newsroom.stream.pictures import Photos
from tajuk.newsroom.stream.prose import blocks_of, is_prose, prose_of
from tajuk.newsroom.stream.rich import line_of, rich_of
from tajuk.newsroom.stream.tables import axes_of, chart_grid_of, grid_of, rows_of
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
    PageBreak,
    Preformatted,
    Quote,
    Recording,
    Related,
    StoryLink,
    Table,
)

Fields = Mapping[str, Any]
IntoStream = Callable[[Body, Photos], list[dict[str, Any]]]
OutOfStream = Callable[[list[dict[str, Any]], Photos], Body]


def fields_of(block: Block, photos: Photos, *, inner: IntoStream) -> tuple[str, Any] | None:
    """Return the kind and the fields of a block's editor; None for a kind that has none."""
    match block:
        case Quote() if all(map(is_prose, block.body)):
            return "quote", {"body": prose_of(block.body), "cite": rich_of(block.cite), "pull": block.pull}
        case Factbox() if not any(isinstance(inside, Factbox) for inside in block.body):
            return "factbox", {"headline": block.headline, "body": inner(block.body, photos)}
        case Figure():
            return "picture", pictures.fields_of(block.picture, photos)
        case Gallery():
            shown = [pictures.fields_of(picture, photos) for picture in block.pictures]
            return "gallery", {"pictures": shown, "caption": rich_of(block.caption)}
        case Related():
            return "related", {"stories": list(map(link_fields_of, block.stories))}
        case Table():
            return "table", {"grid": grid_of(block), "caption": rich_of(block.caption)}
        case Chart():
            return "chart", _chart_fields(block)
        case Divider():
            return "divider", None
        case PageBreak():
            return "page_break", None
        case _:
            return _plain_fields(block)


def block_of(kind: str, value: Any, photos: Photos, *, inner: OutOfStream) -> Block | None:
    """Return the block in the fields of its editor; None for a kind nobody knows."""
    match kind:
        case "quote":
            return Quote(blocks_of(value["body"]), line_of(value["cite"]), pull=bool(value["pull"]))
        case "factbox":
            return Factbox(value["headline"], inner(value["body"], photos))
        case "picture":
            return Figure(pictures.picture_of(value, photos))
        case "gallery":
            shown = tuple(pictures.picture_of(item, photos) for item in _items(value["pictures"]))
            return Gallery(shown, line_of(value["caption"]))
        case "related":
            return Related(tuple(link_of(item) for item in _items(value["stories"])))
        case "table":
            return Table(rows_of(value["grid"]), line_of(value["caption"]))
        case "chart":
            return _chart_of(value)
        case "divider":
            return Divider()
        case "page_break":
            return PageBreak()
        case _:
            return _plain_block(kind, value)


def link_fields_of(link: StoryLink) -> dict[str, Any]:
    """Return a link to a story as fields."""
    return {"guid": link.guid, "url": link.url, "headline": link.headline}


def link_of(fields: Fields) -> StoryLink:
    """Return the link to a story in its fields."""
    return StoryLink(guid=fields["guid"], url=fields["url"], headline=fields["headline"])


def _items(value: list[Any]) -> list[Any]:
    """Return the values of a list of fields; the editor stores each with an id of its own."""
    return [item["value"] if isinstance(item, dict) and item.get("type") == "item" else item for item in value]


def _chart_fields(chart: Chart) -> dict[str, Any]:
    return {
        "headline": chart.headline,
        "form": chart.form,
        "grid": chart_grid_of(chart),
        "unit": chart.unit,
        "source": chart.source,
        "on": chart.on.isoformat() if chart.on else None,
    }


def _chart_of(fields: Fields) -> Chart:
    labels, series = axes_of(fields["grid"])
    on = date.fromisoformat(str(fields["on"])) if fields["on"] else None  # a form gives the day itself
    return Chart(
        fields["headline"], fields["form"], labels, series, unit=fields["unit"], source=fields["source"], on=on
    )


def _plain_fields(block: Block) -> tuple[str, Any] | None:
    """Return the fields of a block that is little more than an address or a text."""
    match block:
        case Embed():
            said = {"url": block.url, "provider": block.provider, "headline": block.headline}
            return "embed", {**said, "caption": rich_of(block.caption)}
        case Recording():
            said = {"url": block.url, "form": block.form, "media": block.media}
            return "recording", {**said, "caption": rich_of(block.caption)}
        case Download():
            return "download", {"url": block.url, "headline": block.headline, "media": block.media}
        case Preformatted():
            return "preformatted", {"text": block.text, "form": block.form}
        case _:
            return None


def _plain_block(kind: str, fields: Fields) -> Block | None:
    match kind:
        case "embed":
            caption = line_of(fields["caption"])
            return Embed(fields["url"], provider=fields["provider"], headline=fields["headline"], caption=caption)
        case "recording":
            caption = line_of(fields["caption"])
            return Recording(fields["url"], fields["form"], media=fields["media"], caption=caption)
        case "download":
            return Download(fields["url"], fields["headline"], media=fields["media"])
        case "preformatted":
            return Preformatted(fields["text"].replace("\r\n", "\n"), fields["form"])
        case _:
            return None
