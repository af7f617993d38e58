"""Answers of the AP Media API: a feed of items, or one item, in a ninjs of its own."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from tajuk.errors import TajukError
from tajuk.wire.dispatch import Dispatch
from tajuk.wire.dispatch_items import items_of
from tajuk.wire.item import Item, WireError, refused
from tajuk.wire.json_source import documents
from tajuk.wire.ninjs_names import Fields, current, listed, text
from tajuk.wire.ninjs_reading import dispatch_of
from tajuk.wire.xml_source import rereadable

MEDIA_TYPE = "application/json"
_FIELDS = "guid headline deck summary slug published_at updated_at language urgency ednote topics people"
CARRIES = frozenset(_FIELDS.split())
_WIRE = "AP Media API"


def recognise(head: bytes) -> bool:
    """Say whether a file is an answer of the AP Media API, by its first bytes."""
    return b'"api_version"' in head and b'"/content' in head


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield the items of an answer, in its order.

    The words of a text are not in the answer: it names files that hold them, so a text is a draft until they came.
    Raises: WireError, when the file is no such answer.
    Source: AP Media API, "/content/feed" and "/content/{item}".
    """
    book, count = rereadable(source), 0
    try:
        for found in documents(book, listed=frozenset()):
            for given in _given(found.value):
                count += 1
                yield from _items(given, found.line, count)
            if found.problem:
                count += 1
                yield refused(f"item {count}", found.problem, line=found.line)
    finally:
        book.close()
    if not count:
        raise WireError(_WIRE, 1, "there is no item in this answer; ask the API again")


def _given(answer: Any) -> Iterator[Fields]:
    """Yield the items of a decoded answer."""
    data = answer.get("data") if isinstance(answer, dict) else None
    if isinstance(data, dict):
        several = data.get("items") if isinstance(data.get("items"), list) else [data]
        yield from (one["item"] for one in several or () if isinstance(one, dict) and isinstance(one.get("item"), dict))


def _items(given: Fields, line: int, count: int) -> Iterator[Item]:
    try:
        yield from items_of(_dispatch(given, line))
    except (TajukError, ValueError, TypeError, OverflowError, RecursionError) as error:
        named = text(given, "uri") or f"item {count}"
        yield refused(named, f"it cannot be read ({error}); enter it by hand", line=line)


def _dispatch(given: Fields, line: int) -> Dispatch:
    """Return what an item says; its id counts, since its address holds a key of the customer."""
    fields = current(given)
    identity = text(fields.get("altIds") or {}, "itemid")
    terms, place = fields.get("usageTerms"), fields.get("datelinelocation")
    ours: Fields = {
        "uri": f"urn:publicid:ap.org:{identity}" if identity else text(fields, "uri").partition("?")[0],
        "usageTerms": " ".join(one for one in terms if isinstance(one, str)) if isinstance(terms, list) else terms,
        "located": text(place, "city") or text(place, "countryname") if isinstance(place, dict) else "",
        "source": text(fields, "provider"),
        "subjects": [one for one in listed(fields.get("subjects")) if "category" not in (one.get("rels") or ())],
        "by": next((text(d, "value") for d in listed(fields.get("descriptions")) if d.get("role") == "creditline"), ""),
        "descriptions": [d for d in listed(fields.get("descriptions")) if d.get("role") != "creditline"],
    }
    dispatch = dispatch_of({**fields, **ours}, line=line)
    carried = dict(dispatch.carried)
    if dispatch.kind == "text" and not dispatch.body:
        carried["content"] = [{"type": r.media_type, "name": r.name, "href": r.href} for r in dispatch.renditions]
    return msgspec.structs.replace(dispatch, format="ap_media", picture=None, carried=carried)
