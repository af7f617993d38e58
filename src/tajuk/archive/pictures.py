"""The pictures of a story: which it shows that are not held yet, and the story with those that are."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from tajuk.story.blocks import Block, Body, Figure, Gallery, List, Part, Picture
from tajuk.story.story import Story
from tajuk.tray.wanted import Held


def missing_pictures(story: Story) -> list[str]:
    """Return the addresses of pictures a story shows that are not in the media store, each once."""
    found: dict[str, None] = {}

    def note(picture: Picture) -> Picture:
        if picture.url and not picture.media:
            found[picture.url] = None
        return picture

    _changed(story, note)
    return list(found)


def with_pictures(story: Story, held: Mapping[str, Held]) -> Story:
    """Return the story with the pictures that are held; one that shows them already comes back equal."""

    def give(picture: Picture) -> Picture:
        file = held.get(picture.url)
        if picture.media or file is None or not file.width:
            return picture
        return msgspec.structs.replace(picture, media=file.media, width=file.width, height=file.height)

    return _changed(story, give)


Change = Callable[[Picture], Picture]
_PartT = TypeVar("_PartT", bound=Part)


def _changed(story: Story, change: Change) -> Story:
    picture = change(story.picture) if story.picture else None
    return msgspec.structs.replace(story, picture=picture, body=_body(story.body, change))


def _body(body: Body, change: Change) -> Body:
    return tuple(_block(block, change) for block in body)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Figure():
            return msgspec.structs.replace(block, picture=change(block.picture))
        case Gallery():
            return msgspec.structs.replace(block, pictures=tuple(change(picture) for picture in block.pictures))
        case List():
            return msgspec.structs.replace(block, items=tuple(_inside(item, change) for item in block.items))
        case _:
            return _inside(block, change)


def _inside(part: _PartT, change: Change) -> _PartT:
    """Return a part with the body it holds changed; most hold none."""
    body = getattr(part, "body", ())
    return msgspec.structs.replace(part, body=_body(body, change)) if body else part
