"""NewsML 1.0 to 1.2, which some agencies still send."""

from collections.abc import Iterator
from typing import BinaryIO

from tajuk.errors import TajukError
from tajuk.wire.dispatch_items import items_of
from tajuk.wire.item import Item, WireError, refused
from tajuk.wire.newsml_1_reading import dispatch_of
from tajuk.wire.xml_items import Found, elements
from tajuk.wire.xml_source import rereadable

MEDIA_TYPE = "application/xml"
_FIELDS = "guid headline deck slug published_at updated_at language urgency dateline instruments bylines"
CARRIES = frozenset(_FIELDS.split())
_WIRE = "NewsML 1"
_NAMES = frozenset(("NewsItem",))


def recognise(head: bytes) -> bool:
    """Say whether a file is NewsML 1, by its first bytes."""
    return b"<NewsML" in head.replace(b"\x00", b"")


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield what a NewsML 1 document holds, in its order, lazily: an item a <NewsItem>.

    Raises: WireError, when there is no item, or the file declares entities.
    Source: IPTC NewsML 1.0 to 1.2.
    """
    book, count = rereadable(source), 0
    try:
        for found in elements(book, _NAMES, wire=_WIRE):
            count += 1
            yield from _items(found, count)
    finally:
        book.close()
    if not count:
        raise WireError(_WIRE, 1, "there is no <NewsItem> in this file; see what it is")


def _items(found: Found, count: int) -> Iterator[Item]:
    """Yield what an item becomes."""
    if found.element is None:
        yield refused(f"item {count}", found.problem, line=found.line)
        return
    try:
        yield from items_of(dispatch_of(found.element, line=found.line))
    except (TajukError, ValueError, TypeError, OverflowError, RecursionError) as error:
        yield refused(f"item {count}", f"it cannot be read ({error}); enter it by hand", line=found.line)
