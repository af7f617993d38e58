"""A story: what a newsroom publishes, as one frozen value."""

from datetime import date, datetime
from typing import Any, Literal

import msgspec

from tajuk.story.blocks import Body, Picture, StoryLink
from tajuk.story.text import Runs

SCHEMA = 1
Access = Literal["free", "metered", "members"]
Label = Literal["", "opinion", "analysis", "sponsored", "advertorial", "live"]


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What the edition holds by digest. `schema` is written always; the guid is for ever."""

    schema: int = msgspec.field(default_factory=lambda: SCHEMA)
    guid: str


class Byline(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who did what: `slug` is the person's, "" for somebody without a page."""

    name: str
    role: Literal["reporter", "editor", "photographer", "contributor", "agency", "translator"] = "reporter"
    slug: str = ""


class Dateline(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where, and when if it matters, a story was reported; `masthead` as printed before the place."""

    place: str
    masthead: str = ""
    on: date | None = None


class Ref(msgspec.Struct, frozen=True, omit_defaults=True):
    """A topic or person a story belongs to: the slug decides, the name is for reading."""

    slug: str
    name: str


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who says so; `on_word_of` is the `ref` of the source that this one cites."""

    ref: str
    name: str
    sort: Literal["outlet", "agency", "person", "organisation", "document"] = "outlet"
    url: str = ""
    on_word_of: str = ""


class Correction(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was put right, said to readers."""

    at: datetime
    note: Runs
    sort: Literal["correction", "clarification"] = "correction"


class Origin(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where an imported story came from. `site` and `link` as the export gave them; `item` its guid there."""

    site: str
    item: str = ""
    link: str = ""
    format: str = ""


class Story(Document, frozen=True, kw_only=True, tag="story"):
    """A story. Times are aware UTC; `section` and the refs are slugs; `urgency` 1 (highest) to 9, 0 when not set."""

    language: str
    headline: str
    published_at: datetime
    section: str
    slug: str
    kicker: str = ""
    deck: str = ""
    body: Body = ()
    bylines: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    updated_at: datetime | None = None  # the last update readers should notice
    also_in: tuple[str, ...] = ()  # slugs of further sections
    topics: tuple[Ref, ...] = ()
    people: tuple[Ref, ...] = ()
    instruments: tuple[str, ...] = ()  # symbols
    sources: tuple[Source, ...] = ()
    picture: Picture | None = None
    related: tuple[StoryLink, ...] = ()
    corrections: tuple[Correction, ...] = ()
    access: Access = "free"
    label: Label = ""
    sponsor: str = ""
    summary: str = ""  # for search engines and cards; the deck when empty
    search_headline: str = ""  # what search engines are told; the headline when empty
    social_headline: str = ""  # on cards where a story is shared; the headline when empty
    ednote: str = ""
    urgency: int = 0
    translation_of: str = ""  # guid
    origin: Origin | None = None
    old_urls: tuple[str, ...] = ()  # paths (with query where it decides) that lead here for ever
    carried: dict[str, Any] = msgspec.field(default_factory=dict)

    @property
    def ran_at(self) -> datetime | None:
        """Return when a story first ran; None where no archive says, and `published_at` only stands in."""
        return None if self.carried.get("undated") else self.published_at
