"""Our own form of quotes: fields by name, as lines of a table or objects of JSON.

symbol, and value, or percent from a source that gives the change alone; at (an instant or a day); and where wanted
previous, source, delay (live, delayed, end_of_day, hand_entered), delay_min. Instruments must be listed.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, get_args

import msgspec

from tajuk.tape.quote import Delay, Quote, problem
from tajuk.ticker.instants import instant_of
from tajuk.ticker.items import Item, Offered, Refused, Unknown, Unreadable, number_of, says_nothing
from tajuk.ticker.reading import Terms
from tajuk.ticker.tables import columns_of, lines

SOURCE = "import"
_NAMES = {
    "symbol": ("symbol", "ticker", "instrument", "kode"),
    "at": ("at", "exchange_at", "time", "timestamp", "date"),
    "value": ("value", "price", "last", "close"),
    "previous": ("previous", "previous_close", "prev_close"),
    "percent": ("percent", "change_pct", "change_percent"),
    "source": ("source",),
    "delay": ("delay",),
    "delay_min": ("delay_min",),
}
_DELAYS = get_args(Delay)


def fits(header: str) -> bool:
    """Say whether a table's first line names the fields of quotes."""
    columns = set(columns_of(header))
    return all(columns.intersection(_NAMES[field]) for field in ("symbol", "at")) and bool(
        columns.intersection((*_NAMES["value"], *_NAMES["percent"]))
    )


def items(header: str, rest: Iterable[str], terms: Terms) -> Iterator[Item]:
    """Yield the quotes of a table, line by line."""
    for line in lines(header, rest):
        yield line if isinstance(line, Refused) else item(line.cells, line.number, terms)


def objects(document: Any, terms: Terms) -> Iterator[Item]:
    """Yield the quotes of a JSON document: a list of objects, one object, or one with a list under `quotes`."""
    if isinstance(document, dict) and isinstance(document.get("quotes"), list):
        document = document["quotes"]
    for number, each in enumerate(document if isinstance(document, list) else [document], 1):
        if isinstance(each, dict):
            yield item({str(name).casefold(): _text(value) for name, value in each.items()}, number, terms)
        else:
            yield Refused("item", number, "it is not an object with a symbol, an instant and a value")


def item(fields: Mapping[str, str], line: int, terms: Terms) -> Item:
    """Return the quote in some fields."""
    found = {field: _found(fields, names) for field, names in _NAMES.items()}
    symbol = found["symbol"].strip().upper()
    described = terms.listed.get(symbol)
    if described is None:
        return Refused(symbol or "line", line, "no instrument is listed under that symbol; list it first")
    try:
        numbers = {name: _number(found[name]) for name in ("value", "previous", "percent")}
        at = instant_of(found["at"], described)
        delay, minutes = _delay(found, at_day=len(found["at"].strip()) <= 10)
    except Unreadable as error:
        return Refused(symbol, line, str(error))
    if numbers["value"] is None and numbers["percent"] is None:
        return Unknown(symbol, line)
    source = found["source"].strip() or terms.named(SOURCE)
    quote = Quote(
        symbol=symbol, **numbers, exchange_at=at, received_at=terms.received_at, source=source, delay=delay,
        delay_min=minutes,
    )  # fmt: skip
    return Refused(symbol, line, wrong) if (wrong := problem(quote)) else Offered(quote, line, described)


def _found(fields: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if name in fields), "")


def _number(text: str) -> Decimal | None:
    return None if says_nothing(text) else number_of(text)


def _delay(found: Mapping[str, str], *, at_day: bool) -> tuple[Delay, int]:
    said = found["delay"].strip().casefold()
    minutes = found["delay_min"].strip() or "0"
    if said and said not in _DELAYS:
        raise Unreadable(f"{said[:40]!r} is not a delay; write one of {', '.join(_DELAYS)}")
    if not minutes.isdecimal():
        raise Unreadable(f"{minutes[:40]!r} is not a number of minutes")
    usual: Delay = "end_of_day" if at_day else "live"
    return msgspec.convert(said, Delay) if said else usual, int(minutes)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
