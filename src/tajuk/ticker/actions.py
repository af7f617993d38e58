"""Putting on the tape what sources gave."""

from collections.abc import Sequence
from datetime import datetime

from tajuk.database.connect import Connection, Cursor, transaction
from tajuk.tape import reader, writer
from tajuk.tape.instrument import Instrument
from tajuk.tape.writer import Appended
from tajuk.ticker.items import Offered


def keep(connection: Connection, offered: Sequence[Offered], *, at: datetime) -> Appended:
    """Append quotes in one short transaction, and list those of their instruments that nobody listed.

    Raises: BadInstrument, BadQuote; then nothing was kept.
    """
    with transaction(connection) as cursor:
        list_missing(cursor, [each.describes for each in offered if each.describes], at=at)
        return writer.append(cursor, [each.quote for each in offered])


def list_missing(cursor: Cursor, instruments: Sequence[Instrument], *, at: datetime) -> None:
    """List the instruments that are not listed; those that are stay as somebody described them."""
    listed = set(reader.symbols(cursor))
    for symbol, instrument in {each.symbol: each for each in instruments}.items():
        if symbol not in listed:
            writer.list_instrument(cursor, instrument, at=at)


def describe(connection: Connection, instruments: Sequence[Instrument], *, at: datetime) -> int:
    """List instruments, or describe them anew; return how many that changed. Raises: BadInstrument; none is kept."""
    with transaction(connection) as cursor:
        return sum(writer.list_instrument(cursor, each, at=at) for each in instruments)
