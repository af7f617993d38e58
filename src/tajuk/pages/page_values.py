"""The values of whole pages' own parts. Everything arrives formatted and translated; a template computes nothing."""

from tajuk.pages.html import Html
from tajuk.pages.values import Card, Figure, Link, Promo, Value


class Credit(Value, frozen=True, kw_only=True):
    """Who did what: `Reporter: A, B`."""

    role: str
    names: tuple[Link, ...]


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


class Tools(Value, frozen=True, kw_only=True):
    """Ways to pass a story on."""

    links: tuple[Link, ...]
    address: str
    headline: str


class Turn(Value, frozen=True, kw_only=True):
    """The pages of a long story; hrefs are "" where there is none."""

    pages: tuple[Link, ...]
    older: str
    newer: str
    whole: Link


class StoryPage(Value, frozen=True, kw_only=True):
    """A story to be read."""

    language: str
    section: Link
    kicker: str
    label: str
    labelled: str
    sponsor: str
    headline: str
    deck: str
    ran_at: str
    ran: str
    updated_at: str
    updated: str
    credits: tuple[Credit, ...]
    corrected: bool
    tools: Html
    picture: Html
    body: Html
    turn: Html
    corrections: tuple[Correction, ...]
    sources: tuple[Attribution, ...]
    topics: tuple[Link, ...]
    promos: Html
    related: tuple[Link, ...]
    next: Html


class Next(Value, frozen=True, kw_only=True):
    """What to read on: more of the section."""

    section: Link
    cards: tuple[Card, ...]


class Band(Value, frozen=True, kw_only=True):
    """A row of a front: a section and its newest stories."""

    slug: str
    section: Link
    cards: tuple[Card, ...]


class Home(Value, frozen=True, kw_only=True):
    """The front page."""

    title: str
    lead: tuple[Card, ...]
    bands: tuple[Band, ...]


class Listing(Value, frozen=True, kw_only=True):
    """A list of stories: a section, a topic, a person."""

    kicker: str
    headline: str
    deck: str
    picture: Html
    lead: tuple[Card, ...]
    cards: tuple[Card, ...]
    newer: Link
    older: Link
    empty: str


class Date(Value, frozen=True, kw_only=True):
    """A day in a calendar; `href` "" where nothing was published."""

    text: str
    name: str
    href: str
    current: bool


class Calendar(Value, frozen=True, kw_only=True):
    """A month: its days in weeks, empty texts before the first and after the last."""

    headline: str
    weekdays: tuple[Link, ...]
    weeks: tuple[tuple[Date, ...], ...]


class Day(Value, frozen=True, kw_only=True):
    """Everything published on a day, newest first."""

    headline: str
    count: str
    calendar: Html
    cards: tuple[Card, ...]
    newer: Link
    older: Link


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
