"""Where a menu may lead: sections, pages of the masthead, topics, people, stories; found while somebody types."""

from collections.abc import Iterator
from typing import Any

from django.db import connection

from tajuk.edition import lists, reader
from tajuk.edition.errors import NotPublished
from tajuk.edition.reader import Version, Window
from tajuk.newsroom.suggestions import Offer, begins, offers
from tajuk.pages.places import title_of

_KINDS = ("section", "page", "topic", "person")
_NEWEST = 300
_MOST = 12


def destinations(asked: str, *, language: str) -> list[Offer]:
    """Return what may be meant, each by its guid, named in a language; an address of ours is what stands there."""
    asked = asked.strip()
    if not asked:
        return []
    if asked.startswith("/"):
        return list(_at(asked, language))
    named = [offer for kind in _KINDS for offer in _named(kind, asked, language)]
    stories = [Offer("destination", one.value, one.label, one.note) for one in offers(asked) if one.kind == "story"]
    return [*named, *stories][:_MOST]


def _at(path: str, language: str) -> Iterator[Offer]:
    cursor: Any = connection.cursor()
    try:
        yield from _offered(reader.by_path(cursor, path), language)
    except NotPublished:
        return


def _named(kind: str, asked: str, language: str) -> Iterator[Offer]:
    cursor: Any = connection.cursor()
    for version in reader.listed(cursor, lists.kind_list(kind), Window(_NEWEST)):
        for offer in _offered(version, language):
            if begins(asked, offer.label):
                yield offer


def _offered(version: Version, language: str) -> Iterator[Offer]:
    if called := title_of(version.document, language):
        yield Offer("destination", version.guid, called, version.path)
