"""Atom 1.0."""

import re

from tajuk.story.story import Byline
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
CARRIES = frozenset({"guid", "headline", "published_at", "language"})
_MARKUP = re.compile(r"<[/!?a-z]|&#?\w+;", re.IGNORECASE)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'


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
            "</entry>\n",
        )
    )


def _content(item: FeedItem) -> str:
    return element("content", absolute_html(item.html, item.href), ' type="html"')


def _categories(item: FeedItem) -> str:
    return "".join(
        f'<category term="{escaped(term)}" label="{escaped(label or term)}"/>\n'
        for term, label in dict(categories(item)).items()
        if term
    )


def _picture(item: FeedItem) -> str:
    return _link("enclosure", item.picture_href, picture_type(item.picture_href)) if item.picture_href else ""


def _person(name: str, byline: Byline) -> str:
    return f"<{name}>\n{element('name', byline.name)}</{name}>\n" if byline.name.strip() else ""


def _text(name: str, text: str) -> str:
    """Return a text construct; characters that look like markup are declared, so that no reader has to guess."""
    return element(name, as_html(text), ' type="html"') if _MARKUP.search(text) else element(name, text)


def _link(rel: str, href: str, media_type: str) -> str:
    typed = f' type="{media_type}"' if media_type else ""
    return f'<link rel="{rel}"{typed} href="{escaped(href)}"/>\n'


def _language(language: str) -> str:
    tag = language_tag(language)
    return f' xml:lang="{tag}"' if tag else ""
