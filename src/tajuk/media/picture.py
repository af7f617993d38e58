"""What is made of a picture, and what is remembered of it."""

from typing import NamedTuple

import msgspec


class Prepared(NamedTuple):
    """A picture ready to be kept. `width` and `height` are the original's, upright; `renditions` by name of width."""

    media_type: str
    width: int
    height: int
    renditions: dict[int, bytes]


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a store knows of a picture: the original's type, size (upright) and bytes; the widths, and who made them."""

    media_type: str
    width: int
    height: int
    bytes: int
    widths: tuple[int, ...]
    release: str


class Shown(NamedTuple):
    """What a reader gets of a rendition. `is_settled`: the same bytes will be given for ever."""

    data: bytes
    format: str
    is_settled: bool
