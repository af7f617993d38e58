"""The figures as pages and as JSON."""

from decimal import Decimal

import msgspec

from tajuk.edition.errors import NotPublished
from tajuk.front.answer import FIGURES, Answer, page
from tajuk.front.visit import Visit
from tajuk.pages.market_page import instrument_page, market_page
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
    tables = [board for board in visit.site.boards if board.slug != "strip"] or visit.site.boards
    shown = [(board, visit.tape.readings(board.symbols)) for board in tables]
    return page(market_page(visit.context, shown), visit.reads, FIGURES)


def instrument(visit: Visit, symbol: str) -> Answer:
    """Return the page of an instrument."""
    return page(instrument_page(visit.context, _reading(visit, symbol)), visit.reads, FIGURES)


def instrument_json(visit: Visit, symbol: str) -> Answer:
    """Return what an instrument stands at, for machines."""
    reading = _reading(visit, symbol)
    if not reading.instrument.licence.redistribute:
        reading = Reading(instrument=reading.instrument)
    return Answer(msgspec.json.encode(_figures(reading)), "application/json", keep=FIGURES, reads=visit.reads)


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
    for reading in visit.tape.readings((symbol,)):
        return reading
    raise NotPublished(visit.asked.path)
