"""What a page says of itself to machines: schema.org in JSON-LD, safe inside a <script> element."""

from collections.abc import Sequence
from typing import Any

import msgspec

from tajuk.story.documents import Person
from tajuk.story.story import Byline, Story
from tajuk.story.text import plain
from tajuk.wire.outgoing import FeedItem, Publisher, changed_at, headline, said, search_headline, teaser, writers
from tajuk.wire.xml_writing import language_tag, rfc3339

MEDIA_TYPE = "application/ld+json"
CARRIES = frozenset({"headline", "published_at", "language"})
Thing = dict[str, Any]
_ENCODER = msgspec.json.Encoder()
_UNSAFE = ((b"<", b"\\u003c"), (b">", b"\\u003e"), (b"&", b"\\u0026"))
_BREAKS = (("\u2028".encode(), b"\\u2028"), ("\u2029".encode(), b"\\u2029"))
_KINDS = {
    "opinion": "OpinionNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "sponsored": "AdvertiserContentArticle",
    "advertorial": "AdvertiserContentArticle",
}


def dump(*things: Thing) -> bytes:
    """Return things as one JSON-LD document that can stand inside <script type="application/ld+json"> as it is."""
    graph = things[0] if len(things) == 1 else {"@graph": things}
    raw = _ENCODER.encode({"@context": "https://schema.org", **graph})
    for character, escape in (*_UNSAFE, *_BREAKS):
        raw = raw.replace(character, escape)
    return raw


def news_article(item: FeedItem, publisher: Publisher) -> Thing:
    """Return the schema.org thing of a story: NewsArticle, or the kind its label names."""
    story = item.story
    fields = {
        "@type": _KINDS.get(story.label, "NewsArticle"),
        "@id": f"{item.href}#story",
        "url": item.href,
        "mainEntityOfPage": item.href,
        "headline": search_headline(item),
        "alternativeHeadline": story.headline if story.search_headline else story.kicker,
        "description": teaser(story),
        "inLanguage": language_tag(story.language),
        "datePublished": rfc3339(story.ran_at) if story.ran_at else "",
        "dateModified": rfc3339(changed_at(story)) if story.ran_at or story.updated_at else "",
        "image": _image(item),
        "author": [_author(byline) for byline in writers(story)] or [_reference(publisher)],
        "publisher": organisation(publisher),
        "articleSection": item.section,
        "keywords": [topic.name for topic in story.topics],
        "about": [{"@type": "Thing", "name": topic.name} for topic in story.topics],
        "mentions": [{"@type": "Person", "name": person.name} for person in story.people],
        "locationCreated": {"@type": "Place", "name": story.dateline.place} if story.dateline else None,
        "correction": _corrections(story),
        "sponsor": {"@type": "Organization", "name": story.sponsor} if story.sponsor else None,
    }
    return {**said(fields), "isAccessibleForFree": story.access == "free"}


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> Thing:
    """Return a BreadcrumbList; steps: (name, absolute address) from home downwards."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": href}
        for place, (name, href) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def web_site(publisher: Publisher, *, language: str, search_href: str = "") -> Thing:
    """Return the WebSite; search_href: absolute, with {search_term_string} where the words go."""
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": search_href},
        "query-input": "required name=search_term_string",
    }
    fields = {
        "@type": "WebSite",
        "@id": f"{publisher.href}#site",
        "url": publisher.href,
        "name": publisher.name,
        "inLanguage": language_tag(language),
        "publisher": _reference(publisher),
        "potentialAction": search if search_href else None,
    }
    return said(fields)


def organisation(publisher: Publisher) -> Thing:
    """Return the NewsMediaOrganization behind the masthead."""
    fields = {
        **_reference(publisher),
        "name": publisher.name,
        "url": publisher.href,
        "logo": {"@type": "ImageObject", "url": publisher.logo_href} if publisher.logo_href else None,
        "legalName": publisher.owner,
        "email": publisher.email,
        "sameAs": list(publisher.same_as),
    }
    return said(fields)


def person(
    someone: Person, *, href: str, language: str, picture_href: str = "", works_for: Publisher | None = None
) -> Thing:
    """Return a Person, in the words of one language where there are some."""
    fields = {
        "@type": "Person",
        "@id": f"{href}#person",
        "url": href,
        "name": someone.name,
        "jobTitle": someone.roles.get(language, someone.role),
        "description": someone.abouts.get(language, someone.about),
        "image": picture_href,
        "sameAs": [someone.url] if someone.url.startswith(("http://", "https://")) else [],
        "worksFor": _reference(works_for) if works_for else None,
    }
    return said(fields)


def collection_page(name: str, *, href: str, items: Sequence[FeedItem], publisher: Publisher, language: str) -> Thing:
    """Return a CollectionPage: a front, a topic, a day; `items` in the order of the page."""
    listed = [
        {"@type": "ListItem", "position": place, "url": item.href, "name": headline(item)}
        for place, item in enumerate(items, start=1)
    ]
    fields = {
        "@type": "CollectionPage",
        "@id": f"{href}#page",
        "url": href,
        "name": name,
        "inLanguage": language_tag(language),
        "publisher": _reference(publisher),
        "isPartOf": {"@type": "WebSite", "@id": f"{publisher.href}#site"},
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(listed), "itemListElement": listed},
    }
    return said(fields)


def _reference(publisher: Publisher) -> Thing:
    return {"@type": "NewsMediaOrganization", "@id": f"{publisher.href}#organisation", "name": publisher.name}


def _author(byline: Byline) -> Thing:
    return {"@type": "Organization" if byline.role == "agency" else "Person", "name": byline.name}


def _image(item: FeedItem) -> Thing | None:
    if not item.picture_href:
        return None
    picture = item.story.picture
    fields = {
        "@type": "ImageObject",
        "url": item.picture_href,
        "width": item.picture_width,
        "height": item.picture_height,
        "caption": plain(picture.caption) or picture.alt if picture else "",
        "creditText": picture.credit if picture else "",
    }
    return said(fields)


def _corrections(story: Story) -> list[Thing]:
    return [
        {"@type": "CorrectionComment", "text": plain(note.note), "datePublished": rfc3339(note.at)}
        for note in story.corrections
    ]
