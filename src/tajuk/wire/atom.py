"""Atom 1.0."""

import re
from collections.abc import Iterator
from itertools import chain, repeat
from typing import BinaryIO

from tajuk.story.story import Byline
from tajuk.wire import feed_reading
from tajuk.wire.feed_carried import Carried, carried_of, written
from tajuk.wire.feed_story import LABEL, SECTION, TOPIC
from tajuk.wire.item import Item
from tajuk.wire.outgoing import (
    GENERATOR,
    Feed,
    FeedItem,
    categories,
    changed_at,
    excerpt,
    identifier,
    picture_type,
    teaser,
    title,
    writers,
)
from tajuk.wire.xml_writing import absolute_html, as_html, element, escaped, language_tag, rfc3339

MEDIA_TYPE = "application/atom+xml"
_FIELDS = "guid language headline published_at updated_at section label topics carried"
CARRIES = frozenset(_FIELDS.split())
_MARKUP = re.compile(r"<[/!?a-z]|&#?\w+;", re.IGNORECASE)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'


def recognise(head: bytes) -> bool:
    """Say whether a file is an Atom feed, by its first bytes."""
    return feed_reading.is_one(head, "atom")


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield the site of a feed, then what each entry becomes, in feed order; a bad entry becomes a Refused.

    Reads Atom 1.0 and 0.3 with the modules beside them; ill-formed XML is repaired and reported.
    Raises: WireError, with the line, when it is no Atom.
    Source: RFC 4287; Atom 0.3 draft.
    """
    return feed_reading.items_of(source, wire="Atom", format="atom")


def dump(feed: Feed) -> bytes:
    """Return a feed as Atom; the same feed gives the same bytes.

    Source: RFC 4287.
    """
    language = f"{_language(feed.language)}>\n"
    entries = (_entry(item, feed) for item in feed.items)
    return "".join((_HEAD, language, _about(feed), *entries, "</feed>\n")).encode()


def _about(feed: Feed) -> str:
    title = feed.title.strip() or feed.href
    return "".join(
        (
            _text("title", title),
            _text("subtitle", feed.description),
            element("id", feed.self_href),
            _link("self", feed.self_href, MEDIA_TYPE),
            _link("alternate", feed.href, "text/html"),
            element("updated", rfc3339(feed.updated_at, feed.zone)),
            f"<author>\n{element('name', feed.publisher.strip() or title)}</author>\n",
            element("icon", feed.icon_href),
            _text("rights", feed.rights),
            element("generator", GENERATOR),
        )
    )


def _entry(item: FeedItem, feed: Feed) -> str:
    story = item.story
    by = writers(story)
    return "".join(
        (
            f"<entry{_language(story.language) if story.language != feed.language else ''}>\n",
            _text("title", title(item)),
            element("id", identifier(story.guid)),
            _link("alternate", item.href, "text/html"),
            element("published", rfc3339(story.ran_at, feed.zone) if story.ran_at else ""),
            element("updated", rfc3339(changed_at(story), feed.zone)),
            *(_person("author", byline) for byline in by),
            *(_person("contributor", byline) for byline in story.bylines if byline not in by),
            _categories(item),
            _text("summary", teaser(story) if item.html else excerpt(item)),
            _content(item),
            _picture(item),
            _carried(carried_of(story)) if item.html else "",
            "</entry>\n",
        )
    )


def _content(item: FeedItem) -> str:
    return element("content", absolute_html(item.html, item.href), ' type="html"')


def _categories(item: FeedItem) -> str:
    """Return section, label and topics; the scheme says what each is."""
    schemes = chain((SECTION, LABEL), repeat(TOPIC))
    found = {(term, scheme): name for (term, name), scheme in zip(categories(item), schemes, strict=False) if term}
    return "".join(
        f'<category term="{escaped(term)}" scheme="{scheme}" label="{escaped(name or term)}"/>\n'
        for (term, scheme), name in found.items()
    )


def _carried(carried: Carried) -> str:
    """Return what a story brought along from the feed it was read from."""
    said = f' title="{escaped(carried.source_title)}"' if carried.source_title else ""
    return "".join(
        (
            *(_link("enclosure", one.url, one.type, f' length="{one.length}"') for one in carried.enclosures),
            _link("replies", carried.comments, "text/html") if carried.comments else "",
            _link("via", carried.source, "", said) if carried.source else "",
            _text("rights", carried.rights),
            written(carried),
        )
    )


def _picture(item: FeedItem) -> str:
    return _link("enclosure", item.picture_href, picture_type(item.picture_href)) if item.picture_href else ""


def _person(name: str, byline: Byline) -> str:
    return f"<{name}>\n{element('name', byline.name)}</{name}>\n" if byline.name.strip() else ""


def _text(name: str, text: str) -> str:
    """Return a text construct; characters that look like markup are declared, so that no reader has to guess."""
    return element(name, as_html(text), ' type="html"') if _MARKUP.search(text) else element(name, text)


def _link(rel: str, href: str, media_type: str, more: str = "") -> str:
    typed = f' type="{escaped(media_type)}"' if media_type else ""
    return f'<link rel="{rel}"{typed} href="{escaped(href)}"{more}/>\n'


def _language(language: str) -> str:
    tag = language_tag(language)
    return f' xml:lang="{tag}"' if tag else ""
