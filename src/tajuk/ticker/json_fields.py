"""Quotes in somebody else's JSON, found where an operator says they are."""

from collections.abc import Iterator
from typing import Any

import msgspec

from tajuk.ticker.formats import quotes
from tajuk.ticker.items import Item, Offered, Refused
from tajuk.ticker.reading import Terms
from tajuk.ticker.sources import BadAnswer, Fields, Source

_JSON = msgspec.json.Decoder(float_hook=str)
_NAMES = ("symbol", "value", "previous", "percent", "at")


def document_of(body: bytes) -> Any:
    """Return a JSON document; numbers with a point stay text, exact to the last digit. Raises: BadAnswer."""
    try:
        return _JSON.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAnswer(f"it is not JSON ({error})") from error


def items(document: Any, fields: Fields, *, source: Source, terms: Terms) -> Iterator[Item]:
    """Yield the quotes of a document. One that says no instant is dated as received. Raises: BadAnswer."""
    listed = _at(document, fields.items) if fields.items else document
    if isinstance(listed, dict):
        listed = [listed]
    if not isinstance(listed, list):
        raise BadAnswer(f"there is no list under {fields.items!r}")
    for number, each in enumerate(listed, 1):
        yield _item(each, number, fields=fields, source=source, terms=terms)


def _item(given: Any, number: int, *, fields: Fields, source: Source, terms: Terms) -> Item:
    if not isinstance(given, dict):
        return Refused("item", number, "it is not an object")
    found = {name: _text(_at(given, getattr(fields, name))) for name in _NAMES if getattr(fields, name)}
    theirs = found.get("symbol", "")
    found["symbol"] = fields.symbols.get(theirs, theirs)
    found.setdefault("at", "")
    if not found["at"]:
        found["at"] = terms.received_at.isoformat()
    return delayed(quotes.item(found, number, terms._replace(source=source.name)), source)


def delayed(item: Item, source: Source) -> Item:
    """Return an item as late as its source comes."""
    if not isinstance(item, Offered):
        return item
    late = msgspec.structs.replace(item.quote, delay=source.delay, delay_min=source.delay_min)
    return item._replace(quote=late)


def _at(document: Any, path: str) -> Any:
    """Return what lies at a dotted path, None where there is nothing."""
    for step in path.split("."):
        if isinstance(document, list) and step.isdecimal() and int(step) < len(document):
            document = document[int(step)]
        elif isinstance(document, dict):
            document = document.get(step)
        else:
            return None
    return document


def _text(value: Any) -> str:
    return "" if value is None else str(value)
