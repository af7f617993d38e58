"""Pictures as fields, and back. A picture that lies in the newsroom's own collection is named by its number there."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tajuk.newsroom.stream.rich import line_of, rich_of
from tajuk.story.blocks import Picture


class Stored(NamedTuple):
    """What is known of a photo in the media store. Units: width and height in pixels."""

    media: str
    width: int
    height: int
    credit: str = ""


class Photos(NamedTuple):
    """The photos a page may show: what is stored of each by its number, and the numbers by digest."""

    stored: Mapping[int, Stored]
    numbers: Mapping[str, int]


NO_PHOTOS = Photos({}, {})


def fields_of(picture: Picture, photos: Photos) -> dict[str, Any]:
    """Return a picture as the fields of its block."""
    return {
        "image": photos.numbers.get(picture.media) if picture.media else None,
        "alt": picture.alt,
        "caption": rich_of(picture.caption),
        "credit": picture.credit,
        "kept": {"media": picture.media, "url": picture.url, "width": picture.width, "height": picture.height},
    }


def picture_of(fields: Mapping[str, Any], photos: Photos) -> Picture:
    """Return the picture in the fields of its block: the photo chosen, or what stood there before one was."""
    kept = fields.get("kept") or {}
    chosen = photos.stored.get(fields.get("image") or 0)
    is_new = chosen is not None and chosen.media != kept.get("media")
    return Picture(
        media=chosen.media if chosen else kept.get("media", ""),
        url="" if is_new else kept.get("url", ""),
        alt=fields.get("alt", ""),
        width=chosen.width if chosen and is_new else kept.get("width", 0),
        height=chosen.height if chosen and is_new else kept.get("height", 0),
        caption=line_of(fields.get("caption", "")),
        credit=fields.get("credit", "") or (chosen.credit if chosen and is_new else ""),
    )
