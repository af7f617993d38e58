"""The values of whole pages' own parts. Everything arrives formatted and translated; a template computes nothing."""

from tajuk.pages.html import Html
from tajuk.pages.values import Card, Link, Value


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
    """A story to be read. ran: "" when nobody knows; datelined: whether the first paragraph opens with a dateline."""

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
    datelined: bool
    body: Html
    turn: Html
    corrections: tuple[Correction, ...]
    sources: tuple[Attribution, ...]
    topics: tuple[Link, ...]
    prices: Html
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
