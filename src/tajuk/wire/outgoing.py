"""What every outgoing format takes: stories with their addresses, and the feed around them.

Addresses are absolute here, always: what leaves the house is read where no base is known. The caller has been through
the gate: `html` and the story's body are what this reader may have.
"""

from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from textwrap import shorten
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit
from uuid import UUID

import msgspec

from tajuk.errors import TajukError
from tajuk.story.blocks import Chart, Paragraph, Picture
from tajuk.story.places import Labelled, Places
from tajuk.story.story import Byline, Story
from tajuk.story.text import plain
from tajuk.wire.item import Value
from tajuk.wire.xml_writing import clean

GENERATOR = "Tajuk"
DOCUMENT_TYPE = "application/vnd.tajuk.story+json"
_LONGEST_EXCERPT = 280  # characters
_WRITE = frozenset({"reporter", "contributor", "agency"})
_SAYS_NOTHING: tuple[object, ...] = ("", (), None, {}, 0, "free")
_PICTURES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


class NotAbsolute(TajukError):
    """An address that means nothing outside our own site."""

    def __init__(self, what: str, address: str) -> None:
        super().__init__(what, address)
        self.what, self.address = what, address

    def __str__(self) -> str:
        return f"{self.what} {self.address!r} is not an absolute http(s) address; put the masthead's url in front of it"


class Publisher(Value, frozen=True, kw_only=True):
    """The masthead as the outside knows it. `href` is its home."""

    name: str
    href: str
    logo_href: str = ""
    owner: str = ""
    email: str = ""
    same_as: tuple[str, ...] = ()  # its pages elsewhere

    def __post_init__(self) -> None:
        must_be_absolute("the publisher's href", self.href)
        must_be_absolute("logo_href", self.logo_href or self.href)


class FeedItem(Value, frozen=True, kw_only=True):
    """A story on its way out. `section` is the section's name for people; `html` the body with absolute addresses."""

    story: Story
    href: str
    html: str = ""
    section: str = ""
    section_href: str = ""
    labelled: str = ""  # the story's label for people
    paid: str = ""  # what readers must know before its headline when somebody paid for it
    picture_href: str = ""
    picture_width: int = 0  # of the file at picture_href, in pixels; 0 when not known
    picture_height: int = 0
    document: bytes = b""  # the story itself (`codec.encode`), for another Tajuk to move in with: nothing is lost
    lifts_at: datetime | None = None  # under embargo until then: only for clients who promised to wait
    status: Literal["usable", "withheld", "canceled"] = "usable"  # whether clients may use it any more

    def __post_init__(self) -> None:
        must_be_absolute("the href of a story", self.href)
        must_be_absolute("picture_href", self.picture_href or self.href)
        must_be_absolute("section_href", self.section_href or self.href)


class Feed(Value, frozen=True, kw_only=True):
    """A list of stories with a name. `updated_at`: the last change in it; `zone`: the offset dates are written in."""

    title: str
    href: str  # the page the feed belongs to
    self_href: str  # the feed itself
    description: str
    language: str
    updated_at: datetime
    items: tuple[FeedItem, ...] = ()
    zone: tzinfo = UTC
    publisher: str = ""  # the masthead, when the title says more than that
    rights: str = ""
    icon_href: str = ""  # square

    def __post_init__(self) -> None:
        must_be_absolute("the href of a feed", self.href)
        must_be_absolute("the self_href of a feed", self.self_href)
        must_be_absolute("icon_href", self.icon_href or self.href)


class AbsolutePlaces:
    """Places whose paths were made absolute on `origin` ("https://…"): what feeds and exports render with."""

    __slots__ = ("_origin", "_places")

    def __init__(self, places: Places, origin: str) -> None:
        self._places, self._origin = places, origin

    def href(self, guid: str) -> str:
        """Return the absolute address of a document of ours, or ""."""
        return self._absolute(self._places.href(guid))

    def headline(self, guid: str) -> str:
        """Return the current headline or name of a document of ours, or ""."""
        return self._places.headline(guid)

    def paid(self, guid: str) -> str:
        """Return what to say before a story of ours that somebody paid for, "" for all others."""
        return self._places.paid(guid)

    def mention(self, of: str, slug: str) -> str:
        """Return the absolute address of a person, topic or instrument, or ""."""
        return self._absolute(self._places.mention(of, slug))

    def source(self, picture: Picture, width: int, format: str = "webp") -> str:
        """Return the absolute address of a picture's rendition, or ""; only of WebP: feed readers get a plain img."""
        return self._absolute(self._places.source(picture, width)) if format == "webp" else ""

    def elsewhere(self, url: str) -> str:
        """Return the address itself: what leaves may name where a picture lies."""
        return url

    def label(self, of: Labelled) -> str:
        """Return the words above a thing that has none of its own, or ""."""
        return self._places.label(of)

    def written(self, value: Decimal | date) -> str:
        """Return a number or a day as the reader writes it."""
        return self._places.written(value)

    def drawing(self, chart: Chart) -> str:
        """Return "": what leaves has no stylesheet of ours, so its charts are tables."""
        return ""

    def _absolute(self, address: str) -> str:
        return urljoin(self._origin, address) if address else ""


def identifier(guid: str) -> str:
    """Return a guid as the URI it is outside: `urn:uuid:…`; one that is a URI already stays.

    Source: RFC 9562, section 4 ("urn:uuid").
    """
    try:
        return UUID(guid).urn
    except ValueError:
        return guid if urlsplit(guid).scheme else f"urn:tajuk:{guid}"


def headline(item: FeedItem) -> str:
    """Return the headline, or what stands for it when a story has none: formats and readers ask for one."""
    return item.story.headline.strip() or teaser(item.story).strip() or item.href


def search_headline(item: FeedItem) -> str:
    """Return the headline as search engines are told it."""
    return item.story.search_headline.strip() or headline(item)


def title(item: FeedItem) -> str:
    """Return what a list of a reader's own calls a story: its headline, behind who paid for it."""
    return f"{item.paid}: {headline(item)}" if item.paid else headline(item)


def categories(item: FeedItem) -> tuple[tuple[str, str], ...]:
    """Return where a story belongs, for machines and for people: its section, its label, its topics."""
    story = item.story
    topics = ((topic.slug, topic.name) for topic in story.topics)
    return ((story.section, item.section), (story.label, item.labelled), *topics)


def teaser(story: Story) -> str:
    """Return the words that stand for a story in a list, "" when it has none."""
    return story.summary or story.deck


def excerpt(item: FeedItem) -> str:
    """Return the words that stand for a story where a format asks for some: teaser, first paragraph, headline."""
    first = next((block for block in item.story.body if isinstance(block, Paragraph)), None) if item.html else None
    words = shorten(plain(first.text), _LONGEST_EXCERPT, placeholder=" …") if first else ""
    return next(filter(str.strip, (teaser(item.story), words, headline(item))))


def writers(story: Story) -> tuple[Byline, ...]:
    """Return whose words a story is: reporters, contributors, agencies; whoever is named when it is none of these."""
    return tuple(byline for byline in story.bylines if byline.role in _WRITE and byline.name.strip()) or tuple(
        byline for byline in story.bylines if byline.name.strip()
    )


def picture_type(href: str) -> str:
    """Return the media type of a picture by the end of its address, "" when that does not tell."""
    return _PICTURES.get(urlsplit(href).path.lower().rpartition(".")[2], "")


def changed_at(story: Story) -> datetime:
    """Return the instant of the last change a reader should notice."""
    return max(story.updated_at or story.published_at, story.published_at)


def left_behind(story: Story, carries: frozenset[str]) -> tuple[str, ...]:
    """Return the fields of a story that say something and that a format does not bring back as they are, in order.

    carries: the format's `CARRIES`. What an export tells of, unless it sends the story's own document along.
    """
    fields = msgspec.structs.fields(Story)
    unsaid = ("guid", "schema", *carries)
    return tuple(f.name for f in fields if f.name not in unsaid and getattr(story, f.name) not in _SAYS_NOTHING)


def said(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that say something, their text without control characters."""
    return {name: clean(value) if isinstance(value, str) else value for name, value in fields.items() if value}


def must_be_absolute(what: str, address: str) -> None:
    """Raise NotAbsolute unless an address says where it leads by itself."""
    if not address.startswith(("https://", "http://")):
        raise NotAbsolute(what, address)
