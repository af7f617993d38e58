"""Putting on the tape what sources gave."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from tajuk.database.connect import Connection, Cursor, transaction
from tajuk.tape import held, reader, writer
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote
from tajuk.tape.writer import Appended
from tajuk.ticker.items import Offered


class Doubted(NamedTuple):
    """A quote that a person must see, and why."""

    quote: Quote
    reason: str


class Settled(NamedTuple):
    """What became of quotes, in numbers."""

    appended: int
    unchanged: int
    held: int


def keep(connection: Connection, offered: Sequence[Offered], *, at: datetime) -> Appended:
    """Append quotes in one short transaction, and list those of their instruments that nobody listed.

    Raises: BadInstrument, BadQuote; then nothing was kept.
    """
    with transaction(connection) as cursor:
        list_missing(cursor, [each.describes for each in offered], at=at)
        return writer.append(cursor, [each.quote for each in offered])


def settle(connection: Connection, kept: Sequence[Offered], doubted: Sequence[Doubted], *, at: datetime) -> Settled:
    """Append what may be kept, and hold what a person must see, in one short transaction.

    What a person has let go is not asked about again.
    """
    with transaction(connection) as cursor:
        list_missing(cursor, [each.describes for each in kept], at=at)
        appended = writer.append(cursor, [each.quote for each in kept])
        new = [each for each in doubted if not held.is_dropped(cursor, each.quote)]
        for quote, reason in new:
            held.hold(cursor, quote, reason=reason, entered_by=quote.source, at=at)
    return Settled(appended.appended, appended.unchanged + len(doubted) - len(new), len(new))


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


def release(connection: Connection, number: int, *, by: str, at: datetime) -> Quote:
    """Put on the tape what a person has seen and believes. Raises: NotHeld, SecondPersonNeeded."""
    with transaction(connection) as cursor:
        return held.release(cursor, number, by=by, at=at)


def drop(connection: Connection, number: int, *, by: str, at: datetime) -> Quote:
    """Let go what a person does not believe. Raises: NotHeld."""
    with transaction(connection) as cursor:
        return held.drop(cursor, number, by=by, at=at)
