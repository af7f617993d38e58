"""The values templates are filled with. Everything arrives formatted and translated; a template computes nothing."""

import msgspec

from tajuk.pages.html import Html


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What one template needs, and nothing else."""


class Link(Value, frozen=True, kw_only=True):
    """Words that lead somewhere; `href` "" when they lead nowhere. `current`: it leads to the page it stands on."""

    text: str
    href: str = ""
    language: str = ""
    current: bool = False


class Credit(Value, frozen=True, kw_only=True):
    """Who did what: `Reporter: A, B`."""

    role: str
    names: tuple[Link, ...]


class Card(Value, frozen=True, kw_only=True):
    """One story in a list. Units: ran_at ISO 8601; ran for people."""

    headline: str
    href: str
    ran_at: str
    ran: str
    kicker: str = ""
    deck: str = ""
    label: str = ""
    picture: Html = Html()


class Header(Value, frozen=True, kw_only=True):
    """The top of every page."""

    masthead: Link
    tagline: str
    links: tuple[Link, ...]
    languages: tuple[Link, ...]


class Footer(Value, frozen=True, kw_only=True):
    """The bottom of every page."""

    owner: str
    address: str
    email: str
    links: tuple[Link, ...]
    feeds: tuple[Link, ...]


class Alert(Value, frozen=True, kw_only=True):
    """The breaking-news bar."""

    headline: str
    href: str


class Figure(Value, frozen=True, kw_only=True):
    """An instrument in the strip or on a board; a dash where something is not known. trend: up, down or flat."""

    label: str
    name: str
    href: str
    value: str
    change: str
    percent: str
    trend: str
    at: str = ""  # ISO 8601
    stale_at: str = ""  # ISO 8601
    when: str = ""
    note: str = ""  # where from, how late


class Strip(Value, frozen=True, kw_only=True):
    """The indicator strip."""

    figures: tuple[Figure, ...]


class Latest(Value, frozen=True, kw_only=True):
    """The Latest list that stands on every page."""

    href: str
    cards: tuple[Card, ...]


class Promo(Value, frozen=True, kw_only=True):
    """A course, an event, a house advertisement."""

    headline: str
    href: str
    deck: str
    hashtags: tuple[str, ...]
    picture: Html


class Promos(Value, frozen=True, kw_only=True):
    """The promotions of one slot."""

    promos: tuple[Promo, ...]


class Meta(Value, frozen=True, kw_only=True):
    """A property of a page for machines (Open Graph and its like)."""

    name: str
    content: str


class Alternate(Value, frozen=True, kw_only=True):
    """The same thing elsewhere: in another language, or as another media type."""

    href: str
    language: str = ""
    media_type: str = ""
    title: str = ""


class Head(Value, frozen=True, kw_only=True):
    """What a page says of itself to machines."""

    title: str
    description: str = ""
    canonical: str = ""
    robots: str = ""
    metas: tuple[Meta, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    json_ld: Html = Html()


class Layout(Value, frozen=True, kw_only=True):
    """A whole page: its parts as HTML."""

    language: str
    css: str
    head: Html
    header: Html
    alert: Html
    strip: Html
    main: Html
    aside: Html
    footer: Html


class Correction(Value, frozen=True, kw_only=True):
    """What was put right."""

    label: str
    at: str
    when: str
    note: Html


class Attribution(Value, frozen=True, kw_only=True):
    """A source of a story, and on whose word it says so."""

    source: Link
    on_word_of: str


class StoryPage(Value, frozen=True, kw_only=True):
    """A story to be read."""

    section: Link
    kicker: str
    label: str
    sponsor: str
    headline: str
    deck: str
    ran_at: str
    ran: str
    updated_at: str
    updated: str
    credits: tuple[Credit, ...]
    picture: Html
    body: Html
    corrections: tuple[Correction, ...]
    related: tuple[Link, ...]
    sources: tuple[Attribution, ...]
    topics: tuple[Link, ...]


class Band(Value, frozen=True, kw_only=True):
    """A row of a front: a section and its newest stories."""

    section: Link
    cards: tuple[Card, ...]


class Home(Value, frozen=True, kw_only=True):
    """The front page."""

    title: str
    lead: tuple[Card, ...]
    bands: tuple[Band, ...]


class Listing(Value, frozen=True, kw_only=True):
    """A list of stories: a section, a topic, a person, a day."""

    kicker: str
    headline: str
    deck: str
    cards: tuple[Card, ...]
    newer: Link
    older: Link
    empty: str


class Page(Value, frozen=True, kw_only=True):
    """A page of the masthead itself."""

    headline: str
    body: Html


class Board(Value, frozen=True, kw_only=True):
    """A table of instruments."""

    name: str
    figures: tuple[Figure, ...]


class Market(Value, frozen=True, kw_only=True):
    """The index of the boards."""

    headline: str
    boards: tuple[Board, ...]
    empty: str


class Instrument(Value, frozen=True, kw_only=True):
    """One instrument, and what was written about it."""

    figure: Figure
    cards: tuple[Card, ...]


class Problem(Value, frozen=True, kw_only=True):
    """Why there is nothing to read here, and what to do."""

    headline: str
    said: str
    home: Link


class Bare(Value, frozen=True, kw_only=True):
    """A page that needs nothing but itself: no database, no masthead."""

    language: str
    css: str
    headline: str
    said: str
