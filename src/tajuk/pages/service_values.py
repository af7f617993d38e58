"""The values of pages that serve: search, subscription, accounts, errors, the design. All arrives formatted."""

from tajuk.pages.html import Html
from tajuk.pages.values import Card, Link, Promo, Value


class Problem(Value, frozen=True, kw_only=True):
    """Why there is nothing to read here, and what to do."""

    number: str
    headline: str
    said: str
    home: Link


class Bare(Value, frozen=True, kw_only=True):
    """A page that needs nothing but itself: no database, no masthead."""

    language: str
    css: str
    headline: str
    said: str
    onward: Link


class Choice(Value, frozen=True, kw_only=True):
    """A value a search can be narrowed to, and how many of its stories have it."""

    text: str
    count: str
    href: str


class Facet(Value, frozen=True, kw_only=True):
    """One way to narrow a search, the values of most stories first."""

    name: str
    label: str
    choices: tuple[Choice, ...]


class Found(Value, frozen=True, kw_only=True):
    """What a search found. notes: what to know of it; feeds: the search as feeds.

    chosen: filters that apply, their links take them away; number: which page this is, "" for an only one.
    """

    count: str
    notes: tuple[str, ...]
    orders: tuple[Link, ...]
    chosen: tuple[Link, ...]
    facets: tuple[Facet, ...]
    cards: tuple[Card, ...]
    number: str
    before: str
    after: str
    feeds: tuple[Link, ...]


class Sign(Value, frozen=True, kw_only=True):
    """A sign readers can search with, and what it does."""

    written: str
    said: str


class Search(Value, frozen=True, kw_only=True):
    """A search, with a sheet and a script of its own: the question, what was found (Html of Found), and where to go on.

    said: why nothing is shown; refused: whether the question is to blame. advice: what to try; meant: what may have
    been meant. suggestions: where they are asked for. is_open: whether signs are shown; browse: whether ways to browse.
    """

    css: str
    script: str
    headline: str
    action: str
    suggestions: str
    query: str
    order: str
    said: str
    refused: bool
    advice: tuple[Link, ...]
    meant: Link
    found: Html
    is_open: bool
    signs: tuple[Sign, ...]
    browse: bool
    days: str
    sections: tuple[Link, ...]
    topics: tuple[Link, ...]


class Subscribe(Value, frozen=True, kw_only=True):
    """The offers of the masthead."""

    headline: str
    deck: str
    offers: tuple[Promo, ...]


class Field(Value, frozen=True, kw_only=True):
    """A field of a form; `type` and `autocomplete` are HTML's own words, `problem` is what is wrong with it."""

    name: str
    label: str
    type: str
    autocomplete: str
    value: str = ""
    hint: str = ""
    problem: str = ""


class Account(Value, frozen=True, kw_only=True):
    """A page of a reader's own: log-in, sign-up, settings. token: against forged posts, "" while nothing is posted."""

    headline: str
    said: str
    action: str
    token: str
    fields: tuple[Field, ...]
    button: str
    links: tuple[Link, ...]


class Colour(Value, frozen=True, kw_only=True):
    """A colour of the design, by the name of its token."""

    name: str
    said: str


class Part(Value, frozen=True, kw_only=True):
    """A part of the design as it looks."""

    name: str
    said: str
    html: Html


class Design(Value, frozen=True, kw_only=True):
    """The design system, alive."""

    colours: tuple[Colour, ...]
    sizes: tuple[Colour, ...]
    spaces: tuple[Colour, ...]
    parts: tuple[Part, ...]
