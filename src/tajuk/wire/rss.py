"""RSS 2.0, with the extensions every reader of feeds knows: content, dc, media, atom."""

from collections.abc import Iterator
from itertools import chain, repeat
from typing import BinaryIO

from msgspec import structs

from tajuk.story.blocks import Picture
from tajuk.story.text import plain
from tajuk.wire import feed_reading
from tajuk.wire.feed_carried import Carried, Enclosure, carried_of, written
from tajuk.wire.feed_story import LABEL, SECTION
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
    title,
    writers,
)
from tajuk.wire.xml_writing import (
    absolute_html,
    as_html,
    cdata,
    element,
    escaped,
    hex_element,
    language_tag,
    rfc822,
    rfc3339,
)

MEDIA_TYPE = "application/rss+xml"
CARRIES = frozenset({"guid", "language", "headline", "published_at", "updated_at", "carried"})
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"\
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
"""
_SHOWN_IN_READERS = frozenset({"image/gif", "image/jpeg", "image/png"})  # channel <image>: RSS 2.0 knows no others


def recognise(head: bytes) -> bool:
    """Say whether a file is an RSS feed, by its first bytes."""
    return feed_reading.is_one(head, "rss")


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield the site of a feed, then what each item becomes, in feed order; a bad item becomes a Refused.

    Reads RSS 0.9x, 1.0 (RDF) and 2.0 with the modules beside them; ill-formed XML is repaired and reported.
    Raises: WireError, with the line, when it is no RSS.
    Source: RSS 2.0 specification, "Elements of <item>"; RSS 1.0; Media RSS 1.5.1.
    """
    return feed_reading.items_of(source, wire="RSS", format="rss")


def dump(feed: Feed) -> bytes:
    """Return a feed as RSS 2.0; the same feed gives the same bytes.

    Source: RSS 2.0 specification; Media RSS 1.5.1; RSS Best Practices Profile.
    """
    parts = [_HEAD, _channel(feed), *(_item(item, feed) for item in feed.items), "</channel>\n</rss>\n"]
    return "".join(parts).encode()


def _channel(feed: Feed) -> str:
    title = feed.title.strip() or feed.href
    return "".join(
        (
            hex_element("title", title),
            element("link", feed.href),
            element("description", as_html(feed.description.strip() or title)),
            f'<atom:link rel="self" type="{MEDIA_TYPE}" href="{escaped(feed.self_href)}"/>\n',
            element("language", language_tag(feed.language)),
            hex_element("copyright", feed.rights),
            element("lastBuildDate", rfc822(feed.updated_at, feed.zone)),
            element("generator", GENERATOR),
            _image(feed, title),
        )
    )


def _image(feed: Feed, title: str) -> str:
    if picture_type(feed.icon_href) not in _SHOWN_IN_READERS:
        return ""
    return (
        f"<image>\n{element('url', feed.icon_href)}{hex_element('title', title)}{element('link', feed.href)}</image>\n"
    )


def _item(item: FeedItem, feed: Feed) -> str:
    story = item.story
    return "".join(
        (
            "<item>\n",
            hex_element("title", title(item)),
            element("link", item.href),
            element("guid", identifier(story.guid), ' isPermaLink="false"'),
            element("pubDate", rfc822(story.ran_at, feed.zone) if story.ran_at else ""),
            element(
                "dcterms:modified",
                rfc3339(changed_at(story), feed.zone) if changed_at(story) > story.published_at else "",
            ),
            element("dc:language", language_tag(story.language) if story.language != feed.language else ""),
            *(hex_element("dc:creator", byline.name) for byline in writers(story)),
            _categories(item),
            element("description", as_html(excerpt(item))),
            f"<content:encoded>{cdata(absolute_html(item.html, item.href))}</content:encoded>\n" if item.html else "",
            _media(item),
            _carried(carried_of(story)) if item.html else "",
            "</item>\n",
        )
    )


def _categories(item: FeedItem) -> str:
    """Return section, label and topics, each name once; a domain says which of them is no topic."""
    domains = (f' domain="{SECTION}"', f' domain="{LABEL}"')
    named = [(name, domain) for (_, name), domain in zip(categories(item), chain(domains, repeat("")), strict=False)]
    distinct = dict(reversed(named))
    return "".join(hex_element("category", name, distinct.pop(name)) for name, _ in named if name in distinct)


def _carried(carried: Carried) -> str:
    """Return what a story brought along from the feed it was read from; RSS takes one enclosure."""
    first, others = carried.enclosures[:1], carried.enclosures[1:]
    source = f' url="{escaped(carried.source)}"'
    return "".join(
        (
            *(_enclosure(one) for one in first),
            *(f'<media:content url="{escaped(one.url)}"{_about(one, "fileSize")}/>\n' for one in others),
            element("comments", carried.comments),
            element("source", carried.source_title or carried.source, source) if carried.source else "",
            hex_element("dc:rights", carried.rights),
            written(carried),
        )
    )


def _enclosure(file: Enclosure) -> str:
    """Return a file; RSS asks for type and length, be they unknown."""
    whole = structs.replace(file, type=file.type or "application/octet-stream")
    about = _about(whole, "length") if file.length else f'{_about(whole, "length")} length="0"'
    return f'<enclosure url="{escaped(file.url)}"{about}/>\n'


def _about(file: Enclosure, length: str) -> str:
    typed = f' type="{escaped(file.type)}"' if file.type else ""
    return f'{typed} {length}="{file.length}"' if file.length else typed


def _media(item: FeedItem) -> str:
    if not item.picture_href:
        return ""
    picture = item.story.picture or Picture()
    about = {
        "type": picture_type(item.picture_href),
        "width": str(item.picture_width or ""),
        "height": str(item.picture_height or ""),
    }
    attributes = "".join(f' {name}="{value}"' for name, value in about.items() if value)
    said = element("media:description", plain(picture.caption) or picture.alt, ' type="plain"')
    said += hex_element("media:credit", picture.credit)
    return f'<media:content url="{escaped(item.picture_href)}" medium="image"{attributes}>\n{said}</media:content>\n'
