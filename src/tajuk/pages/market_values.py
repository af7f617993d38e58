"""The values of the market's pages. Everything arrives formatted and translated; a template computes nothing."""

from tajuk.pages.html import Html
from tajuk.pages.values import Card, Figure, Link, Value


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
    """The index of the boards, and what was written about their instruments. compare: "" without any."""

    headline: str
    jumps: tuple[Link, ...]
    compare: str
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


class Hours(Value, frozen=True, kw_only=True):
    """When an instrument is traded: the day of its newest figure, and the days after it for who knows the time.

    known, open, holiday: spans in which we can say so, are trading, have a holiday: `FROM/UNTIL`, ISO 8601, by spaces.
    """

    said: str
    known: str
    open: str
    holiday: str


class Files(Value, frozen=True, kw_only=True):
    """The figures for machines, where the licence lets files carry them; hrefs "" elsewhere."""

    csv: str
    json: str


class Instrument(Value, frozen=True, kw_only=True):
    """One instrument, its year, and what was written about it. before and after stand around its value."""

    kicker: str
    figure: Figure
    before: str
    after: str
    hours: Hours
    chart: Html
    charted: str
    script: str
    facts: tuple[Fact, ...]
    closings: tuple[Closing, ...]
    files: Files
    boards: tuple[Board, ...]
    cards: tuple[Card, ...]


class Prices(Value, frozen=True, kw_only=True):
    """What the instruments of a story stood at when it ran."""

    figures: tuple[Figure, ...]


class Option(Value, frozen=True, kw_only=True):
    """What can be chosen."""

    text: str
    value: str
    selected: bool


class Choice(Value, frozen=True, kw_only=True):
    """A field of a form of which one thing is chosen."""

    name: str
    label: str
    options: tuple[Option, ...]


class Comparison(Value, frozen=True, kw_only=True):
    """Instruments beside each other. empty: why there is no chart, "" where there is one."""

    headline: str
    action: str
    choices: tuple[Choice, ...]
    chart: Html
    boards: tuple[Board, ...]
    empty: str
