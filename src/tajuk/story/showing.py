"""How pictures are shown: the one img element, and what each use of it asks of the browser."""

from html import escape
from typing import NamedTuple

from tajuk.story.blocks import Picture
from tajuk.story.inline import safe
from tajuk.story.places import Places

WIDTHS = (320, 480, 640, 960, 1280, 1600)
"""The widths of renditions, in pixels."""

_USUAL = 640  # the rendition for browsers that choose none
_WITH_THE_PAGE = 'loading="eager" fetchpriority="high"'
_WHEN_NEAR = 'loading="lazy"'


class Shown(NamedTuple):
    """One use of pictures: how wide they stand (`sizes`), when they load, how wide a rendition is worth having."""

    sizes: str
    loading: str = _WHEN_NEAR
    widest: int = WIDTHS[-1]


LEAD = Shown("(min-width: 75rem) 39rem, (min-width: 62rem) 60vw, 100vw", _WITH_THE_PAGE)  # on top of a front
STORY = Shown("(min-width: 75rem) 56rem, (min-width: 62rem) 65vw, 100vw", _WITH_THE_PAGE)  # on top of a story
CARD = Shown("(min-width: 75rem) 19rem, (min-width: 40rem) 45vw, 7rem", widest=960)
ROW = Shown("(min-width: 50rem) 13rem, 26vw", widest=640)
ASIDE = Shown("(min-width: 62rem) 19rem, 100vw", widest=960)
PORTRAIT = Shown("6rem", widest=480)
TEXT = Shown("(min-width: 45rem) 41rem, 100vw")


def picture_html(picture: Picture, places: Places, *, shown: Shown = TEXT) -> str:
    """Return a picture with its renditions; "" when there is nothing to show.

    A picture element where the places know of AVIF, else an img element alone: feeds and exports go out plain.
    """
    image = _image(picture, places, shown)
    better = _pairs(picture, _sources(picture, places, widest=shown.widest, format="avif"))
    if not better or not image:
        return image
    source = f'<source type="image/avif" srcset="{escape(better)}" sizes="{shown.sizes}">'
    return f"<picture>{source}{image}</picture>"


def _image(picture: Picture, places: Places, shown: Shown) -> str:
    sources = _sources(picture, places, widest=shown.widest, format="webp")
    usual = max((width for width in sources if width <= _USUAL), default=0)
    source = sources.get(usual, "") or safe(places.elsewhere(picture.url))
    if not source:
        return ""
    choice = f' srcset="{escape(_pairs(picture, sources))}" sizes="{shown.sizes}"' if len(sources) > 1 else ""
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
    alt = escape(picture.alt)
    return f'<img src="{escape(source)}"{choice}{size} alt="{alt}" {shown.loading} decoding="async">'


def _sources(picture: Picture, places: Places, *, widest: int, format: str) -> dict[int, str]:
    """Return the addresses of a picture's renditions by width: all below its own, and the first that holds it whole."""
    widths = [
        width
        for below, width in zip((0, *WIDTHS), WIDTHS, strict=False)
        if width <= widest and (not below or not picture.width or below < picture.width)
    ]
    return {width: source for width in widths if (source := places.source(picture, width, format))}


def _pairs(picture: Picture, sources: dict[int, str]) -> str:
    """Return a srcset; what is called 960 of a picture 700 wide is 700 wide."""
    return ", ".join(f"{address} {min(width, picture.width or width)}w" for width, address in sources.items())
