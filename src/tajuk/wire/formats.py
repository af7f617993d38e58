"""The formats that come in, by name, and which of them a file is."""

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import BinaryIO

from tajuk.wire import (
    ap_media,
    article_html,
    atom,
    feed_bytes,
    feed_reading,
    ghost,
    json_feed,
    newsml_1,
    newsml_g2,
    ninjs,
    nitf,
    opml,
    page_text,
    rss,
    wire_text,
    wp_rest,
    wxr,
)
from tajuk.wire.item import Item, Share, WireError

FORMATS: dict[str, ModuleType] = {
    "wxr": wxr,
    "ap_media": ap_media,
    "ghost": ghost,
    "wp_rest": wp_rest,
    "ninjs": ninjs,
    "newsml_g2": newsml_g2,
    "newsml_1": newsml_1,
    "nitf": nitf,
    "rss": rss,
    "atom": atom,
    "json_feed": json_feed,
    "opml": opml,
    "wire_text": wire_text,
    "article_html": article_html,
    "page_text": page_text,
}
"""By the name `tajuk import --as` takes, the most particular first: the first that recognises a file reads it."""


DIVISIBLE: dict[str, Callable[[BinaryIO, Share], Iterator[Item]]] = {"wxr": wxr.parse_share}
"""The formats whose files several processes can read together, each a share of the items."""


def recognise(head: bytes) -> str:
    """Return the name of the format a file's first bytes are in; 4096 bytes are enough.

    Raises: WireError when no format fits.
    """
    foreign = feed_reading.NOT_READ.get(feed_bytes.root_name(head))
    if foreign:
        raise WireError("import", 0, foreign)
    for name, wire in FORMATS.items():
        if wire.recognise(head):
            return name
    known = ", ".join(sorted(FORMATS))
    if not head.strip():
        raise WireError("import", 0, "the file is empty; save or export it again")
    raise WireError("import", 0, f"no format recognises it; name one with --as ({known}) or check what was saved")
