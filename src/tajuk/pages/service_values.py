"""The values of pages that serve: search, subscription, accounts, errors, the design. All arrives formatted."""

from tajuk.pages.html import Html
from tajuk.pages.values import Link, Promo, Value


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


class Search(Value, frozen=True, kw_only=True):
    """The frame of a search: the question, and ways to browse instead."""

    headline: str
    action: str
    query: str
    said: str
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
