"""The values of whole pages' own parts. Everything arrives formatted and translated; a template computes nothing."""

from tajuk.pages.html import Html
from tajuk.pages.values import Card, Figure, Link, Value


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


class Row(Value, frozen=True, kw_only=True):
    """An instrument on a board. line: its last weeks; when and note: "" where they are the whole board's."""

    figure: Figure
    unit: str
    line: Html
    when: str
    note: str


class Board(Value, frozen=True, kw_only=True):
    """A table of instruments. valued, lined: whether any of them has a value, a line. at: ISO 8601, of the newest."""

    slug: str
    name: str
    href: str
    rows: tuple[Row, ...]
    valued: bool
    lined: bool
    span: str
    at: str
    when: str
    note: str


class Market(Value, frozen=True, kw_only=True):
    """The index of the boards, and what was written about their instruments."""

    headline: str
    jumps: tuple[Link, ...]
    boards: tuple[Board, ...]
    empty: str
    cards: tuple[Card, ...]


class Fact(Value, frozen=True, kw_only=True):
    """Something to know of an instrument, and since when it is so. trend: as a figure's, "" for what has none."""

    term: str
    said: str
    note: str
    trend: str


class Closing(Value, frozen=True, kw_only=True):
    """What a day of an instrument ended with. on: ISO 8601; value and change: "" where percent stands alone."""

    on: str
    day: str
    value: str
    change: str
    percent: str
    trend: str


class Instrument(Value, frozen=True, kw_only=True):
    """One instrument, its year, and what was written about it. before and after stand around its value."""

    kicker: str
    figure: Figure
    before: str
    after: str
    chart: Html
    charted: str
    facts: tuple[Fact, ...]
    closings: tuple[Closing, ...]
    boards: tuple[Board, ...]
    cards: tuple[Card, ...]
