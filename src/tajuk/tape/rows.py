"""Quotes and instruments as rows, and back."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec

from tajuk.tape.instants import instant
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote

QUOTE = "q.exchange_at, q.received_at, q.source, q.delay, q.value, q.previous, q.percent"
_INSTRUMENT = msgspec.json.Decoder(Instrument)
_ENCODER = msgspec.json.Encoder(order="deterministic")


def quote_of(symbol: str, row: Sequence[Any]) -> Quote:
    """Return the quote in a row of the columns `QUOTE`."""
    exchange_at, received_at, source, delay, value, previous, percent = row
    kind, _, minutes = delay.partition(" ")
    return Quote(
        symbol=symbol,
        value=number_of(value),
        previous=number_of(previous),
        percent=number_of(percent),
        exchange_at=instant(exchange_at),
        received_at=instant(received_at),
        source=source,
        delay=kind,
        delay_min=int(minutes or 0),
    )


def delay_of(quote: Quote) -> str:
    """Return a quote's delay as it is stored: its class, and the minutes where they are known."""
    return f"{quote.delay} {quote.delay_min}" if quote.delay_min else quote.delay


def number_of(text: str | None) -> Decimal | None:
    """Return stored text as a number."""
    return None if text is None else Decimal(text)


def text_of(number: Decimal | None) -> str | None:
    """Return a number as it is stored: plain digits, as many as the source gave; zero has no sign."""
    if number is None:
        return None
    text = str(number or abs(number))
    return format(number or abs(number), "f") if "E" in text else text


def instrument_of(document: str) -> Instrument:
    """Return a stored instrument."""
    return _INSTRUMENT.decode(document)


def document_of(instrument: Instrument) -> str:
    """Return an instrument as it is stored; equal ones give equal text."""
    return _ENCODER.encode(instrument).decode()
