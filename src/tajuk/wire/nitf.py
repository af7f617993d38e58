"""NITF, the news industry's text format: versions 3.1 to 3.6 in, 3.6 out."""

from collections.abc import Iterator
from typing import BinaryIO

from tajuk.errors import TajukError
from tajuk.story.places import Places
from tajuk.wire.dispatch_items import items_of
from tajuk.wire.item import Item, WireError, refused
from tajuk.wire.nitf_reading import dispatch_of
from tajuk.wire.nitf_writing import document
from tajuk.wire.outgoing import FeedItem, Publisher
from tajuk.wire.xml_items import Found, elements
from tajuk.wire.xml_source import rereadable

MEDIA_TYPE = "application/nitf+xml"
_FIELDS = """
guid headline kicker deck summary slug published_at language urgency section also_in topics people instruments
bylines label
"""
CARRIES = frozenset(_FIELDS.split())
_WIRE = "NITF"
_NAMES = frozenset(("nitf",))


def recognise(head: bytes) -> bool:
    """Say whether a file is NITF, by its first bytes."""
    text = head.replace(b"\x00", b"")
    return b"<nitf" in text or b"<!DOCTYPE nitf" in text


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield what NITF documents hold, in file order, lazily: an item a <nitf>.

    Raises: WireError, when there is no document, or the file declares entities.
    Source: IPTC NITF 3.1 to 3.6; elements are known by their local names.
    """
    book, count = rereadable(source), 0
    try:
        for found in elements(book, _NAMES, wire=_WIRE):
            count += 1
            yield from _items(found, count)
    finally:
        book.close()
    if not count:
        raise WireError(_WIRE, 1, "there is no <nitf> in this file; see what it is")


def dump(item: FeedItem, places: Places, publisher: Publisher, *, version: int = 1) -> bytes:
    """Return a story as a NITF 3.6 document; the same values give the same bytes.

    places: gives absolute addresses (`outgoing.AbsolutePlaces`). The body is the story's own when item.html says that
    it may be sent. The note to editors stays in the house.
    Source: IPTC NITF 3.6.
    """
    return document(item, places, publisher, version=version).encode()


def _items(found: Found, count: int) -> Iterator[Item]:
    """Yield what a document becomes."""
    if found.element is None:
        yield refused(f"item {count}", found.problem, line=found.line)
        return
    try:
        yield from items_of(dispatch_of(found.element, line=found.line))
    except (TajukError, ValueError, TypeError, OverflowError, RecursionError) as error:
        yield refused(f"item {count}", f"it cannot be read ({error}); enter it by hand", line=found.line)
