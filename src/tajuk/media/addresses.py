"""What kept pictures are called: digests, widths, and the URLs made of them."""

import re
from typing import NamedTuple

from tajuk.media.errors import NotKept

WIDTHS = (320, 480, 640, 960, 1280, 1600)
FORMATS = ("webp", "avif")
MEDIA_TYPES = {"webp": "image/webp", "avif": "image/avif"}

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_PATH = re.compile(r"/media/([0-9a-f]{64})/([1-9][0-9]{2,3})\.([a-z0-9]{2,5})", re.ASCII)


class Rendition(NamedTuple):
    """One picture at one width in one format."""

    digest: str
    width: int
    format: str


def href(digest: str, width: int, format: str = "webp") -> str:
    """Return the path of a rendition; it never changes and may be kept for ever."""
    return f"/media/{digest}/{file_name(width, format)}"


def rendition_at(path: str) -> Rendition | None:
    """Return what a URL path asks for, or None when it is not the path of any rendition."""
    found = _PATH.fullmatch(path)
    if found is None or int(found[2]) not in WIDTHS or found[3] not in FORMATS:
        return None
    return Rendition(found[1], int(found[2]), found[3])


def is_digest(text: str) -> bool:
    """Say whether text is the SHA-256 of something, in lower-case hex."""
    return _DIGEST.fullmatch(text) is not None


def file_name(width: int, format: str = "webp") -> str:
    """Return the name of a rendition in its folder. Raises: NotKept for one that nobody makes."""
    if width not in WIDTHS or format not in FORMATS:
        raise NotKept(f"{width}.{format}"[:80], "no picture is made so", f"ask for one of {WIDTHS}, {FORMATS}")
    return f"{width}.{format}"


def widths_of(width: int) -> tuple[int, ...]:
    """Return the widths a picture is made in: all below its own, and the first that holds it whole.

    Nothing is enlarged: what is called 320 of a picture 200 wide is 200 wide.
    """
    return tuple(name for below, name in zip((0, *WIDTHS), WIDTHS, strict=False) if below < width) or WIDTHS[:1]


def shown_width(name: int, width: int) -> int:
    """Return how many pixels wide the rendition called `name` of a picture `width` wide is, as `srcset` must say it."""
    return min(name, width)
