"""Daily bars: a day of a share a line, with what it opened at, reached, and closed at. The close goes to the tape."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote
from tajuk.ticker.instants import close_of, day_of
from tajuk.ticker.items import Item, Offered, Refused, Unknown, Unreadable, number_of, says_nothing
from tajuk.ticker.reading import Terms
from tajuk.ticker.tables import Line, columns_of, lines

SOURCE = "import"
_PRICES = ("open", "high", "low", "close")
_SYMBOLS = ("ticker", "symbol")
_NOT_IN_SYMBOLS = re.compile(r"[^A-Z0-9.:_-]+")


def fits(header: str) -> bool:
    """Say whether a table's first line is that of daily bars."""
    columns = columns_of(header)
    return {"date", *_PRICES} <= set(columns)


def items(header: str, rest: Iterable[str], terms: Terms, *, name: str = "") -> Iterator[Item]:
    """Yield the closes of a table; `name` is the file's, for one that names no ticker."""
    for line in lines(header, rest):
        yield line if isinstance(line, Refused) else _close(line, terms, name)


def _close(line: Line, terms: Terms, name: str) -> Item:
    ticker = next((line.cells[column] for column in _SYMBOLS if column in line.cells), _ticker_of(name))
    symbol = _NOT_IN_SYMBOLS.sub("-", ticker.strip().upper())
    if not symbol.strip("-"):
        return Refused("line", line.number, "it names no ticker")
    described = terms.listed.get(symbol) or _share(symbol, terms)
    try:
        at = close_of(day_of(line.cells["date"]), described)
        prices = {column: _price(line.cells[column]) for column in _PRICES}
    except Unreadable as error:
        return Refused(symbol, line.number, str(error))
    if prices["close"] is None:
        return Unknown(symbol, line.number)
    if problem := _problem(prices):
        return Refused(symbol, line.number, problem)
    quote = Quote(
        symbol=symbol,
        value=prices["close"],
        exchange_at=at,
        received_at=terms.received_at,
        source=terms.named(SOURCE),
        delay="end_of_day",
    )
    return Offered(quote, line.number, described)


def _price(text: str) -> Decimal | None:
    return None if says_nothing(text) else number_of(text)


def _problem(prices: dict[str, Decimal | None]) -> str:
    """Return why the prices of a day cannot all be true."""
    known = {column: price for column, price in prices.items() if price is not None}
    for column, price in known.items():
        if price <= 0:
            return f"a price lies above zero, its {column} is {price}"
    low, high = known.get("low"), known.get("high")
    for column, price in known.items():
        if high is not None and price > high:
            return f"its {column} of {price} lies above its high of {high}"
        if low is not None and price < low:
            return f"its {column} of {price} lies below its low of {low}"
    return ""


def _share(symbol: str, terms: Terms) -> Instrument:
    return Instrument(
        symbol=symbol,
        kind=terms.kind,
        name=symbol,
        currency=terms.currency,
        zone=terms.zone,
        calendar=terms.calendar,
        licence=terms.licence,
    )


def _ticker_of(name: str) -> str:
    """Return the ticker a file is named after: `ohlc_AAPL.csv`."""
    return Path(name).stem.rpartition("_")[2]
