"""ninjs 3: the news industry's JSON."""

from collections.abc import Iterator
from typing import Any

import msgspec

from tajuk.story.blocks import Figure, Gallery, Picture, Related, StoryLink
from tajuk.story.places import Places
from tajuk.story.story import Story
from tajuk.story.text import plain
from tajuk.wire.body_text import body_text
from tajuk.wire.ninjs_concepts import concepts
from tajuk.wire.outgoing import (
    FeedItem,
    Publisher,
    changed_at,
    headline,
    identifier,
    picture_type,
    said,
    writers,
)
from tajuk.wire.xml_writing import absolute_html, clean, exact, language_tag

MEDIA_TYPE = "application/json"
CARRIES = frozenset(
    {
        "guid",
        "headline",
        "kicker",
        "deck",
        "summary",
        "slug",
        "published_at",
        "language",
        "urgency",
        "section",
        "also_in",
        "topics",
        "people",
        "instruments",
        "bylines",
    }
)
_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
_WIDTH = 1280  # pixels of the rendition of an associated picture
_ENCODER = msgspec.json.Encoder()
Fields = dict[str, Any]


def dump(item: FeedItem, places: Places, publisher: Publisher, *, version: int = 1) -> bytes:
    """Return a story as a ninjs 3.1 news item; the same values give the same bytes.

    places: gives absolute addresses (`outgoing.AbsolutePlaces`). item.html is the body. The note to editors stays in
    the house.
    Source: IPTC ninjs 3.1.
    """
    story = item.story
    fields: Fields = {
        "standard": _STANDARD,
        "uri": identifier(story.guid),
        "type": "text",
        "representationType": "full" if item.html or not story.body else "partial",
        "version": str(version),
        "firstCreated": exact(story.published_at),
        "versionCreated": exact(changed_at(story)),
        "pubStatus": "usable",
        "urgency": story.urgency if 1 <= story.urgency <= 9 else 0,
        "copyrightHolder": publisher.owner or publisher.name,
        "language": language_tag(story.language),
        "title": headline(item),
        "slugline": story.slug,
        "headlines": _texts({"main": story.headline, "kicker": story.kicker}),
        "descriptions": _descriptions(story),
        "bodies": _bodies(item),
        "by": ", ".join(byline.name for byline in writers(story)),
        "located": story.dateline.place if story.dateline else "",
        **concepts(item, places, publisher),
        "renditions": _renditions(item),
        "associations": list(_associations(story, places)),
        "altIds": [{"role": "url", "value": item.href}],
    }
    return _ENCODER.encode(said(fields))


def _texts(by_role: dict[str, str]) -> list[Fields]:
    return [{"role": role, "contentType": "text/plain", "value": clean(text)} for role, text in by_role.items() if text]


def _descriptions(story: Story) -> list[Fields]:
    corrections = [text for note in story.corrections for text in _texts({note.sort: plain(note.note)})]
    return _texts({"deck": story.deck, "summary": story.summary}) + corrections


def _bodies(item: FeedItem) -> list[Fields]:
    """Return the body as HTML and as text; a story whose body was held back has none."""
    if not item.html:
        return []
    html, text = clean(absolute_html(item.html, item.href)), clean(body_text(item.story.body))
    counts = {"charCount": len(text), "wordCount": len(text.split())}
    return [
        {"role": "main", "contentType": "text/html", **counts, "value": html},
        {"role": "text", "contentType": "text/plain", **counts, "value": text},
    ]


def _renditions(item: FeedItem) -> list[Fields]:
    page = {"name": "web", "href": item.href, "contentType": "text/html"}
    if not item.picture_href:
        return [page]
    return [page, _rendition(item.picture_href, item.picture_width, item.picture_height)]


def _rendition(href: str, width: int = 0, height: int = 0) -> Fields:
    return said(
        {"name": "main", "href": href, "contentType": picture_type(href), "width": width, "height": height},
    )


def _associations(story: Story, places: Places) -> Iterator[Fields]:
    """Yield the pictures of a story, then the stories beside it; each once."""
    pictures = [story.picture] if story.picture else []
    links = list(story.related)
    for block in story.body:
        match block:
            case Figure(picture=picture):
                pictures.append(picture)
            case Gallery(pictures=several):
                pictures += several
            case Related(stories=stories):
                links += stories
    found = [_picture(picture, places) for picture in pictures] + [_related(link, places) for link in links]
    yield from {fields["uri"]: fields for fields in found if fields}.values()


def _picture(picture: Picture, places: Places) -> Fields | None:
    href = places.source(picture, _WIDTH) or picture.url
    if not href.startswith(("http://", "https://")):
        return None
    caption = plain(picture.caption)
    return said(
        {
            "name": "picture",
            "uri": href,
            "type": "picture",
            "by": picture.credit,
            "descriptions": _texts({"alt": picture.alt, "caption": caption}),
            "renditions": [_rendition(href)],
        }
    )


def _related(link: StoryLink, places: Places) -> Fields | None:
    """Return a related story that can still be read, or None."""
    href = places.href(link.guid) if link.guid else link.url
    if not href.startswith(("http://", "https://")):
        return None
    words = link.headline or (places.headline(link.guid) if link.guid else "")
    fields = {
        "name": "related",
        "rel": "related",
        "uri": identifier(link.guid) if link.guid else href,
        "type": "text",
        "headlines": _texts({"main": words}),
        "renditions": [{"name": "web", "href": href, "contentType": "text/html"}],
    }
    return said(fields)
