"""NewsML-G2, versions 2.9 to 2.35: items, packages and messages."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import BinaryIO, Literal

import msgspec
from lxml import etree

from tajuk.errors import TajukError
from tajuk.story.documents import Person, Topic
from tajuk.story.identity import guid_of
from tajuk.story.places import Places
from tajuk.wire.dispatch import Concept, Dispatch
from tajuk.wire.dispatch_items import items_of
from tajuk.wire.item import Item, Skipped, WireError, refused
from tajuk.wire.newsml_g2_about import concepts_in
from tajuk.wire.newsml_g2_binding import Binder
from tajuk.wire.newsml_g2_reading import dispatch_of
from tajuk.wire.newsml_g2_values import catalogue, language, parts
from tajuk.wire.newsml_g2_writing import message, news_item
from tajuk.wire.outgoing import FeedItem, Publisher
from tajuk.wire.wxr_post import slug
from tajuk.wire.xml_items import Found, elements, local
from tajuk.wire.xml_source import rereadable

MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"
_FIELDS = """
guid headline kicker deck summary search_headline social_headline slug published_at language urgency section also_in
topics people instruments bylines label
"""
CARRIES = frozenset(_FIELDS.split())
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_WIRE = "NewsML-G2"
_NEWS = frozenset(("newsItem", "packageItem", "planningItem"))
_CONCEPTS = frozenset(("conceptItem", "knowledgeItem"))
_OTHERS = frozenset(("catalogItem", "catalog"))
_NAMES = _NEWS | _CONCEPTS | _OTHERS
_SORTS: dict[str, Literal["place", "organisation"]] = {
    "geoarea": "place",
    "poi": "place",
    "place": "place",
    "organisation": "organisation",
}
_LONGEST_DETAILS = 40_000  # characters


def recognise(head: bytes) -> bool:
    """Say whether a file is NewsML-G2, by its first bytes."""
    text = head.replace(b"\x00", b"")
    if b"iptc.org/std/nar/" in text:
        return True
    return any(b"<" + name in text for name in (b"newsItem", b"packageItem", b"newsMessage", b"conceptItem"))


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield what an item, a package or a message holds, in document order, lazily.

    Items that define concepts yield them as Person and Topic and count as Skipped by their kind; catalogues too. A text
    that a package before it binds to pictures comes last, with them.
    Raises: WireError, when there is no item, or the file declares entities.
    Source: IPTC NewsML-G2 2.9 to 2.35; elements are known by their local names.
    """
    book, count, binder = rereadable(source), 0, Binder()
    try:
        for found in elements(book, _NAMES, wire=_WIRE):
            count += 1
            for item in _items(found, count, binder=binder):
                yield from binder.taken(item)
        yield from binder.rest()
    finally:
        book.close()
    if not count:
        raise WireError(_WIRE, 1, "there is no item in this file (newsItem, packageItem, …); see what it is")


def dump(item: FeedItem, places: Places, publisher: Publisher, *, version: int = 1) -> bytes:
    """Return a story as a NewsML-G2 2.35 news item; the same values give the same bytes.

    places: gives absolute addresses (`outgoing.AbsolutePlaces`). item.html is the body. The note to editors stays in
    the house.
    Source: IPTC NewsML-G2 2.35, power.
    """
    return f"{_DECLARATION}{news_item(item, places, publisher, version=version)}".encode()


def dump_message(items: Iterable[FeedItem], places: Places, publisher: Publisher, *, sent_at: datetime) -> bytes:
    """Return stories as a NewsML-G2 2.35 message, each as `dump` writes it.

    Source: IPTC NewsML-G2 2.35, "newsMessage".
    """
    written = (news_item(item, places, publisher, version=1) for item in items)
    return f"{_DECLARATION}{message(written, publisher, sent_at=sent_at)}".encode()


def _items(found: Found, count: int, *, binder: Binder) -> Iterator[Item]:
    """Yield what an element becomes."""
    if found.element is None:
        yield refused(f"item {count}", found.problem, line=found.line)
        return
    element, name = found.element, local(found.element)
    named = element.get("guid") or f"item {count}"
    try:
        if name in _NEWS:
            dispatch = dispatch_of(element, line=found.line)
            if dispatch.kind == "package":
                binder.learn(dispatch)
            yield from items_of(dispatch)
        elif name in _CONCEPTS:
            yield from _defined(element, line=found.line)
        else:
            yield Skipped(kind=name, item=named)
    except (TajukError, ValueError, TypeError, OverflowError, RecursionError) as error:
        yield refused(named, f"it cannot be read ({error}); enter it by hand", line=found.line)


def _defined(element: etree._Element, *, line: int) -> Iterator[Item]:
    """Yield the people and topics an item defines, then the item; an event is a draft of its own."""
    whole = parts(element)
    known = catalogue(whole, tag=language(element), ours=False)
    name, event = local(element), None
    for concept, kind, definition in concepts_in(whole, known):
        if kind == "event" and name == "conceptItem":
            event = _event(element, concept, definition, line=line)
        elif found := _document(concept, kind, definition):
            yield found
    if event:
        yield from items_of(event)
    else:
        yield Skipped(kind=name, item=element.get("guid") or "")


def _document(concept: Concept, kind: str, definition: str) -> Person | Topic | None:
    """Return what a concept is here; None for one without a name."""
    found = slug(concept.name)
    if not found or kind in ("event", "object"):
        return None
    carried = {"code": concept.uri}
    if kind == "person":
        return Person(guid=guid_of("person", found), slug=found, name=concept.name, about=definition, carried=carried)
    return Topic(
        guid=guid_of("topic", found),
        slug=found,
        name=concept.name,
        sort=_SORTS.get(kind, "subject"),
        about=definition,
        carried=carried,
    )


def _event(element: etree._Element, concept: Concept, definition: str, *, line: int) -> Dispatch:
    """Return an event an item defines, as a plan an editor looks at."""
    dispatch = dispatch_of(element, line=line)
    details = etree.tostring(element, encoding="unicode", with_tail=False)[:_LONGEST_DETAILS]
    return msgspec.structs.replace(
        dispatch,
        kind="event",
        headline=concept.name or dispatch.headline,
        deck=definition or dispatch.deck,
        carried={**dispatch.carried, "event": details},
    )
