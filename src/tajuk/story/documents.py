"""The other documents of an edition: what surrounds the stories."""

from datetime import datetime
from typing import Any, Literal

import msgspec

from tajuk.story.blocks import Body, Picture
from tajuk.story.story import Document, Story


class Masthead(Document, frozen=True, kw_only=True, tag="masthead"):
    """The title and owner block: the one document every page reads. `language` is the one without prefix."""

    title: str
    language: str = "id"
    languages: tuple[str, ...] = ("id",)
    zone: str = "Asia/Jakarta"
    url: str = ""  # canonical origin, "https://…", no slash at the end
    tagline: str = ""
    taglines: dict[str, str] = msgspec.field(default_factory=dict)  # by further language
    owner: str = ""
    address: str = ""
    email: str = ""


class Section(Document, frozen=True, kw_only=True, tag="section"):
    """A part of the masthead with a front of its own."""

    slug: str
    name: str
    language: str = "id"
    names: dict[str, str] = msgspec.field(default_factory=dict)  # by further language
    deck: str = ""
    decks: dict[str, str] = msgspec.field(default_factory=dict)  # by further language
    parent: str = ""


class Person(Document, frozen=True, kw_only=True, tag="person"):
    """Somebody who writes for us or whom stories are about."""

    slug: str
    name: str
    role: str = ""
    roles: dict[str, str] = msgspec.field(default_factory=dict)  # by further language
    about: str = ""
    abouts: dict[str, str] = msgspec.field(default_factory=dict)  # by further language
    picture: Picture | None = None
    url: str = ""
    staff: bool = False
    carried: dict[str, Any] = msgspec.field(default_factory=dict)


class Topic(Document, frozen=True, kw_only=True, tag="topic"):
    """What stories are about: a subject, a place, an organisation, a running storyline."""

    slug: str
    name: str
    sort: Literal["subject", "place", "organisation", "storyline"] = "subject"
    names: dict[str, str] = msgspec.field(default_factory=dict)
    about: str = ""
    abouts: dict[str, str] = msgspec.field(default_factory=dict)  # by further language
    parent: str = ""
    carried: dict[str, Any] = msgspec.field(default_factory=dict)


class Page(Document, frozen=True, kw_only=True, tag="page"):
    """A page of the masthead itself: about, editorial code, contact, privacy."""

    slug: str
    language: str
    headline: str
    body: Body


class Board(Document, frozen=True, kw_only=True, tag="board"):
    """A table of instruments by symbol; the board `strip` is the indicator strip."""

    slug: str
    name: str
    symbols: tuple[str, ...]
    names: dict[str, str] = msgspec.field(default_factory=dict)


class Promo(Document, frozen=True, kw_only=True, tag="promo"):
    """A course, an event, a house advertisement.

    Shown in its slots once published, until before `ends_at`; `starts_at` is its place among others.

    slots: `banner`, `aside`, `story`, `overlay`, `offer` (an offer of the subscription page), `top` and `rectangle`
    (advertising space). frame: an address whose content is shown in a sandboxed frame instead, once the reader agrees;
    only in `top` and `rectangle`. offer: what the button says ("" for a plain link).
    """

    headline: str
    deck: str = ""
    url: str = ""
    picture: Picture | None = None
    hashtags: tuple[str, ...] = ()
    offer: str = ""
    frame: str = ""
    sponsor: str = ""  # who pays, for what is not the masthead's own
    slots: tuple[str, ...] = ()
    language: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None


class MenuLink(msgspec.Struct, frozen=True, omit_defaults=True):
    """An entry of a menu: to a document of ours by guid, or to an address."""

    label: str
    guid: str = ""
    url: str = ""


class Menu(Document, frozen=True, kw_only=True, tag="menu"):
    """A list of links; `slug` says where it stands (`main`, `footer`), one a language."""

    slug: str
    language: str
    links: tuple[MenuLink, ...]


class Redirect(Document, frozen=True, kw_only=True, tag="redirect"):
    """An old path, or with `prefix` everything below it, that leads to another path or address."""

    old: str
    target: str
    prefix: bool = False


class Front(Document, frozen=True, kw_only=True, tag="front"):
    """What an editor put on a front: `section` is a slug, "" for home; guids in order of weight.

    pins: by guid the slot, from 1, that a story holds whatever stands around it. What is left is filled by rule.
    """

    section: str
    language: str
    stories: tuple[str, ...]
    pins: dict[str, int] = msgspec.field(default_factory=dict)


class Alert(Document, frozen=True, kw_only=True, tag="alert"):
    """A breaking-news bar."""

    headline: str
    language: str
    story: str = ""  # guid
    ends_at: datetime | None = None


class Release(Document, frozen=True, kw_only=True, tag="release"):
    """A release of Tajuk that began to write to this edition."""

    version: str


AnyDocument = (
    Story | Masthead | Section | Person | Topic | Page | Board | Promo | Menu | Redirect | Front | Alert | Release
)
