"""ninjs: the news industry's JSON, versions 1.0 to 3.1."""

import re
from collections.abc import Iterator
from typing import BinaryIO, Literal

import msgspec

from tajuk.errors import TajukError
from tajuk.story.places import Places
from tajuk.wire.dispatch_items import items_of
from tajuk.wire.item import Item, WireError, refused
from tajuk.wire.json_source import Document, documents
from tajuk.wire.ninjs_names import Fields, current, text
from tajuk.wire.ninjs_older import as_1_6, as_2_2
from tajuk.wire.ninjs_reading import dispatch_of
from tajuk.wire.ninjs_writing import fields_of
from tajuk.wire.outgoing import FeedItem, Publisher
from tajuk.wire.xml_source import rereadable

MEDIA_TYPE = "application/json"
_FIELDS = """
guid headline kicker deck summary search_headline social_headline slug published_at language urgency section also_in
topics people instruments bylines label
"""
CARRIES = frozenset(_FIELDS.split())
_ENCODER = msgspec.json.Encoder()
_LISTED = frozenset(("item", "items", "_items", "newsItems", "newsitems", "results", "data", "docs"))
_NAMED = frozenset(("uri", "headlines", "bodies", "versionCreated", "pubStatus", "descriptions", "associations"))
_HEAD = re.compile(
    rb'"(?:versioncreated|pubstatus|bodies|headlines|body_(?:x?html|text)|firstcreated|representationtype|\$standard|'
    rb'description_text|altids|infosources?|copyrightholder|usageterms|eventdetails|plannedcoverage)"\s*:',
    re.IGNORECASE,
)
_BEGINS = re.compile(rb"\s*[\[{]")
Standard = Literal["1.6", "2.2", "3.1"]


def recognise(head: bytes) -> bool:
    """Say whether a file is ninjs, by its first bytes."""
    text = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf")
    return bool(_BEGINS.match(text)) and bool(_HEAD.search(text)) and b'"_bundles"' not in text


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield what ninjs objects hold, in file order, lazily: one item an object, places and organisations before it.

    source: one object, a list, a list in an envelope (`items`, `_items`, …), or an object a line; any version, and
    agencies' dialects of it.
    Raises: WireError, when there is no object that could be an item.
    Source: IPTC ninjs 1.0 to 3.1.
    """
    book, count = rereadable(source), 0
    try:
        for found in documents(book, listed=_LISTED):
            count += 1
            yield from _items(found, count)
    finally:
        book.close()
    if not count:
        raise WireError("ninjs", 1, "there is no JSON object in this file; have it sent again")


def dump(
    item: FeedItem, places: Places, publisher: Publisher, *, version: int = 1, standard: Standard = "3.1"
) -> bytes:
    """Return a story as a ninjs news item; the same values give the same bytes.

    places: gives absolute addresses (`outgoing.AbsolutePlaces`). item.html is the body. The note to editors stays in
    the house.
    Source: IPTC ninjs 3.1, 2.2, 1.6.
    """
    fields = fields_of(item, places, publisher, version=version)
    match standard:
        case "2.2":
            fields = as_2_2(fields)
        case "1.6":
            fields = as_1_6(fields)
    return _ENCODER.encode(fields)


def _items(found: Document, count: int) -> Iterator[Item]:
    """Yield what an object becomes; one that was put right is told of beside it."""
    named, problem = f"item {count}", found.problem
    if not isinstance(found.value, dict):
        yield refused(named, problem or "this is no JSON object; have it sent again", line=found.line)
        return
    if not current(found.value).keys() & _NAMED:
        reason = "this is no ninjs item: it has neither uri nor headlines nor bodies; see what the file is"
        if count == 1:
            raise WireError("ninjs", found.line, reason)
        yield refused(named, reason, line=found.line)
        return
    try:
        yield from items_of(dispatch_of(found.value, line=found.line))
    except (TajukError, ValueError, TypeError, OverflowError, RecursionError) as error:
        reason = f"it cannot be read ({error}); enter it by hand"
        yield refused(_named(found.value) or named, reason, line=found.line)
    if problem:
        reason = f"the JSON is ill-formed here ({problem}); it was repaired and read, check what became of it"
        yield refused(_named(found.value) or named, reason, line=found.line)


def _named(fields: Fields) -> str:
    return text(current(fields), "uri")
