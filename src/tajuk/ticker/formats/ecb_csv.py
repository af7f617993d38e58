"""The European Central Bank's reference rates: a day a line, a currency a column, units of it for one euro.

Source: ECB, eurofxref.csv and eurofxref-hist.csv.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_name

from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote
from tajuk.ticker.instants import close_of, day_of
from tajuk.ticker.items import Item, Offered, Refused, Unknown, Unreadable, number_of, says_nothing
from tajuk.ticker.reading import Terms
from tajuk.ticker.tables import Line, columns_of, lines

SOURCE = "ECB"
_CODE = re.compile("[a-z]{3}")


def fits(header: str) -> bool:
    """Say whether a table's first line is that of reference rates."""
    first, *codes = columns_of(header) or ("",)
    return first == "date" and bool(codes) and all(_CODE.fullmatch(code) for code in codes)


def items(header: str, rest: Iterable[str], terms: Terms) -> Iterator[Item]:
    """Yield the rates of a table, line by line."""
    for line in lines(header, rest):
        if isinstance(line, Refused):
            yield line
        else:
            yield from _rates(line, terms)


@lru_cache(maxsize=256)
def pair(code: str) -> Instrument:
    """Return the euro in a currency, as the central bank quotes it."""
    indonesian, english = (get_currency_name(code, locale=Locale(language)) for language in ("id", "en"))
    return Instrument(
        symbol=f"EUR{code}",
        label=f"EUR/{code}",
        kind="currency",
        name=f"Euro dalam {indonesian}",
        names={"en": f"Euro in {english}"},
        currency=code,
        decimals=4,
        zone="Europe/Berlin",
        calendar="TARGET",
    )


def rate(code: str, text: str, line: int, *, day: str, terms: Terms) -> Item:
    """Return what a table says of a currency on a day."""
    symbol = f"EUR{code}"
    if says_nothing(text):
        return Unknown(symbol, line)
    described = terms.listed.get(symbol) or pair(code)
    try:
        at, value = close_of(day_of(day), pair(code)), number_of(text)
    except Unreadable as error:
        return Refused(symbol, line, str(error))
    if value <= 0:
        return Refused(symbol, line, f"a rate lies above zero, this one is {value}")
    quote = Quote(
        symbol=symbol,
        value=value,
        exchange_at=at,
        received_at=terms.received_at,
        source=terms.named(SOURCE),
        delay="end_of_day",
    )
    return Offered(quote, line, described)


def _rates(line: Line, terms: Terms) -> Iterator[Item]:
    day = line.cells["date"]
    try:
        day_of(day)
    except Unreadable as error:
        yield Refused("line", line.number, str(error))
        return
    for code, text in line.cells.items():
        if code != "date":
            yield rate(code.upper(), text, line.number, day=day, terms=terms)
