"""The parts of the design, each with an example."""

from collections.abc import Iterator, Sequence
from datetime import date

from tajuk.edition.reader import Version
from tajuk.pages.account_page import account_html
from tajuk.pages.boards import board_value
from tajuk.pages.cards import headline_cards, lead_cards, row_cards
from tajuk.pages.day_page import calendar_html
from tajuk.pages.frame import Context
from tajuk.pages.html import Html, rendered
from tajuk.pages.places import EditionPlaces
from tajuk.pages.promos import promo_value
from tajuk.pages.service_values import Account, Field, Part, Problem
from tajuk.pages.story_turns import Turned, turn_html
from tajuk.pages.values import Alert, Card, Link, Promos
from tajuk.story import documents
from tajuk.story.blocks import Block, Cell, Chart, Embed, Factbox, Heading, List, ListItem, Paragraph, Quote, Series
from tajuk.story.blocks import Table as Rows
from tajuk.story.rendering import html_of
from tajuk.story.text import Claim, Strong, Text, runs
from tajuk.story.text import Link as Linked
from tajuk.tape.reading import Reading
from tajuk.tape.tracking import Tracked

_BLOCKS: tuple[tuple[str, str, Block], ...] = (
    ("Heading", "Inside a story, level 2 to 4.", Heading(runs("What it costs to wait"))),
    (
        "Paragraph",
        "Text to read: a link, strong words, and a claim with its source.",
        Paragraph(
            runs(
                "Freight rose ",
                Text("4.5 percent", (Strong(),)),
                " in a week, ",
                Text("two shipping agents said", (Claim("agents"),)),
                "; the ",
                Text("port's own table", (Linked(url="https://example.com/"),)),
                " shows less.",
            )
        ),
    ),
    (
        "List",
        "Points, or steps in order.",
        List((ListItem(runs("Fuel")), ListItem(runs("Charter")), ListItem(runs("Waiting")))),
    ),
    (
        "Quote",
        "Somebody's words, set apart.",
        Quote((Paragraph(runs("We count containers, not promises.")),), runs("A crane driver")),
    ),
    (
        "Pull quote",
        "Words of the story, said again, large.",
        Quote((Paragraph(runs("A day at anchor costs more than a day at sea.")),), pull=True),
    ),
    (
        "Factbox",
        "Background beside the story.",
        Factbox("Three words", (Paragraph(runs("Demurrage is what a late box costs.")),)),
    ),
    (
        "Table",
        "Scrolls on a phone, can be reached by keyboard.",
        Rows(
            (
                tuple(Cell(runs(text), header=True) for text in ("Route", "Days", "US$ a box")),
                tuple(Cell(runs(text)) for text in ("Through the strait", "12", "228")),
                tuple(Cell(runs(text)) for text in ("Around the cape", "15", "285")),
            ),
            runs("Two ways to go"),
        ),
    ),
    (
        "Chart",
        "Drawn by the server; its figures are a table as well.",
        Chart(
            "Freight per box",
            "line",
            ("Jan", "Feb", "Mar", "Apr"),
            (Series("Strait", ("210", "228", "224", "240")), Series("Cape", ("260", "285", "301", "298"))),
            unit="US$",
            source="Example",
        ),
    ),
    (
        "Embed",
        "A card that loads nothing before it is asked.",
        Embed("https://www.youtube.com/watch?v=aaaaaaaaaaa", "YouTube", "A port in a minute"),
    ),
)
_LOG_IN = Account(
    headline="Log in",
    said="The frame of a reader's own pages: one column, one button.",
    action="/account/log-in",
    token="",
    fields=(
        Field(
            name="email",
            label="E-mail",
            type="email",
            autocomplete="email",
            value="reader@example",
            problem="This address is not whole.",
        ),
        Field(
            name="password",
            label="Password",
            type="password",
            autocomplete="current-password",
            hint="At least ten characters.",
        ),
    ),
    button="Log in",
    links=(Link(text="I have forgotten my password", href="/account/password"),),
)


def parts(context: Context, stories: Sequence[Version], readings: Sequence[Reading]) -> Iterator[Part]:
    """Yield every part; `stories` and `readings` are what the examples show."""
    yield from _of_pages(context)
    yield from _of_lists(context, list(stories))
    yield from _of_figures(context, readings)
    yield from _of_stories(context)


def _of_pages(context: Context) -> Iterator[Part]:
    site, words = context.site, context.words
    bar = Alert(headline="The port reopens at noon", href="/", ends_at="")
    yield Part(name="Alert", said="The breaking-news bar, above everything.", html=rendered("alert", bar, words))
    problem = Problem(
        number="404",
        headline="There is nothing here",
        said="What happened, and the way out.",
        home=Link(text="To the front page", href="/"),
    )
    yield Part(name="Problem", said="Why there is nothing to read.", html=_lower(rendered("problem", problem, words)))
    yield Part(name="Account", said="Forms of a reader's own.", html=_lower(account_html(context, _LOG_IN)))
    own = Promos(promos=tuple(promo_value(promo, site, words) for promo in site.promos[:2]))
    yield Part(name="Promotions", said="Courses, events, house advertisements.", html=rendered("promos", own, words))


def _of_lists(context: Context, stories: list[Version]) -> Iterator[Part]:
    site, words = context.site, context.words
    lead = _cards(context, lead_cards(stories[:1], site, words, pictures=1))
    yield Part(name="Card", said="One story on a front.", html=lead)
    lines = _cards(context, headline_cards(stories[1:3], site, words))
    yield Part(name="Card without picture", said="Kicker, headline, deck, time.", html=lines)
    river = _cards(context, row_cards(stories[3:6], site, words))
    yield Part(name="River", said="Stories in rows.", html=Html(f'<div class="river">{river.text}</div>'))
    month = calendar_html(context, date(2026, 2, 3), {date(2026, 2, day): day for day in (2, 3, 17)})
    yield Part(name="Calendar", said="Days that have stories are links.", html=month)


def _of_figures(context: Context, readings: Sequence[Reading]) -> Iterator[Part]:
    board = documents.Board(guid="", slug="example", name="Board", symbols=())
    html = Html()
    if readings:
        value = board_value(board, [Tracked(reading) for reading in readings], context.site, context.words)
        html = rendered("board", value, context.words)
    yield Part(name="Board", said="Figures in the reader's format; a dash where nothing is known.", html=html)


def _of_stories(context: Context) -> Iterator[Part]:
    places = EditionPlaces({}, context.site, context.words)
    for name, said, block in _BLOCKS:
        yield Part(name=name, said=said, html=Html(f'<div class="body">{html_of((block,), places)}</div>'))
    pages = turn_html(Turned(2, 3), "/design", context.words)
    yield Part(name="Pages of a story", said="Where a long story turns.", html=pages)


def _cards(context: Context, cards: Sequence[Card]) -> Html:
    return Html("".join(rendered("card", card, context.words).text for card in cards))


def _lower(html: Html) -> Html:
    """Return a part whose headline is not the page's own."""
    return Html(html.text.replace("<h1", "<h3").replace("</h1>", "</h3>"))
