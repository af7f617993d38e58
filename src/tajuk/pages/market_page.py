"""The figures: the index of the boards, and one instrument with what was written about it."""

from collections.abc import Sequence

from tajuk.edition import lists
from tajuk.pages.cards import row_cards
from tajuk.pages.figures import figure
from tajuk.pages.frame import Context, page_html, title
from tajuk.pages.html import rendered
from tajuk.pages.links import language_alternates
from tajuk.pages.page_values import Board, Instrument, Market
from tajuk.pages.values import Head
from tajuk.story import documents
from tajuk.tape.reading import Reading

_STORIES = 20


def market_page(context: Context, boards: Sequence[tuple[documents.Board, Sequence[Reading]]]) -> str:
    """Return the index of the boards, each with what its instruments stand at."""
    site, words = context.site, context.words
    value = Market(
        headline=words.gettext("Market"),
        boards=tuple(
            Board(
                name=board.names.get(words.language, board.name),
                figures=tuple(figure(reading, site, words) for reading in readings),
            )
            for board, readings in boards
            if readings
        ),
        empty=words.gettext("There are no figures yet."),
    )
    return page_html(context, _head(context, value.headline, "/market"), rendered("market", value, words))


def instrument_page(context: Context, reading: Reading) -> str:
    """Return the page of one instrument."""
    site, words = context.site, context.words
    shown = figure(reading, site, words)
    stories = context.reading.newest(lists.instrument(reading.instrument.symbol, words.language), _STORIES)
    value = Instrument(figure=shown, cards=row_cards(stories, site, words))
    head = _head(context, shown.name, f"/market/{reading.instrument.symbol}")
    return page_html(context, head, rendered("instrument", value, words))


def _head(context: Context, name: str, path: str) -> Head:
    return Head(
        title=title(context.site, name),
        canonical=context.address(context.path(path)),
        alternates=language_alternates(context.site, path),
    )
