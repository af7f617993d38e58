"""A story as the fields of a ninjs 3.1 item, which the other versions are made from."""

from collections.abc import Iterator
from typing import Any

from tajuk.story.blocks import Figure, Gallery, Picture, Related, StoryLink
from tajuk.story.places import Places
from tajuk.story.story import Story
from tajuk.story.text import plain
from tajuk.wire.body_text import body_text
from tajuk.wire.ninjs_carried import carried_rights, given_back, given_back_ids, picture_given_back
from tajuk.wire.ninjs_concepts import concepts
from tajuk.wire.ninjs_reading import PROFILE
from tajuk.wire.outgoing import (
    DOCUMENT_TYPE,
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

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
_WIDTH = 1280  # pixels of the rendition of an associated picture
Fields = dict[str, Any]


def fields_of(item: FeedItem, places: Places, publisher: Publisher, *, version: int) -> Fields:
    """Return a story as the fields of a ninjs 3.1 news item; what an agency's item carried comes back out."""
    story = item.story
    rights = carried_rights(story)
    fields: Fields = {
        "standard": _STANDARD,
        "uri": identifier(story.guid),
        "type": "text",
        "profile": PROFILE,
        "representationType": "full" if item.html or not story.body else "partial",
        "version": str(version),
        "firstCreated": exact(story.published_at),
        "versionCreated": exact(changed_at(story)),
        "embargoedUntil": exact(item.lifts_at) if item.lifts_at else "",
        "pubStatus": item.status,
        "urgency": story.urgency if 1 <= story.urgency <= 9 else 0,
        "copyrightHolder": rights.get("holder") or publisher.owner or publisher.name,
        "copyrightNotice": rights.get("notice", ""),
        "usageTerms": rights.get("terms", ""),
        "language": language_tag(story.language),
        "title": headline(item),
        "slugline": story.slug,
        "headlines": _headlines(story),
        "descriptions": _descriptions(story),
        "bodies": _bodies(item),
        "by": ", ".join(byline.name for byline in writers(story)),
        "located": story.dateline.place if story.dateline else "",
        **concepts(item, places, publisher),
        "renditions": _renditions(item),
        "associations": list(_associations(story, places)),
        "altIds": [{"role": "url", "value": item.href}],
    }
    own = said(fields)
    return {**given_back(story), **own, "altIds": [*own["altIds"], *given_back_ids(story)]}


def _texts(by_role: dict[str, str]) -> list[Fields]:
    return [{"role": role, "contentType": "text/plain", "value": clean(text)} for role, text in by_role.items() if text]


def _headlines(story: Story) -> list[Fields]:
    beside = {"kicker": story.kicker, "search": story.search_headline, "social": story.social_headline}
    return _texts({"main": story.headline, **beside})


def _descriptions(story: Story) -> list[Fields]:
    corrections = [text for note in story.corrections for text in _texts({note.sort: plain(note.note)})]
    return _texts({"deck": story.deck, "summary": story.summary}) + corrections


def _bodies(item: FeedItem) -> list[Fields]:
    """Return the body as HTML and as text; a story whose body was held back has none."""
    whole = [{"role": "document", "contentType": DOCUMENT_TYPE, "value": item.document.decode()}]
    return (_words(item) if item.html else []) + (whole if item.document else [])


def _words(item: FeedItem) -> list[Fields]:
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
    """Yield the pictures of a story, then the stories beside it; each once. `rel` says where in the story it stands."""
    pictures = [(story.picture, "main")] if story.picture else []
    links = [(link, "related") for link in story.related]
    for block in story.body:
        match block:
            case Figure(picture=picture):
                pictures.append((picture, "body"))
            case Gallery(pictures=several):
                pictures += [(picture, "body") for picture in several]
            case Related(stories=stories):
                links += [(link, "body") for link in stories]
    found = [_picture(picture, rel, story=story, places=places) for picture, rel in pictures]
    found += [_related(link, rel, places) for link, rel in links]
    once: dict[str, Fields] = {}
    for fields in filter(None, found):
        once.setdefault(fields["uri"], fields)
    yield from once.values()


def _picture(picture: Picture, rel: str, *, story: Story, places: Places) -> Fields | None:
    href = places.source(picture, _WIDTH) or picture.url
    if not href.startswith(("http://", "https://")):
        return None
    caption = plain(picture.caption)
    own = said(
        {
            "name": "picture",
            "rel": rel,
            "uri": href,
            "type": "picture",
            "by": picture.credit,
            "descriptions": _texts({"alt": picture.alt, "caption": caption}),
            "renditions": [_rendition(href)],
        }
    )
    return {**picture_given_back(story, picture.url), **own}


def _related(link: StoryLink, rel: str, places: Places) -> Fields | None:
    """Return a related story that can still be read, or None."""
    href = places.href(link.guid) if link.guid else link.url
    if not href.startswith(("http://", "https://")):
        return None
    words = link.headline or (places.headline(link.guid) if link.guid else "")
    fields = {
        "name": "related",
        "rel": rel,
        "uri": identifier(link.guid) if link.guid else href,
        "type": "text",
        "headlines": _texts({"main": words}),
        "renditions": [{"name": "web", "href": href, "contentType": "text/html"}],
    }
    return said(fields)
