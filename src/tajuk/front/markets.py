"""The figures as pages and as JSON."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from tajuk.edition.errors import NotPublished
from tajuk.front.answer import FIGURES, Answer, page
from tajuk.front.visit import Visit
from tajuk.pages import instrument_year
from tajuk.pages.boards import DAYS
from tajuk.pages.market_page import Boards, instrument_page, market_page
from tajuk.story.documents import Board
from tajuk.tape.reading import Reading, stale_at


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What `/market/{symbol}.json` says: decimal text, null where not known or not to be passed on."""

    symbol: str
    name: str
    kind: str
    unit: str
    currency: str
    value: str | None
    change: str | None
    percent: str | None
    at: str | None
    received_at: str | None
    stale_at: str | None
    source: str
    delay: str | None


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


def instrument_json(visit: Visit, symbol: str) -> Answer:
    """Return what an instrument stands at, for machines."""
    reading = _reading(visit, symbol)
    if not reading.instrument.licence.redistribute:
        reading = Reading(instrument=reading.instrument)
    return Answer(msgspec.json.encode(_figures(reading)), "application/json", keep=FIGURES, reads=visit.reads)


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


def _figures(reading: Reading) -> Figures:
    described, stale = reading.instrument, stale_at(reading)
    return Figures(
        symbol=described.symbol,
        name=described.name,
        kind=described.kind,
        unit=described.unit,
        currency=described.currency,
        value=_written(reading.value),
        change=_written(reading.change),
        percent=_written(reading.percent),
        at=reading.at.isoformat() if reading.at else None,
        received_at=reading.received_at.isoformat() if reading.received_at else None,
        stale_at=stale.isoformat() if stale else None,
        source=reading.source,
        delay=reading.delay,
    )


def _written(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _reading(visit: Visit, symbol: str) -> Reading:
    visit.reads.figures = True
    for reading in visit.tape.readings((symbol,)):
        return reading
    raise NotPublished(visit.asked.path)
