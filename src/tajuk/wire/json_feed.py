"""JSON Feed 1.1."""

from typing import Any

import msgspec

from tajuk.wire.outgoing import Feed, FeedItem, categories, changed_at, identifier, said, teaser, title, writers
from tajuk.wire.xml_writing import absolute_html, clean, language_tag, rfc3339

MEDIA_TYPE = "application/feed+json"
CARRIES = frozenset({"guid", "headline", "published_at", "language"})
_VERSION = "https://jsonfeed.org/version/1.1"
_ENCODER = msgspec.json.Encoder()


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
    return _ENCODER.encode({"version": _VERSION, **said({**about, "authors": authors}), "items": items})


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
    return {**said(fields), "content_html": clean(absolute_html(item.html, item.href))}
