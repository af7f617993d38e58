"""A body as the value of the editor's stream field, and back: `body_of(stream_of(body)) == body` for every body.

What a field would change is not put into it: such a block is locked, shown as readers see it, and comes back as it was.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from tajuk.newsroom.stream import fields
from tajuk.newsroom.stream.pictures import Photos
from tajuk.newsroom.stream.prose import blocks_of, is_prose, prose_of
from tajuk.story.blocks import Block, Body, List
from tajuk.story.codec import block_of, raw_of

StreamData = list[dict[str, Any]]
"""What the stream field stores: blocks of a `type` with a `value`."""


def stream_of(body: Body, photos: Photos) -> StreamData:
    """Return a body as stream data."""
    return [piece for group in _groups(body) for piece in _pieces(group, photos)]


def body_of(stream: Iterable[dict[str, Any]], photos: Photos) -> Body:
    """Return the body in stream data; blocks of kinds that no release knew are left out."""
    return tuple(block for piece in stream for block in _blocks(piece["type"], piece["value"], photos))


def _groups(body: Body) -> Iterator[tuple[Block, ...]]:
    """Yield blocks that may share a field: prose together, all others alone. Two lists of a sort would become one."""
    group: tuple[Block, ...] = ()
    for block in body:
        if group and is_prose(block) and is_prose(group[-1]) and not _would_join(group[-1], block):
            group = (*group, block)
            continue
        if group:
            yield group
        group = (block,)
    if group:
        yield group


def _would_join(one: Block, other: Block) -> bool:
    return isinstance(one, List) and isinstance(other, List) and one.ordered == other.ordered


def _pieces(group: tuple[Block, ...], photos: Photos) -> StreamData:
    """Return the stream data of a group; where it would not come back as it is, of each of its blocks."""
    piece = {"type": "text", "value": prose_of(group)} if is_prose(group[0]) else _own_field(group[0], photos)
    if piece and body_of([piece], photos) == group:
        return [piece]
    if len(group) == 1:
        return [{"type": "locked", "value": raw_of(group[0]).decode()}]
    return [found for block in group for found in _pieces((block,), photos)]


def _own_field(block: Block, photos: Photos) -> dict[str, Any] | None:
    found = fields.fields_of(block, photos, inner=stream_of)
    return {"type": found[0], "value": found[1]} if found else None


def _blocks(kind: str, value: Any, photos: Photos) -> Iterable[Block]:
    if kind == "text":
        return blocks_of(value)
    if kind == "locked":
        return (block_of(value.encode()),) if value else ()
    block = fields.block_of(kind, value, photos, inner=body_of)
    return (block,) if block else ()
