"""How a body is packed for its way: by the codings the asker takes.

Source: RFC 9110, section 12.5.3.
"""

import gzip
from collections.abc import Callable
from functools import cache, lru_cache

import brotli

from tajuk.pages.static_files import StaticFile

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=11)),
    "gzip": lambda body: gzip.compress(body, compresslevel=9, mtime=0),
}
"""By coding, the best first; slow and thorough, for what is packed once and sent for ever."""


@lru_cache(maxsize=1024)
def taken(encoding: str) -> frozenset[str]:
    """Return the codings of ours that an Accept-Encoding header allows."""
    weights = dict(_weighted(part) for part in encoding.lower().split(","))
    anything = weights.get("*", 0.0)
    wanted = {"br": weights.get("br", anything), "gzip": weights.get("gzip", weights.get("x-gzip", anything))}
    return frozenset(name for name, weight in wanted.items() if weight > 0)


@cache
def packed(file: StaticFile, coding: str) -> bytes:
    """Return the bytes of a file in a coding; packed when first asked for."""
    return PACKERS[coding](file.body)


def _weighted(part: str) -> tuple[str, float]:
    name, *parameters = [piece.strip() for piece in part.split(";")]
    written = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return name, float(written)
    except ValueError:
        return name, 0.0
