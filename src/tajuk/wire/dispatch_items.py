"""An agency's item as the items a wire yields: a story, a draft, a file, or the word that a story is taken back."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal
from uuid import UUID

from tajuk.story.blocks import Body, Figure, Gallery, Heading, Paragraph, Related
from tajuk.story.documents import Person, Topic
from tajuk.story.identity import guid_of
from tajuk.story.story import Origin, Ref, Story
from tajuk.story.text import plain
from tajuk.wire.dispatch import Concept, Dispatch, Rendition, best
from tajuk.wire.item import Draft, Item, Media, Refused, Withdrawal, refused
from tajuk.wire.wxr_channel import language_of
from tajuk.wire.wxr_dates import UNDATED
from tajuk.wire.wxr_post import slug
from tajuk.wire.wxr_terms import FALLBACK

_FILES = frozenset(("picture", "graphic", "audio", "video", "icon", "animation", "still"))
_PLANS = frozenset(("event", "planning", "component", "package"))  # an editor's to look at, never published by itself
_UNREAD = "content"  # what a format calls words nobody here can read, or that lie elsewhere
_REMEMBERED = 32_768  # concepts: an agency's vocabulary comes again and again
_LONGEST_MADE_HEADLINE = 90  # characters
Sort = Literal["subject", "organisation", "place"]
_URN = "urn:uuid:"
_OURS = "urn:tajuk:"


def guid_from(uri: str) -> str:
    """Return the guid of an item by its URI: the UUID in a `urn:uuid:`, else one made from the URI (version 5)."""
    if uri.startswith(_URN):
        try:
            return str(UUID(uri))
        except ValueError:
            pass
    return uri.removeprefix(_OURS) if uri.startswith(_OURS) and uri != _OURS else guid_of("wire", uri)


def items_of(dispatch: Dispatch) -> Iterator[Item]:
    """Yield what an agency's item becomes, before it whom and what it names: one item that counts."""
    if not dispatch.uri:
        yield _refused(dispatch, "it has no identity (uri, guid); ask the agency to send it with one")
    elif dispatch.status != "usable":
        reason = dispatch.ednote or dispatch.headline
        yield Withdrawal(story=_story(dispatch), status=dispatch.status, reason=reason, line=dispatch.line)
    elif dispatch.kind in _FILES:
        yield _file(dispatch)
    else:
        yield from _named(dispatch)
        yield _told(dispatch)


def _told(dispatch: Dispatch) -> Story | Draft:
    """Return a story, or a draft where an editor must look first: a plan, or an item without words."""
    story = _story(dispatch)
    if (
        dispatch.kind in _PLANS
        or not (story.headline or story.body)
        or (_UNREAD in dispatch.carried and not story.body)
    ):
        return Draft(story=story, status="draft")
    held = dispatch.lifts_at or dispatch.is_held
    return Draft(story=story, status="embargo", lifts_at=dispatch.lifts_at) if held else story


def _refused(dispatch: Dispatch, reason: str) -> Refused:
    named = dispatch.uri or dispatch.headline or dispatch.slugline or f"a {dispatch.kind}"
    return refused(named, reason, line=dispatch.line)


def _file(dispatch: Dispatch) -> Media | Refused:
    """Return a picture, film or recording by its largest file."""
    found = best(dispatch.renditions)
    url = found.href if found else next((picture.url for picture in dispatch.pictures if picture.url), "")
    if not url:
        return _refused(dispatch, f"this {dispatch.kind} says no address of a file; fetch it from the agency by hand")
    return Media(
        url=url,
        item=dispatch.uri,
        headline=dispatch.headline,
        caption=dispatch.deck or dispatch.summary,
        carried=_filled(_of_file(dispatch, found)) | _carried(dispatch),
    )


def _of_file(dispatch: Dispatch, found: Rendition | None) -> dict[str, Any]:
    """Return what is said of a file beyond headline and caption."""
    size = {"width": found.width, "height": found.height, "type": found.media_type} if found else {}
    times = {"at": dispatch.first_at or dispatch.changed_at, "lifts_at": dispatch.lifts_at}
    about = {"subjects": dispatch.subjects, "people": dispatch.people, "places": dispatch.places}
    return {
        **size,
        "kind": dispatch.kind,
        "credit": ", ".join(byline.name for byline in dispatch.bylines) or dispatch.rights.get("credit", ""),
        "text": "\n".join(plain(block.text) for block in dispatch.body if isinstance(block, Paragraph)),
        "ednote": dispatch.ednote,
        **{name: at.isoformat() for name, at in times.items() if at},
        **{name: [concept.name for concept in concepts] for name, concepts in about.items()},
    }


def _story(dispatch: Dispatch) -> Story:
    """Return an item as a story; the sender's own document when it is one of ours."""
    if dispatch.whole and dispatch.whole.guid == guid_from(dispatch.uri):
        return dispatch.whole
    first_at = dispatch.first_at or dispatch.changed_at or dispatch.lifts_at
    changed_at = dispatch.changed_at if first_at and dispatch.changed_at and dispatch.changed_at > first_at else None
    headline = dispatch.headline or _made_headline(dispatch)
    guid = guid_from(dispatch.uri)
    topics = (*dispatch.subjects, *dispatch.organisations, *dispatch.places)
    return Story(
        guid=guid,
        language=language_of(dispatch.language),
        headline=headline,
        published_at=max(first_at, dispatch.lifts_at) if first_at and dispatch.lifts_at else first_at or UNDATED,
        updated_at=changed_at,
        section=dispatch.section or FALLBACK,
        also_in=dispatch.also_in,
        slug=slug(dispatch.slugline) or slug(headline) or f"story-{guid[:8]}",
        kicker=dispatch.kicker,
        deck=dispatch.deck,
        summary=dispatch.summary,
        search_headline=dispatch.search_headline,
        social_headline=dispatch.social_headline,
        body=_with_pictures(dispatch),
        bylines=dispatch.bylines,
        dateline=dispatch.dateline,
        topics=_refs(topics),
        people=_refs(dispatch.people),
        instruments=tuple(dict.fromkeys(dispatch.symbols)),
        sources=dispatch.sources,
        picture=dispatch.picture,
        related=dispatch.related,
        corrections=dispatch.corrections,
        label=dispatch.label,
        ednote=dispatch.ednote,
        urgency=dispatch.urgency,
        origin=Origin(site=dispatch.site, item=dispatch.uri, link=dispatch.link, format=dispatch.format),
        carried=_carried(dispatch) | ({} if first_at else {"undated": True}),
    )


def _with_pictures(dispatch: Dispatch) -> Body:
    """Return the body, after its last word the pictures that came beside it and are not in it yet."""
    shown = {block.picture.url for block in dispatch.body if isinstance(block, Figure)}
    shown |= {picture.url for block in dispatch.body if isinstance(block, Gallery) for picture in block.pictures}
    beside = tuple(p for p in dispatch.pictures if p.url not in shown and p != dispatch.picture)
    if not beside:
        return (*dispatch.body, *dispatch.recordings)
    return (*dispatch.body, Figure(beside[0]) if len(beside) == 1 else Gallery(beside), *dispatch.recordings)


def _made_headline(dispatch: Dispatch) -> str:
    """Return words that stand for a headline an agency did not write."""
    first = next((plain(b.text) for b in dispatch.body if isinstance(b, Paragraph | Heading)), "")
    links = (link.headline for b in dispatch.body if isinstance(b, Related) for link in b.stories)
    first = first or next(filter(None, links), "")
    words = " ".join((dispatch.summary or dispatch.deck or first or dispatch.slugline).split())
    if len(words) <= _LONGEST_MADE_HEADLINE:
        return words
    return f"{words[:_LONGEST_MADE_HEADLINE].rpartition(' ')[0] or words[:_LONGEST_MADE_HEADLINE]}…"


def _named(dispatch: Dispatch) -> Iterator[Topic | Person]:
    """Yield whom and what an item names, each as a page of its own would begin."""
    for ref in _refs(dispatch.subjects):
        yield _topic(ref, "subject")
    for ref in _refs(dispatch.organisations):
        yield _topic(ref, "organisation")
    for ref in _refs(dispatch.places):
        yield _topic(ref, "place")
    for ref in _refs(dispatch.people):
        yield _person(ref)


def _refs(concepts: tuple[Concept, ...]) -> tuple[Ref, ...]:
    """Return concepts as references, each slug once; a code without a name is nobody's topic."""
    found: dict[str, Ref] = {}
    for concept in concepts:
        ref = _ref(concept)
        if ref:
            found.setdefault(ref.slug, ref)
    return tuple(found.values())


@lru_cache(maxsize=_REMEMBERED)
def _ref(concept: Concept) -> Ref | None:
    found = concept.slug or slug(concept.name)
    return Ref(found, concept.name) if found else None


@lru_cache(maxsize=_REMEMBERED)
def _topic(ref: Ref, sort: Sort) -> Topic:
    return Topic(guid=guid_of("topic", ref.slug), slug=ref.slug, name=ref.name, sort=sort)


@lru_cache(maxsize=_REMEMBERED)
def _person(ref: Ref) -> Person:
    return Person(guid=guid_of("person", ref.slug), slug=ref.slug, name=ref.name)


def _carried(dispatch: Dispatch) -> dict[str, Any]:
    """Return what a story has no place for, under names every format of ours knows, the format's own apart."""
    concepts = (*dispatch.subjects, *dispatch.organisations, *dispatch.places, *dispatch.people)
    codes, unnamed = {}, []
    for concept in concepts:
        ref = _ref(concept)
        if ref and concept.uri:
            codes[ref.slug] = concept.uri
        elif not ref:
            unnamed.append(concept.uri or concept.code)
    slugline = dispatch.slugline if slug(dispatch.slugline) != dispatch.slugline else ""
    said: dict[str, Any] = {
        "wire": _filled({"kind": dispatch.kind, "version": dispatch.version, "signals": list(dispatch.signals)}),
        "rights": _filled(dispatch.rights),
        "codes": codes,
        "unnamed": unnamed,
        "slugline": slugline,
        "language": dispatch.language if dispatch.language != language_of(dispatch.language) else "",
        dispatch.format: dispatch.carried,
    }
    return _filled(said)


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
