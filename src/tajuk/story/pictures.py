"""Pictures, players and files in clean HTML, as values."""

import re

from tajuk.story.addresses import address_of, provider_of, watched_at
from tajuk.story.blocks import Embed, Picture, Recording
from tajuk.story.cleaning import Node

_LAZY = ("src", "data-src", "data-lazy-src", "data-original")
_SETS = ("srcset", "data-srcset")
_BETWEEN = re.compile(r",\s+|(?<=\d[wx]),")
_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)[wx]")
_LONGEST_SET = 20_000  # characters
_STAND_IN = re.compile(r"/(?:blank|placeholder|spacer|transparent|pixel|1x1|lazy(?:load)?)[\w.-]*\.(?:gif|png|svg)")
_EMOJI = frozenset(("emoji", "wp-smiley", "emojione", "twemoji"))
_WIDEST = 100_000


def picture_of(node: Node, base_url: str) -> Picture | None:
    """Return the picture of an img element; None for a counting pixel, an emoji or one without an address."""
    attributes = node.attributes
    width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    url = _source(attributes, base_url)
    if not url or (width and height and max(width, height) <= 2):
        return None
    return Picture(url=url, alt=" ".join(attributes.get("alt", "").split()), width=width, height=height)


def emoji_of(node: Node) -> str:
    """Return the characters of an emoji that stands as a picture, or ""."""
    return node.attributes.get("alt", "") if not _EMOJI.isdisjoint(node.classes()) else ""


def embed_of(node: Node, base_url: str) -> Embed | None:
    """Return what an iframe or embed element shows; None when its address leads nowhere."""
    attributes = node.attributes
    written = next((attributes[name] for name in _LAZY if address_of(attributes.get(name, ""), base_url)), "")
    url = address_of(written, base_url)
    if not url or url.startswith(("mailto:", "tel:")):
        return None
    return Embed(watched_at(url), provider_of(url), " ".join(attributes.get("title", "").split()))


def recording_of(node: Node, base_url: str) -> Recording | None:
    """Return the file an audio or video element plays; None when it names none."""
    sources = [node, *(child for child in node.children if not isinstance(child, str) and child.tag == "source")]
    urls = (address_of(source.attributes.get("src", ""), base_url) for source in sources)
    url = next((url for url in urls if url and not url.startswith(("mailto:", "tel:"))), "")
    return Recording(url, "audio" if node.tag == "audio" else "video") if url else None


def _source(attributes: dict[str, str], base_url: str) -> str:
    """Return the address of the real picture: lazy loaders put a stand-in into `src`."""
    spare = ""
    for name in _LAZY:
        url = address_of(attributes.get(name, ""), base_url)
        if url and not _STAND_IN.search(url):
            return "" if url.startswith(("mailto:", "tel:")) else url
        spare = spare or url
    for name in _SETS:
        if name in attributes and (url := address_of(_largest(attributes[name]), base_url)):
            return url
    return spare


def _largest(srcset: str) -> str:
    """Return the address of the largest picture in a srcset."""
    candidates = [candidate.split() for candidate in _BETWEEN.split(srcset[:_LONGEST_SET])]
    sized = [(_size(parts[1:]), parts[0].rstrip(",")) for parts in candidates if parts]
    return max(sized, key=lambda pair: pair[0], default=(0.0, ""))[1]


def _size(descriptors: list[str]) -> float:
    found = _SIZE.fullmatch(descriptors[0]) if descriptors else None
    return float(found[1]) if found else 1.0


def _pixels(written: str) -> int:
    """Return a width or height in pixels; 0 for percentages and nonsense."""
    digits = written.strip().removesuffix("px")
    return min(int(digits), _WIDEST) if digits.isascii() and digits.isdigit() and len(digits) < 8 else 0
