"""Stories as WordPress's own export format, for WordPress and for another Tajuk."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import count
from typing import BinaryIO, Literal

from tajuk.story.documents import Person, Section, Topic
from tajuk.story.story import Byline, Story
from tajuk.story.text import plain
from tajuk.wire.item import Site
from tajuk.wire.outgoing import GENERATOR, FeedItem, changed_at, headline, identifier, writers
from tajuk.wire.xml_writing import absolute_html, as_html, cdata, element, escaped, language_tag, rfc822

DOCUMENT = "_tajuk_document"
"""The custom field that holds the story's own document."""
SUBTITLE, DESCRIPTION = "kia_subtitle", "_yoast_wpseo_metadesc"
"""The custom fields of widespread plugins for the line below a headline, and for search engines."""
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"\
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"\
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
"""
_FOOT = "</channel>\n</rss>\n"
_MAIN = "category"
_UNWRITABLE = re.compile("[\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")  # JSON can hold them, XML cannot or should not
_Kind = Literal["post", "attachment"]
Written = FeedItem | Person | Section | Topic


def write(site: Site, found: Iterable[Written], target: BinaryIO, *, made_at: datetime) -> None:
    """Write a site's export piece by piece: nothing but the piece at hand is in memory."""
    numbers = count(1)
    target.write(f"{_HEAD}{_channel(site, made_at)}".encode())
    for one in found:
        match one:
            case FeedItem():
                target.writelines(part.encode() for part in _post(one, numbers, site))
            case Person():
                target.write(_author(one, next(numbers)).encode())
            case Section():
                target.write(_section(one, next(numbers)).encode())
            case Topic():
                target.write(_topic(one, next(numbers)).encode())
    target.write(_FOOT.encode())


def _channel(site: Site, made_at: datetime) -> str:
    return "".join(
        (
            element("title", site.title),
            element("link", site.url),
            f"<description>{escaped(site.tagline)}</description>\n",
            element("pubDate", rfc822(made_at)),
            element("language", language_tag(site.language)),
            element("wp:wxr_version", "1.2"),
            element("wp:base_site_url", site.url),
            element("wp:base_blog_url", site.url),
            element("generator", GENERATOR),
        )
    )


def _author(person: Person, number: int) -> str:
    first, _, last = person.name.rpartition(" ")
    parts = {"login": person.slug, "email": "", "display_name": person.name, "first_name": first, "last_name": last}
    inside = "".join(f"<wp:author_{name}>{cdata(value)}</wp:author_{name}>" for name, value in parts.items())
    return f"<wp:author><wp:author_id>{number}</wp:author_id>{inside}</wp:author>\n"


def _section(section: Section, number: int) -> str:
    return (
        f"<wp:category><wp:term_id>{number}</wp:term_id>"
        f"<wp:category_nicename>{cdata(section.slug)}</wp:category_nicename>"
        f"<wp:category_parent>{cdata(section.parent)}</wp:category_parent>"
        f"<wp:cat_name>{cdata(as_html(section.name))}</wp:cat_name>"
        f"<wp:category_description>{cdata(as_html(section.deck))}</wp:category_description></wp:category>\n"
    )


def _topic(topic: Topic, number: int) -> str:
    return (
        f"<wp:tag><wp:term_id>{number}</wp:term_id><wp:tag_slug>{cdata(topic.slug)}</wp:tag_slug>"
        f"<wp:tag_name>{cdata(as_html(topic.name))}</wp:tag_name>"
        f"<wp:tag_description>{cdata(as_html(topic.about))}</wp:tag_description></wp:tag>\n"
    )


def _post(item: FeedItem, numbers: "count[int]", site: Site) -> Iterator[str]:
    """Yield a story as a post, and its picture as an attachment in front of it."""
    picture = next(numbers) if item.picture_href else 0
    number = next(numbers)
    if picture:
        yield _attachment(item, picture, number)
    story = item.story
    by = writers(story)
    yield from (
        "<item>\n",
        f"<title>{cdata(as_html(headline(item)))}</title>\n",
        element("link", item.href),
        element("pubDate", rfc822(story.published_at)),
        f"<dc:creator>{cdata(_login(by[0]) if by else 'redaksi')}</dc:creator>\n",
        element("guid", identifier(story.guid), ' isPermaLink="false"'),
        "<description></description>\n",
        f"<content:encoded>{cdata(absolute_html(item.html, item.href))}</content:encoded>\n",
        f"<excerpt:encoded>{cdata(as_html(story.deck))}</excerpt:encoded>\n",
        _state(number, "post", story.slug, story=story),
        *_terms(item, site),
        *(_term("author", f"cap-{_login(byline)}", byline.name) for byline in by),
        *_fields(item, picture),
        "</item>\n",
    )


def _fields(item: FeedItem, picture: int) -> Iterator[str]:
    """Yield the custom fields of a story that hold something; `picture` is its attachment's number, 0 for none."""
    fields = {
        SUBTITLE: as_html(item.story.deck),
        DESCRIPTION: as_html(item.story.summary),
        "_thumbnail_id": str(picture or ""),
        DOCUMENT: _UNWRITABLE.sub(_escape, item.document.decode()),
    }
    yield from (_meta(name, value) for name, value in fields.items() if value)


def _terms(item: FeedItem, site: Site) -> Iterator[str]:
    """Yield section, further sections, topics, people and language: WordPress's, and those of widespread plugins."""
    story = item.story
    yield _term(_MAIN, story.section, item.section or story.section)
    yield from (_term(_MAIN, slug, slug) for slug in story.also_in)
    yield from (_term("post_tag", topic.slug, topic.name) for topic in story.topics)
    yield from (_term("people", person.slug, person.name) for person in story.people)
    if story.language and story.language != site.language:
        yield _term("language", story.language, story.language)


def _attachment(item: FeedItem, number: int, parent: int) -> str:
    """Return a story's picture as WordPress has it: a post of its own."""
    picture, story = item.story.picture, item.story
    caption = plain(picture.caption) if picture else ""
    return "".join(
        (
            "<item>\n",
            f"<title>{cdata(f'{story.slug}-{number}')}</title>\n",
            element("link", item.picture_href),
            element("guid", item.picture_href, ' isPermaLink="false"'),
            f"<content:encoded>{cdata('')}</content:encoded>\n<excerpt:encoded>{cdata(as_html(caption))}</excerpt:encoded>\n",
            _state(number, "attachment", f"{story.slug}-{number}", story=story, parent=parent),
            element("wp:attachment_url", item.picture_href),
            _meta("_wp_attachment_image_alt", as_html(picture.alt)) if picture and picture.alt else "",
            "</item>\n",
        )
    )


def _state(number: int, kind: _Kind, name: str, *, story: Story, parent: int = 0) -> str:
    """Return what WordPress says of every post: number, dates in UTC, name, kind, that it is public."""
    at, modified_at = story.published_at, changed_at(story)
    dates = {"post_date": at, "post_date_gmt": at, "post_modified": modified_at, "post_modified_gmt": modified_at}
    said = {
        "post_id": str(number),
        **{field: when.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S") for field, when in dates.items()},
        "comment_status": "closed",
        "ping_status": "closed",
        "post_name": name,
        "status": "inherit" if kind == "attachment" else "publish",
        "post_parent": str(parent),
        "menu_order": "0",
        "post_type": kind,
        "post_password": "",
        "is_sticky": "0",
    }
    return "".join(f"<wp:{field}>{escaped(value)}</wp:{field}>\n" for field, value in said.items())


def _term(taxonomy: str, slug: str, name: str) -> str:
    return f'<category domain="{taxonomy}" nicename="{escaped(slug)}">{cdata(as_html(name))}</category>\n'


def _meta(name: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{cdata(name)}</wp:meta_key><wp:meta_value>{cdata(value)}</wp:meta_value>"
        "</wp:postmeta>\n"
    )


def _escape(character: re.Match[str]) -> str:
    """Return a character as JSON escapes it."""
    return f"\\u{ord(character[0]):04x}"


def _login(byline: Byline) -> str:
    return byline.slug or byline.name
