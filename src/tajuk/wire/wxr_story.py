"""A post of an export as a story."""

import hashlib
from collections.abc import Collection
from typing import Any, NamedTuple
from uuid import UUID

from tajuk.story import codec
from tajuk.story.addresses import address_of
from tajuk.story.blocks import Body
from tajuk.story.documents import Person, Section, Topic
from tajuk.story.story import Origin, Ref, Story
from tajuk.wire.teasers import first_words, is_said
from tajuk.wire.wxr_channel import ADDRESS, Channel, host_of, language_of
from tajuk.wire.wxr_content import Content, content_of
from tajuk.wire.wxr_dates import UNDATED, moment
from tajuk.wire.wxr_library import Library
from tajuk.wire.wxr_people import credited
from tajuk.wire.wxr_pictures import featured
from tajuk.wire.wxr_post import Post, words
from tajuk.wire.wxr_terms import Filed, filed, term_slug
from tajuk.wire.wxr_writing import DOCUMENT

_STATES = ("_edit_", "_oembed_", "_pingme", "_encloseme", "_wp_old_slug", "_wp_trash_", "_elementor_css", "_transient")
_SUBTITLES = ("kia_subtitle", "wps_subtitle", "_subtitle", "subtitle", "secondary_title", "newspack_post_subtitle")
_SUMMARIES = (
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
    "_genesis_description",
    "_seopress_titles_desc",
    "_jetpack_seo_description",
)
_LANGUAGES = ("wpml_language", "_wpml_language", "_icl_lang_code", "_locale")


class Told(NamedTuple):
    """A story, and the sections, topics and people it is the first to name."""

    story: Story
    sections: list[Section]
    topics: list[Topic]
    people: list[Person]


def identity(post: Post, channel: Channel) -> tuple[str, ...]:
    """Return what a post is known by: its site, its guid or link, its name and date together.

    Guids and numbers repeat in real files; a post that says none of these is known by number and title.
    """
    named = post.text("guid") or post.text("link")
    name, date = post.text("post_name"), post.text("post_date") or post.text("post_date_gmt")
    if not named and not name:
        named = f"{post.text('post_id')} {post.text('title')}"
    return ("wxr", channel.key, named, name, date)


def story_of(post: Post, guid: str, *, channel: Channel, library: Library) -> Told:
    """Return a post as a story, complete but for what is not its own: its comments."""
    link = address_of(post.text("link"), channel.site)
    base = link or channel.site
    content = content_of(post.texts.get("content", ""), base_url=base, library=library, number=post.text("post_id"))
    language = _language(post, channel)
    where = filed(post, numbers=channel.numbers, language=language)
    who = credited(post, channel.people, library)
    headline = words(post.text("title")) or _made_headline(content.body, post)
    published_at = channel.clock.when(post.text("post_date_gmt"), post.text("post_date"), post.text("pubDate"))
    deck, summary = _decks(post, content.body)
    story = Story(
        guid=guid,
        language=language,
        headline=headline,
        published_at=published_at or channel.clock.made_at or UNDATED,
        section=where.section.slug,
        slug=term_slug(post.text("post_name"), headline) or f"story-{guid[:8]}",
        deck=deck,
        body=content.body,
        bylines=who.bylines,
        also_in=tuple(section.slug for section in where.also_in),
        topics=tuple(Ref(topic.slug, topic.name) for topic in where.topics),
        people=tuple(where.people),
        picture=featured(post, library, base),
        summary=summary,
        origin=Origin(site=channel.site, item=post.text("guid"), link=link, format="wxr"),
        old_urls=_old_urls(post, channel),
        carried=_carried(post, content, where) | ({} if published_at else {"undated": True}),
    )
    if channel.is_ours:
        story = _own_document(post) or story
    return Told(story, [where.section, *where.also_in], where.topics, who.newcomers)


def own_guid(post: Post) -> str:
    """Return the guid of a post in an export a Tajuk wrote, "" for one that has none of ours."""
    named = post.text("guid")
    if named.startswith("urn:tajuk:"):
        return named.removeprefix("urn:tajuk:")
    try:
        return str(UUID(named)) if named.startswith("urn:uuid:") else ""
    except ValueError:
        return ""


def short(identity_: str) -> int:
    """Return a small number for an identity, to remember it by."""
    return int.from_bytes(hashlib.blake2b(identity_.encode("utf-8", "replace"), digest_size=8).digest())


def _own_document(post: Post) -> Story | None:
    """Return the story itself, where a Tajuk sent it along.

    Raises: ValueError when what stands there is no story.
    """
    written = post.field(DOCUMENT)
    try:
        document = codec.decode(written.encode()) if written else None
    except codec.DocumentError as error:
        raise ValueError(str(error)) from error
    return document if isinstance(document, Story) else None


def _language(post: Post, channel: Channel) -> str:
    """Return the language of a post: what a plugin for several languages says, else the site's."""
    said = [term.slug for term in post.terms if term.taxonomy == "language"]
    found = (language_of(written) for written in (*said, post.field(*_LANGUAGES)))
    return next(filter(None, found), channel.language)


def _made_headline(body: Body, post: Post) -> str:
    """Return a headline for a post without one: its first words, else its name."""
    return first_words(body) or post.text("post_name").replace("-", " ") or post.text("post_id") or "…"


def _decks(post: Post, body: Body) -> tuple[str, str]:
    """Return the line below the headline and the one for cards: subtitle and excerpt, as far as there are any.

    An excerpt of what the first paragraphs say is for cards alone: a reader would read it twice.
    """
    excerpt = words(post.text("excerpt"))
    subtitle, described = words(post.field(*_SUBTITLES)), words(post.field(*_SUMMARIES))
    deck = subtitle or ("" if is_said(excerpt, body) else excerpt)
    summary = described if described and "%%" not in described else excerpt
    return deck, "" if summary == deck else summary


def _old_urls(post: Post, channel: Channel) -> tuple[str, ...]:
    """Return the paths that led to a post: of its link, its guid, and of the slugs it had before."""
    hosts = channel.hosts or {host_of(post.text("link"))}
    found = [_path(post.text(name), hosts) for name in ("link", "guid")]
    name = post.text("post_name")
    for key, old in post.meta:
        if key == "_wp_old_slug" and old.strip() and name and f"/{name}" in found[0]:
            found.append(f"/{old.strip()}".join(found[0].rsplit(f"/{name}", 1)))
    return tuple(dict.fromkeys(path for path in found if path))


def _path(url: str, hosts: Collection[str]) -> str:
    """Return path and query of an address on one of the hosts, or of none; "" for others and for a front page."""
    found = ADDRESS.match(url)
    if not found or (host_of(url) not in hosts if found[1] else not url.startswith("/") or url.startswith("//")):
        return ""
    path = found[2] or "/"
    return f"{path}{found[3]}" if found[3] else path if path.strip("/") else ""


def _carried(post: Post, content: Content, where: Filed) -> dict[str, Any]:
    """Return what a story has no place for; never a password."""
    meta: dict[str, Any] = {}
    for key, value in post.meta:
        if key and not key.startswith(_STATES):
            meta.setdefault(key, []).append(value)
    modified_at = moment(post.text("post_modified_gmt"))
    carried = {
        "meta": {key: values[0] if len(values) == 1 else values for key, values in meta.items()},
        "terms": [list(term) for term in where.others],
        "blocks": content.blocks,
        "shortcodes": content.shortcodes,
        "post_id": post.text("post_id"),
        "sticky": post.text("is_sticky") == "1",
        "modified_at": modified_at.isoformat() if modified_at else "",
        "comment_status": post.text("comment_status"),
    }
    return {key: value for key, value in carried.items() if value}
