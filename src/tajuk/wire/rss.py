"""RSS 2.0, with the extensions every reader of feeds knows: content, dc, media, atom."""

from tajuk.story.blocks import Picture
from tajuk.story.text import plain
from tajuk.wire.outgoing import GENERATOR, Feed, FeedItem, categories, excerpt, identifier, picture_type, title, writers
from tajuk.wire.xml_writing import absolute_html, as_html, cdata, element, escaped, hex_element, language_tag, rfc822

MEDIA_TYPE = "application/rss+xml"
CARRIES = frozenset({"guid", "headline", "published_at"})
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"\
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
"""
_SHOWN_IN_READERS = frozenset({"image/gif", "image/jpeg", "image/png"})  # channel <image>: RSS 2.0 knows no others


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
            *(hex_element("dc:creator", byline.name) for byline in writers(story)),
            *(hex_element("category", category) for category in dict.fromkeys(name for _, name in categories(item))),
            element("description", as_html(excerpt(item))),
            f"<content:encoded>{cdata(absolute_html(item.html, item.href))}</content:encoded>\n" if item.html else "",
            _media(item),
            "</item>\n",
        )
    )


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
