"""An item of a feed as a story."""

import re
from typing import NamedTuple, get_args
from urllib.parse import unquote, urlsplit
from uuid import UUID

import msgspec

from tajuk.story.addresses import address_of, host_of, provider_of, sort_of, watched_at
from tajuk.story.blocks import Block, Body, Download, Embed, Figure, Picture, Recording
from tajuk.story.documents import Person
from tajuk.story.identity import guid_of
from tajuk.story.markup import body_of
from tajuk.story.story import Byline, Label, Origin, Ref, Story
from tajuk.wire.feed_carried import kept
from tajuk.wire.feed_entry import Author, Entry, File, Source
from tajuk.wire.feed_media import form_of
from tajuk.wire.teasers import first_words, is_said, shortened
from tajuk.wire.wxr_dates import UNDATED
from tajuk.wire.wxr_post import Term, slug
from tajuk.wire.wxr_terms import FALLBACK, topic_of

SECTION, LABEL, TOPIC = "urn:tajuk:section", "urn:tajuk:label", "urn:tajuk:topic"
_LABELS = frozenset(get_args(Label)) - {""}
_LONGEST_TEASER = 600  # characters; longer ones are the text itself
_OF_NO_USE = ("schemas.google.com/g/", "schemas.google.com/blogger/")  # categories a program gives
_PLAIN_NAME = re.compile(r"[\w-]*[a-z][\w-]*")


class Told(NamedTuple):
    """A story, and the people it is the first to say more of than a name."""

    story: Story
    people: list[Person]


def identity(entry: Entry, source: Source, *, shared: bool) -> tuple[str, ...]:
    """Return what an item is known by: its site, its guid or else its link; one without either by title and date.

    shared: whether other items of the feed have the same guid, which real feeds do; then links tell them apart.
    """
    site = host_of(source.link) or source.title
    named = entry.item or entry.link
    if not named:
        at = entry.published_at.isoformat() if entry.published_at else ""
        return ("feed", site, entry.headline or entry.content.line()[:400] or entry.teaser.line()[:400], at)
    return ("feed", site, named, entry.link, entry.headline) if shared else ("feed", site, named)


def story_of(entry: Entry, source: Source, *, format: str, shared: bool) -> Told:
    """Return an item as a story; one that says when it was updated and not when it ran, ran then."""
    body = _body(entry)
    picture, body = _picture(entry, body)
    guid = _own_guid(entry, source) or guid_of(*identity(entry, source, shared=shared))
    headline = entry.headline or _made_headline(body, entry)
    deck, summary = _decks(entry, body)
    published_at = entry.published_at or entry.updated_at
    sections = [label for label in entry.labels if label.scheme == SECTION]
    authors = entry.authors or (() if source.is_ours else source.authors)
    story = Story(
        guid=guid,
        language=entry.language,
        headline=headline,
        published_at=published_at or UNDATED,
        updated_at=entry.updated_at if published_at and entry.updated_at and entry.updated_at > published_at else None,
        section=next((slug(label.term) for label in sections), "") or FALLBACK,
        slug=_slug(entry.link, headline) or f"story-{guid[:8]}",
        label=next((msgspec.convert(one.term, Label) for one in entry.labels if _is_label(one)), ""),
        deck=deck,
        summary=summary,
        body=body,
        bylines=_bylines(authors, entry.contributors),
        topics=_topics(entry),
        picture=picture,
        origin=Origin(site=source.link or source.title, item=entry.item, link=entry.link, format=format),
        old_urls=_old_urls(entry, source),
        carried={**kept(entry.carried), **({} if published_at else {"undated": True})},
    )
    return Told(story, _people((*authors, *entry.contributors)))


def says_nothing(story: Story) -> bool:
    """Say whether there is nothing to show of an item: no title, no text, no page, no file."""
    return not story.headline and not story.body


def _own_guid(entry: Entry, source: Source) -> str:
    """Return the guid of a story a Tajuk wrote out, "" for all others."""
    if not source.is_ours:
        return ""
    try:
        return str(UUID(entry.item.removeprefix("urn:uuid:")))
    except ValueError:
        return entry.item.removeprefix("urn:tajuk:")


def _body(entry: Entry) -> Body:
    """Return the text of an item: its content, else its summary, and the sound and films it brings along."""
    text = entry.content or entry.teaser
    body = body_of(text.html(), base_url=entry.base) if text else ()
    shown = {block.url for block in body if isinstance(block, Recording | Download | Embed)}
    return (*body, *(block for file in entry.files if (block := _block(file)) and block.url not in shown))


def _block(file: File) -> Recording | Download | Embed | None:
    """Return a file as a block; a player's page is an embed."""
    provider = provider_of(file.url)
    if sort_of(provider):
        return Embed(watched_at(file.url), provider, file.headline)
    form = form_of(file)
    if form:
        return Recording(file.url, "audio" if form == "audio" else "video")
    name = unquote(urlsplit(file.url).path.rpartition("/")[2])
    return Download(file.url, file.headline or name or host_of(file.url))


def _picture(entry: Entry, body: Body) -> tuple[Picture | None, Body]:
    """Return the picture of an item, and its body without it where the body began with it."""
    if not entry.pictures:
        return None, body
    picture = entry.pictures[0]
    first: Block | None = body[0] if body else None
    if isinstance(first, Figure) and first.picture.url == picture.url:
        return _together(picture, first.picture), body[1:]
    return picture, body


def _together(picture: Picture, shown: Picture) -> Picture:
    """Return a picture with what is said of it in either place."""
    return msgspec.structs.replace(
        picture,
        alt=shown.alt or picture.alt,
        width=picture.width or shown.width,
        height=picture.height or shown.height,
        caption=picture.caption or shown.caption,
        credit=picture.credit or shown.credit,
    )


def _decks(entry: Entry, body: Body) -> tuple[str, str]:
    """Return the line below the headline and the one for cards.

    A teaser of what the first paragraphs say is for cards alone: a reader would read it twice.
    """
    teaser = entry.teaser.line() if entry.content else ""
    teaser = "" if len(teaser) > _LONGEST_TEASER and is_said(teaser[:_LONGEST_TEASER], body) else teaser
    deck = entry.deck or ("" if is_said(teaser, body) or len(teaser) > _LONGEST_TEASER else teaser)
    return deck, "" if teaser == deck else teaser


def _made_headline(body: Body, entry: Entry) -> str:
    """Return a headline for an item without one: its first words, else the name of its page."""
    text = first_words(body) or shortened(entry.deck or entry.teaser.line())
    return text or _page_name(entry.link).replace("-", " ") or host_of(entry.link)


def _slug(link: str, headline: str) -> str:
    """Return the slug an item has in its page's address, where that is words, else one of its headline."""
    name = _page_name(link).lower()
    return slug(name) if "-" in name and _PLAIN_NAME.fullmatch(name) else slug(headline)


def _page_name(link: str) -> str:
    """Return the last part of an address's path without its ending."""
    try:
        path = unquote(urlsplit(link).path)
    except ValueError:
        return ""
    return path.rstrip("/").rpartition("/")[2].rpartition(".html")[0] or path.rstrip("/").rpartition("/")[2]


def _is_label(label: object) -> bool:
    return getattr(label, "scheme", "") == LABEL and getattr(label, "term", "") in _LABELS


def _topics(entry: Entry) -> tuple[Ref, ...]:
    """Return categories as topics, each once, in their order; the address of a term's scheme is no name."""
    found: dict[str, Ref] = {}
    for label in entry.labels:
        if label.scheme in (SECTION, LABEL) or any(program in label.scheme for program in _OF_NO_USE):
            continue
        term = label.term.rstrip("/").rpartition("/")[2] if "://" in label.term else label.term
        topic = topic_of(Term("tag", term if label.name else "", label.name or term))
        if topic and topic.slug not in _NO_CATEGORY:
            found.setdefault(topic.slug, Ref(topic.slug, label.name if label.scheme == TOPIC else topic.name))
    return tuple(found.values())


_NO_CATEGORY = frozenset(("uncategorized", "uncategorised", "tak-berkategori"))


def _bylines(authors: tuple[Author, ...], contributors: tuple[Author, ...]) -> tuple[Byline, ...]:
    """Return who wrote an item; contributors who are named as authors, too, stand there once."""
    bylines = {slug(author.name): Byline(author.name, slug=slug(author.name)) for author in authors}
    for helper in contributors:
        bylines.setdefault(slug(helper.name), Byline(helper.name, "contributor", slug(helper.name)))
    return tuple(bylines.values())


def _people(authors: tuple[Author, ...]) -> list[Person]:
    """Return those of whom a feed says more than a name."""
    return [
        Person(
            guid=guid_of("person", slug(author.name)),
            slug=slug(author.name),
            name=author.name,
            url=author.url,
            picture=Picture(url=author.picture) if author.picture else None,
        )
        for author in authors
        if slug(author.name) and (author.url or author.picture)
    ]


def _old_urls(entry: Entry, source: Source) -> tuple[str, ...]:
    """Return the path of an item's page, where it lies on the feed's own site."""
    link = address_of(entry.link)
    if not link or not host_of(source.link) or host_of(link) != host_of(source.link):
        return ()
    parts = urlsplit(link)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path
    return (path,) if path.strip("/") else ()
