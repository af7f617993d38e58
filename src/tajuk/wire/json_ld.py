"""What a page says of itself to machines: schema.org in JSON-LD, safe inside a <script> element."""

from collections.abc import Sequence
from typing import Any

from tajuk.story.documents import Person
from tajuk.wire.outgoing import FeedItem, Publisher

MEDIA_TYPE = "application/ld+json"
CARRIES = frozenset({"guid", "headline", "published_at"})
Thing = dict[str, Any]


def dump(*things: Thing) -> bytes:
    """Return things as one JSON-LD document that can stand inside <script type="application/ld+json"> as it is."""
    raise NotImplementedError


def news_article(item: FeedItem, publisher: Publisher) -> Thing:
    """Return the schema.org thing of a story: NewsArticle, or the kind its label names."""
    raise NotImplementedError


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> Thing:
    """Return a BreadcrumbList; steps: (name, absolute address) from home downwards."""
    raise NotImplementedError


def web_site(publisher: Publisher, *, language: str, search_href: str = "") -> Thing:
    """Return the WebSite; search_href: absolute, with {search_term_string} where the words go."""
    raise NotImplementedError


def organisation(publisher: Publisher) -> Thing:
    """Return the NewsMediaOrganization behind the masthead."""
    raise NotImplementedError


def person(someone: Person, *, href: str, picture_href: str = "", works_for: Publisher | None = None) -> Thing:
    """Return a Person."""
    raise NotImplementedError


def collection_page(name: str, *, href: str, items: Sequence[FeedItem], publisher: Publisher, language: str) -> Thing:
    """Return a CollectionPage: a front, a topic, a day; `items` in the order of the page."""
    raise NotImplementedError
