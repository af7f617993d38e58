"""JSON Feed 1.1."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec
from msgspec import structs, to_builtins

from tajuk.wire import feed_bytes, json_feed_reading, page_bytes
from tajuk.wire.feed_carried import Carried, carried_of
from tajuk.wire.feed_reading import stories_of
from tajuk.wire.item import Item, Refused, Site
from tajuk.wire.json_feed_reading import OURS
from tajuk.wire.outgoing import Feed, FeedItem, categories, changed_at, identifier, said, teaser, title, writers
from tajuk.wire.xml_writing import absolute_html, clean, language_tag, rfc3339

MEDIA_TYPE = "application/feed+json"
_FIELDS = "guid language headline published_at updated_at section label topics carried"
CARRIES = frozenset(_FIELDS.split())
_WIRE = "JSON Feed"
_OPENING = re.compile(rb"[^{\[<]{0,8}\s*\{")
_VERSION = "https://jsonfeed.org/version/1.1"
_ABOUT_OURS = "section, label and topics of each story by slug, and what it brought along"
_MORE = frozenset(("external_url",))
_ENCODER = msgspec.json.Encoder()


def recognise(head: bytes) -> bool:
    """Say whether a file is a JSON Feed, by its first bytes."""
    text = page_bytes.head(head).replace(b"\x00", b"").replace(b"\\/", b"/")
    return bool(_OPENING.match(text)) and b"jsonfeed.org/version/" in text


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield the site of a feed, then what each item becomes, in feed order; a bad item becomes a Refused.

    Raises: WireError, with the line, when it is no JSON Feed.
    Source: JSON Feed, versions 1 and 1.1.
    """
    text, _ = feed_bytes.utf8_of(feed_bytes.read(source, _WIRE))
    pieces = json_feed_reading.pieces_of(text.decode("utf-8", "replace"), _WIRE)
    said = json_feed_reading.source_of(pieces.head)
    yield Site(title=said.title, url=said.link, language=said.language, tagline=said.tagline)
    yield from stories_of((json_feed_reading.entry_of(one, said) for one in pieces.items), said, format="json_feed")
    if pieces.problem:
        yield Refused(item=f"item {len(pieces.items) + 1}", line=pieces.line, reason=pieces.problem)


def dump(feed: Feed) -> bytes:
    """Return a feed as JSON Feed; the same feed gives the same bytes.

    Source: JSON Feed, version 1.1.
    """
    about = {
        "title": feed.title.strip() or feed.href,
        "home_page_url": feed.href,
        "feed_url": feed.self_href,
        "description": feed.description,
        "icon": feed.icon_href,
        "language": language_tag(feed.language),
    }
    authors = [{"name": feed.publisher, "url": feed.href}] if feed.publisher.strip() else []
    items = [_item(item, feed) for item in feed.items]
    ours = {"about": _ABOUT_OURS}
    return _ENCODER.encode({"version": _VERSION, **said({**about, "authors": authors}), OURS: ours, "items": items})


def _item(item: FeedItem, feed: Feed) -> dict[str, Any]:
    story = item.story
    tags = dict.fromkeys(name for _, name in categories(item))
    fields = {
        "id": identifier(story.guid),
        "url": item.href,
        "title": title(item),
        "summary": teaser(story),
        "image": item.picture_href,
        "date_published": rfc3339(story.ran_at, feed.zone) if story.ran_at else "",
        "date_modified": rfc3339(changed_at(story), feed.zone) if story.ran_at or story.updated_at else "",
        "authors": [{"name": clean(byline.name)} for byline in writers(story)],
        "tags": [clean(tag) for tag in tags if tag],
        "language": language_tag(story.language),
    }
    # an item must hold content, be it empty
    whole = {**said(fields), "content_html": clean(absolute_html(item.html, item.href))}
    return {**whole, **(_brought_along(carried_of(story)) if item.html else {}), OURS: _ours(item)}


def _brought_along(carried: Carried) -> dict[str, Any]:
    """Return what a story brought along from the feed it was read from: files, other programs' extensions."""
    files = [
        said({"url": one.url, "mime_type": one.type or "application/octet-stream", "size_in_bytes": one.length})
        for one in carried.enclosures
    ]
    extensions = {
        name: value for name, value in carried.extensions.items() if name in _MORE or (name[:1] == "_" and name != OURS)
    }
    return {**extensions, **said({"attachments": files})}


def _ours(item: FeedItem) -> dict[str, Any]:
    """Return what a feed of Tajuk's says beyond the format, so that another Tajuk reads the same story."""
    story = item.story
    others = structs.replace(carried_of(story) if item.html else Carried(), enclosures=(), extensions={})
    topics = {topic.slug: topic.name for topic in story.topics}
    fields = {"section": story.section, "label": story.label, "carried": to_builtins(others)}
    return {**said(fields), "topics": topics}
