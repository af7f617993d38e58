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
    label: str = ""
    current: bool = False


class Credit(Value, frozen=True, kw_only=True):
    """Who did what: `Reporter: A, B`."""

    role: str
    names: tuple[Link, ...]


class Card(Value, frozen=True, kw_only=True):
    """One story in a list. Units: ran_at ISO 8601; ran for people. label: as a story's; labelled: for people.

    snippet: in place of the deck, where a search found it; language: of headline and snippet, "" for the page's.
    """

    headline: str
    href: str
    ran_at: str
    ran: str
    kicker: str = ""
    deck: str = ""
    label: str = ""
    labelled: str = ""
    paid: str = ""  # by whom, where somebody paid for it
    byline: str = ""
    snippet: Html = Html()
    language: str = ""
    picture: Html = Html()


class Header(Value, frozen=True, kw_only=True):
    """The top of every page. `languages` is where the page's own switch goes."""

    masthead: Link
    tagline: str
    links: tuple[Link, ...]
    languages: Html
    search: str
    subscribe: str


class Languages(Value, frozen=True, kw_only=True):
    """The same page in the masthead's languages, else that language's front page."""

    links: tuple[Link, ...]


class Footer(Value, frozen=True, kw_only=True):
    """The bottom of every page."""

    masthead: Link
    tagline: str
    owner: str
    address: str
    email: str
    sections: tuple[Link, ...]
    links: tuple[Link, ...]
    feeds: tuple[Link, ...]


class Alert(Value, frozen=True, kw_only=True):
    """The breaking-news bar. ends_at: ISO 8601, "" when nobody said."""

    headline: str
    href: str
    ends_at: str


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
    """The indicator strip. when: how old its newest figure is; note: where the figures are from."""

    figures: tuple[Figure, ...]
    when: str
    note: str


class Latest(Value, frozen=True, kw_only=True):
    """The Latest list that stands on every page."""

    href: str
    cards: tuple[Card, ...]


class Promo(Value, frozen=True, kw_only=True):
    """A course, an event, a house advertisement, an offer. key: what a reader's closing of it is remembered by."""

    key: str
    headline: str
    href: str
    deck: str
    hashtags: tuple[str, ...]
    offer: str
    sponsor: str
    picture: Html
    ends_at: str = ""  # ISO 8601


class Promos(Value, frozen=True, kw_only=True):
    """The promotions of one slot."""

    promos: tuple[Promo, ...]


class Banner(Value, frozen=True, kw_only=True):
    """The subscription banner."""

    promo: Promo


class Overlay(Value, frozen=True, kw_only=True):
    """A promotion that lies over the page until the reader closes it."""

    promo: Promo


class Slot(Value, frozen=True, kw_only=True):
    """Advertising space of a fixed size. frame: what is shown there once the reader agrees, "" for the promotion."""

    name: str
    frame: str
    promo: Promo


class Consent(Value, frozen=True, kw_only=True):
    """The question asked before anything of somebody else's is loaded."""

    masthead: str


class Meta(Value, frozen=True, kw_only=True):
    """A property of a page for machines (Open Graph and its like)."""

    name: str
    content: str


class Alternate(Value, frozen=True, kw_only=True):
    """The same thing elsewhere: in another language, or as another media type.

    near: not quite the same (the first page, say), so for the switch of languages alone and not for machines.
    """

    href: str
    language: str = ""
    near: bool = False
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
    """A whole page: its parts as HTML. direction: "rtl" where its language is written so, else ""."""

    language: str
    direction: str
    css: str
    script: str
    paper: str
    paper_at_night: str
    fonts: tuple[str, ...]
    icon: str
    touch_icon: str
    manifest: str
    opensearch: str
    masthead: str
    stream: str
    head: Html
    banner: Html
    strip: Html
    header: Html
    alert: Html
    top: Html
    main: Html
    aside: Html
    footer: Html
    overlay: Html
    consent: Html
