"""A post as WordPress's REST interface gives it, with what is embedded in it, as a story."""

import html
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from tajuk.story.addresses import address_of
from tajuk.story.blocks import Picture
from tajuk.story.documents import Person, Section, Topic
from tajuk.story.identity import guid_of
from tajuk.story.markup import body_of, runs_of
from tajuk.story.story import Byline, Origin, Ref, Story
from tajuk.wire.item import Comment
from tajuk.wire.teasers import first_words, is_said
from tajuk.wire.wxr_channel import ADDRESS, host_of, language_of
from tajuk.wire.wxr_dates import UNDATED, moment
from tajuk.wire.wxr_post import Post, Term, lines, slug, words
from tajuk.wire.wxr_terms import filed, term_slug

Row = dict[str, Any]
_API = re.compile(r"/wp-json(?:/|$)|\?rest_route=")
_CUT = ("[…]", "[...]")  # what WordPress ends excerpts with that nobody wrote
_AROUND = re.compile(r"^https?://(?:www\.)?|/+$")


class Told(NamedTuple):
    """A story, and the sections, topics and people it names."""

    story: Story
    sections: list[Section]
    topics: list[Topic]
    people: list[Person]


def text(row: Row, *path: str) -> str:
    """Return the text at a path of names, "" when there is none."""
    value: Any = row
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value.strip() if isinstance(value, str) else ""


def site_of(row: Row) -> str:
    """Return the address of the site an answer came from: where its interface lies, else the host of its page."""
    links = row.get("_links")
    own = embedded({"_embedded": links}, "self")
    href = text(own[0], "href") if own else ""
    found = _API.search(href)
    return href[: found.start()].rstrip("/") if found else "/".join(text(row, "link").split("/")[:3])


def embedded(row: Row, name: str) -> list[Row]:
    """Return what is embedded under a name; lists in lists are one list."""
    inside = row.get("_embedded")
    found = inside.get(name) if isinstance(inside, dict) else None
    flat = (
        one
        for part in (found if isinstance(found, list) else ())
        for one in (part if isinstance(part, list) else [part])
    )
    return [one for one in flat if isinstance(one, dict)]


def story_of(row: Row) -> Told:
    """Return a post as a story; its identity is that of the same post in an export of its site."""
    site, link = site_of(row), address_of(text(row, "link"))
    language = language_of(text(row, "lang"))
    body = body_of(text(row, "content", "rendered"), base_url=link or site)
    post = Post({}, [], [_term(one) for one in embedded(row, "wp:term")], [])
    where = filed(post, numbers={}, language=language)
    people = [person for one in embedded(row, "author") if (person := person_of(one))]
    headline = words(text(row, "title", "rendered")) or first_words(body) or text(row, "slug").replace("-", " ") or "…"
    published_at = moment(text(row, "date_gmt")) or moment(text(row, "date"))
    excerpt = words(text(row, "excerpt", "rendered"))
    deck = "" if excerpt.endswith(_CUT) or is_said(excerpt, body) else excerpt
    summary = words(text(row, "yoast_head_json", "description")) or excerpt
    guid = guid_of(*_identity(row, site))
    story = Story(
        guid=guid,
        language=language,
        headline=headline,
        published_at=published_at or UNDATED,
        section=where.section.slug,
        slug=term_slug(text(row, "slug"), headline) or f"story-{guid[:8]}",
        deck=deck,
        body=body,
        bylines=tuple(Byline(person.name, slug=person.slug) for person in people),
        also_in=tuple(section.slug for section in where.also_in),
        topics=tuple(Ref(topic.slug, topic.name) for topic in where.topics),
        people=tuple(where.people),
        picture=_picture(row, link or site),
        summary="" if summary == deck else summary,
        origin=Origin(site=site, item=html.unescape(text(row, "guid", "rendered")), link=link, format="wp_rest"),
        old_urls=_old_urls(row, site),
        carried=_carried(row, where.others) | ({} if published_at else {"undated": True}),
    )
    return Told(story, [where.section, *where.also_in], where.topics, people)


def person_of(row: Row) -> Person | None:
    """Return a user as a person, None for one without a name."""
    name = words(text(row, "name")).split("@")[0]
    found = slug(name) or slug(text(row, "slug"))
    if not name or not found:
        return None
    url = address_of(text(row, "url"))
    return Person(guid=guid_of("person", found), slug=found, name=name, about=words(text(row, "description")), url=url)


def comments_of(row: Row, story: Story) -> Iterator[Comment]:
    """Yield the comments embedded in a post; those that are not approved are not there for strangers to see."""
    for one in embedded(row, "replies"):
        if isinstance(one.get("id"), int):
            yield Comment(
                story=story.guid,
                item=str(one["id"]),
                author=words(text(one, "author_name")),
                text=lines(text(one, "content", "rendered")),
                at=moment(text(one, "date_gmt")) or moment(text(one, "date")) or story.published_at,
                parent=str(one.get("parent") or ""),
                url=text(one, "author_url"),
            )


def _identity(row: Row, site: str) -> tuple[str, ...]:
    """Return what a post is known by, as exports have it: site, guid or link, name and local date."""
    named = html.unescape(text(row, "guid", "rendered")) or text(row, "link")
    return ("wxr", _AROUND.sub("", site.lower()), named, text(row, "slug"), text(row, "date").replace("T", " "))


def _term(row: Row) -> Term:
    return Term(text(row, "taxonomy"), text(row, "slug"), text(row, "name"))


def _picture(row: Row, base: str) -> Picture | None:
    """Return the featured picture: embedded, or where a plugin says it lies."""
    media = next(iter(embedded(row, "wp:featuredmedia")), {})
    url = address_of(text(media, "source_url") or text(row, "jetpack_featured_media_url"), base)
    kind = text(media, "mime_type")
    if not url or (kind and not kind.startswith("image")):
        return None
    about = media.get("media_details")
    width, height = ((about.get(name) if isinstance(about, dict) else 0) for name in ("width", "height"))
    caption = text(media, "caption", "rendered")
    return Picture(
        url=url,
        alt=words(text(media, "alt_text")),
        width=width if isinstance(width, int) and width > 0 else 0,
        height=height if isinstance(height, int) and height > 0 else 0,
        caption=runs_of(caption, base_url=base) if caption else (),
    )


def _old_urls(row: Row, site: str) -> tuple[str, ...]:
    """Return path and query of a post's link and guid on its own site."""
    found = []
    for url in (text(row, "link"), html.unescape(text(row, "guid", "rendered"))):
        parts = ADDRESS.match(url)
        if parts and parts[1] and host_of(url) == host_of(site):
            found.append(f"{parts[2] or '/'}{parts[3] or ''}")
    return tuple(dict.fromkeys(path for path in found if path.strip("/")))


def _carried(row: Row, others: list[Term]) -> dict[str, Any]:
    """Return what a story has no place for."""
    meta, modified_at = row.get("meta"), moment(text(row, "modified_gmt"))
    carried = {
        "meta": {name: value for name, value in meta.items() if value not in ("", None, [])}
        if isinstance(meta, dict)
        else {},
        "terms": [list(term) for term in others],
        "post_id": str(row.get("id") or ""),
        "sticky": row.get("sticky") is True,
        "modified_at": modified_at.isoformat() if modified_at else "",
        "comment_status": text(row, "comment_status"),
        "format": text(row, "format").replace("standard", ""),
    }
    return {name: value for name, value in carried.items() if value}
