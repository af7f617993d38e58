"""What somebody who types may mean: stories, people, topics, instruments that readers have, and sections."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec
from django.conf import settings
from django.db import connection

from tajuk.database.connect import open_for_reading, snapshot
from tajuk.edition import lists, reader
from tajuk.edition.errors import NotPublished
from tajuk.edition.reader import Version, Window
from tajuk.newsroom.queries import masthead
from tajuk.newsroom.searching import index
from tajuk.search.analysis import folded
from tajuk.search.errors import SearchError
from tajuk.search.suggesting import suggest
from tajuk.story.documents import Person, Topic
from tajuk.story.story import Story
from tajuk.tape import reader as tape

_MOST = 8
_NEWEST = 300  # people and topics that no story names yet
_PLACES = ("place", "organisation")


class Offer(msgspec.Struct, frozen=True):
    """Something to take. kind: story, person, topic, place, organisation, instrument; value: a guid, slug or symbol."""

    kind: str
    value: str
    label: str
    note: str = ""


def offers(asked: str) -> list[Offer]:
    """Return what may be meant, names before stories; an address of ours is the story at it."""
    asked = asked.strip()
    if not asked:
        return []
    if asked.startswith(("/", "http://", "https://")):
        return _at_address(asked)
    found = [*_instruments(asked), *_indexed(asked), *_named(asked)]
    unique: dict[tuple[str, str], Offer] = {}
    for offer in found:
        unique.setdefault((offer.kind, offer.value), offer)
    return sorted(unique.values(), key=lambda offer: offer.kind == "story")[: 2 * _MOST]


def told(guid: str) -> list[Offer]:
    """Return the story that a guid names, if readers have it."""
    return _stories([guid])


def begins(asked: str, *names: str) -> bool:
    """Say whether one of the names has what was asked at the beginning of a word."""
    begun = f" {folded(asked)}"
    return any(begun in f" {folded(name)}" for name in names)


def _at_address(address: str) -> list[Offer]:
    """Return the story at an address, if it is one of ours."""
    parts = urlsplit(address)
    if parts.netloc and parts.netloc != urlsplit(masthead().url).netloc:
        return []
    try:
        return list(_offered([reader.by_path(_cursor(), parts.path)]))
    except NotPublished:
        return []


def _indexed(asked: str) -> list[Offer]:
    """Return what the search index suggests; nothing while there is none."""
    try:
        found = suggest(index().view(), asked, limit=_MOST)
    except SearchError:
        return []
    names = [Offer(one.kind, one.value, one.text) for one in found if one.kind in ("person", "topic", "instrument")]
    return [*map(_sorted, names), *_stories([one.value for one in found if one.kind == "story"])]


def _sorted(offer: Offer) -> Offer:
    """Return an offer of a topic as the place or organisation it is."""
    if offer.kind != "topic":
        return offer
    try:
        topic = reader.by_path(_cursor(), f"/topic/{offer.value}").document
    except NotPublished:
        return offer
    sort = topic.sort if isinstance(topic, Topic) else ""
    return msgspec.structs.replace(offer, kind=sort if sort in _PLACES else "topic")


def _stories(guids: list[str]) -> list[Offer]:
    found = reader.many(_cursor(), guids)
    return list(_offered(found[guid] for guid in guids if guid in found))


def _offered(versions: Iterable[Version]) -> Iterator[Offer]:
    for version in versions:
        match version.document:
            case Story() as story:
                day = story.published_at.date().isoformat()
                yield Offer("story", version.guid, story.headline, f"{story.section} · {day}")
            case Person() as person:
                yield Offer("person", person.slug, person.name)
            case Topic() as topic:
                yield Offer(topic.sort if topic.sort in _PLACES else "topic", topic.slug, topic.name)
            case _:
                pass


def _named(asked: str) -> Iterator[Offer]:
    """Yield the newest people and topics with a page of their own."""
    for kind in ("person", "topic"):
        for offer in _offered(reader.listed(_cursor(), lists.kind_list(kind), Window(_NEWEST))):
            if begins(asked, offer.label):
                yield offer


def _instruments(asked: str) -> list[Offer]:
    tape_connection = open_for_reading(settings.TAJUK.tape_url)
    try:
        with snapshot(tape_connection) as cursor:
            listed = tape.instruments(cursor)
    finally:
        tape_connection.close()
    found = [one for one in listed if begins(asked, one.symbol, one.label, one.name, *one.aliases)]
    return [Offer("instrument", one.symbol, one.name, one.symbol) for one in found[:_MOST]]


def _cursor() -> Any:
    return connection.cursor()
