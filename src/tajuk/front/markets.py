"""The figures as pages."""

from collections.abc import Sequence

from tajuk.edition.errors import NotPublished
from tajuk.front.answer import FIGURES, Answer, page
from tajuk.front.visit import Visit
from tajuk.pages import comparison_page, instrument_year
from tajuk.pages.boards import DAYS
from tajuk.pages.market_page import Boards, instrument_page, market_page
from tajuk.story.documents import Board


def boards(visit: Visit) -> Answer:
    """Return the index of the boards."""
    tables = _tables(visit)
    shown = _shown(visit, [(board, board.symbols) for board in tables])
    return page(market_page(visit.context, shown), visit.reads, FIGURES)


def instrument(visit: Visit, symbol: str) -> Answer:
    """Return the page of an instrument, with the boards it is on."""
    visit.reads.figures = True
    for tracked in visit.tape.tracked((symbol,), days=instrument_year.DAYS):
        tables = [board for board in _tables(visit) if symbol in board.symbols]
        others = [(board, [each for each in board.symbols if each != symbol]) for board in tables]
        return page(instrument_page(visit.context, tracked, _shown(visit, others)), visit.reads, FIGURES)
    raise NotPublished(visit.asked.path)


def comparison(visit: Visit) -> Answer:
    """Return instruments beside each other: those asked for, by default the first two of the boards."""
    visit.reads.figures = True
    on_boards = list(dict.fromkeys(symbol for board in _tables(visit) for symbol in board.symbols))
    offered = [each for each in visit.tape.readings(on_boards) if each.at]
    asked = [symbol for name in comparison_page.NAMES if (symbol := visit.asked.parameter(name))]
    wanted = asked or [each.instrument.symbol for each in offered[:2]]
    known = [each.instrument.symbol for each in offered]
    chosen = visit.tape.tracked(
        [symbol for symbol in dict.fromkeys(wanted) if symbol in known], days=comparison_page.DAYS
    )
    return page(comparison_page.comparison_page(visit.context, chosen, offered), visit.reads, FIGURES)


def _tables(visit: Visit) -> Sequence[Board]:
    """Return the boards of the market; the strip's own where there is no other."""
    visit.reading.depends_on("board")
    site = visit.site
    return [board for board in site.boards if board.slug != "strip"] or site.boards


def _shown(visit: Visit, wanted: Sequence[tuple[Board, Sequence[str]]]) -> Boards:
    """Return boards with those of their instruments that are wanted, read at once."""
    visit.reads.figures = True
    symbols = list(dict.fromkeys(symbol for _, symbols in wanted for symbol in symbols))
    found = {each.reading.instrument.symbol: each for each in visit.tape.tracked(symbols, days=DAYS)}
    return [(board, [found[symbol] for symbol in symbols if symbol in found]) for board, symbols in wanted]
