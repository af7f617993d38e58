"""A post of Ghost as a story."""

from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from tajuk.story.addresses import address_of
from tajuk.story.blocks import Body, Picture
from tajuk.story.documents import Person, Section, Topic
from tajuk.story.identity import guid_of
from tajuk.story.markup import body_of, runs_of
from tajuk.story.story import Access, Byline, Origin, Ref, Story
from tajuk.wire.feed_dates import instant
from tajuk.wire.ghost_cards import markdown_html
from tajuk.wire.ghost_documents import lexical_html, mobiledoc_html
from tajuk.wire.ghost_tables import Post, Row, Tables, placed
from tajuk.wire.teasers import first_words
from tajuk.wire.wxr_channel import language_of
from tajuk.wire.wxr_dates import UNDATED
from tajuk.wire.wxr_post import Term, slug, words
from tajuk.wire.wxr_terms import fallback, section_of, topic_of

_KEPT = """
id uuid visibility featured canonical_url custom_template codeinjection_head codeinjection_foot email_only
email_subject frontmatter twitter_title twitter_description
"""


class Told(NamedTuple):
    """A story, and the section, topics and people it names."""

    story: Story
    section: Section
    topics: list[Topic]
    people: list[Person]


def story_of(post: Post, tables: Tables) -> Told:
    """Return a post as a story: its first tag is the section, the others topics; tags with `#` are Ghost's own."""
    site, language = tables.site, language_of(post.text("locale", "language")) or _language(tables)
    body, cards = _body(post, site)
    public = [tag for tag in post.tags if not _is_internal(tag)]
    section = (_section(public[0], language) if public else None) or fallback(language)
    topics = [topic for tag in public[1:] if (topic := _topic(tag))]
    people = [person for row in post.authors if (person := person_of(row, site))]
    headline = words(post.text("title")) or _made_headline(body, post)
    published_at = _when(post, "published_at") or _when(post, "created_at")
    guid = guid_of("ghost", *_identity(post, tables))
    story = Story(
        guid=guid,
        language=language,
        headline=headline,
        published_at=published_at or UNDATED,
        section=section.slug,
        slug=slug(post.text("slug")) or slug(headline) or f"story-{guid[:8]}",
        deck=words(post.text("custom_excerpt")),
        body=body,
        bylines=tuple(Byline(person.name, slug=person.slug) for person in people),
        topics=tuple(Ref(topic.slug, topic.name) for topic in topics),
        picture=_picture(post, site),
        access=_access(post),
        summary=words(post.text("meta_description", "og_description")),
        search_headline=words(post.text("meta_title")),
        social_headline=words(post.text("og_title")),
        origin=Origin(
            site=site, item=post.text("uuid") or str(post.fields.get("id", "")), link=post.url, format="ghost"
        ),
        old_urls=_old_urls(post),
        carried=_carried(post, cards) | ({} if published_at else {"undated": True}),
    )
    return Told(story, section, topics, people)


def person_of(row: Row, site: str) -> Person | None:
    """Return a user of Ghost as a person, None for one without a name; addresses of mail stay at home."""
    name = words(row["name"]) if isinstance(row.get("name"), str) else ""
    name = name.partition("@")[0] if "@" in name else name
    found = slug(row["slug"]) if isinstance(row.get("slug"), str) else slug(name)
    if not name or not found:
        return None
    portrait = address_of(placed(_said(row, "profile_image", "image"), site), site)
    return Person(
        guid=guid_of("person", found),
        slug=found,
        name=name,
        about=words(_said(row, "bio")),
        url=address_of(_said(row, "website")),
        picture=Picture(url=portrait) if portrait else None,
    )


def _identity(post: Post, tables: Tables) -> tuple[str, ...]:
    """Return what a post is known by: Ghost's uuid; without one its number, slug and site, which repeat elsewhere."""
    unique = post.text("uuid")
    return (unique,) if unique else (str(post.fields.get("id", "")), post.text("slug"), tables.site or post.url)


def _body(post: Post, site: str) -> tuple[Body, list[Any]]:
    """Return the text of a post: its HTML, else what it was made from, and the cards nobody can show."""
    html = post.text("html")
    cards: list[Any] = []
    if not html and post.text("lexical"):
        html, cards = lexical_html(post.text("lexical"))
    elif not html and post.text("mobiledoc"):
        html, cards = mobiledoc_html(post.text("mobiledoc"))
    elif not html:
        html = markdown_html(post.text("markdown"))
    return body_of(placed(html, site), base_url=post.url or site), cards


def _language(tables: Tables) -> str:
    return language_of(tables.setting("locale", "lang", "default_locale"))


def _is_internal(tag: Row) -> bool:
    return _said(tag, "visibility") == "internal" or _said(tag, "name").startswith("#")


def _section(tag: Row, language: str) -> Section | None:
    return section_of(Term("category", _said(tag, "slug"), _said(tag, "name")), language=language)


def _topic(tag: Row) -> Topic | None:
    return topic_of(Term("tag", _said(tag, "slug"), _said(tag, "name")), about=_said(tag, "description"))


def _when(post: Post, name: str) -> datetime | None:
    """Return an instant: text, or milliseconds since 1970 as older exports have it."""
    value = post.fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return instant(str(value // 1000 if abs(value) > 10**11 else value).rjust(10, "0"))
    return instant(value) if isinstance(value, str) else None


def _picture(post: Post, site: str) -> Picture | None:
    url = address_of(placed(post.text("feature_image", "image"), site), site)
    if not url:
        return None
    caption = post.text("feature_image_caption")
    return Picture(
        url=url,
        alt=words(post.text("feature_image_alt")),
        caption=runs_of(placed(caption, site), base_url=site) if caption else (),
    )


def _access(post: Post) -> Access:
    return "free" if post.text("visibility") in ("", "public") else "members"


def _made_headline(body: Body, post: Post) -> str:
    """Return a headline for a post without one: its first words, else its slug."""
    return first_words(body) or post.text("slug").replace("-", " ") or "…"


def _old_urls(post: Post) -> tuple[str, ...]:
    """Return where a post stood: Ghost's own address of it, and that of its page."""
    own = f"/{post.text('slug')}/" if post.text("slug") else ""
    path = urlsplit(post.url).path if address_of(post.url) else ""
    return tuple(dict.fromkeys(one for one in (own, path) if one.strip("/")))


def _carried(post: Post, cards: list[Any]) -> dict[str, Any]:
    """Return what a story has no place for."""
    fields = {name: value for name in _KEPT.split() if (value := post.fields.get(name) or post.meta.get(name))}
    modified_at = _when(post, "updated_at")
    carried = {
        "ghost": fields,
        "cards": cards,
        "internal_tags": [_said(tag, "name") for tag in post.tags if _is_internal(tag)],
        "modified_at": modified_at.isoformat() if modified_at else "",
    }
    return {name: value for name, value in carried.items() if value}


def _said(row: Row, *names: str) -> str:
    return next((value.strip() for name in names if isinstance(value := row.get(name), str) and value.strip()), "")
