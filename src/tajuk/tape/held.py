"""Quotes that wait for a person: a jump nobody believes, a price entered by hand that a second person must see.

They are no part of the record: what is released is appended to it, and says then that it came.
"""

from datetime import datetime
from typing import NamedTuple

import msgspec

from tajuk.database.connect import Cursor
from tajuk.tape import writer
from tajuk.tape.errors import TapeError
from tajuk.tape.instants import instant, microseconds
from tajuk.tape.quote import Quote

_QUOTE = msgspec.json.Decoder(Quote)
_ENCODER = msgspec.json.Encoder(order="deterministic")
_COLUMNS = "number, at, reason, entered_by, quote"


class Held(NamedTuple):
    """A quote that waits. entered_by: who gave it, the source's name or the person's."""

    number: int
    at: datetime
    reason: str
    entered_by: str
    quote: Quote


class NotHeld(TapeError):
    """Nothing waits under that number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"no quote waits under number {number}", "look at the list again")
        self.number = number


class SecondPersonNeeded(TapeError):
    """Who entered a quote cannot release it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} entered this quote", "ask a second person to release it")
        self.name = name


def hold(cursor: Cursor, quote: Quote, *, reason: str, entered_by: str, at: datetime) -> int:
    """Keep a quote for a person to look at, and return its number; the newest of a source replaces those before."""
    packed = _ENCODER.encode(quote).decode()
    for waiting in held(cursor):
        if (waiting.quote.symbol, waiting.quote.source) == (quote.symbol, quote.source):
            cursor.execute(
                "update tape_held set at = %s, reason = %s, entered_by = %s, quote = %s where number = %s",
                (microseconds(at), reason, entered_by, packed, waiting.number),
            )
            return waiting.number
    cursor.execute("select coalesce(max(number), 0) + 1 from tape_held")
    [number] = cursor.fetchone() or (1,)
    cursor.execute(
        "insert into tape_held (number, at, reason, entered_by, quote) values (%s, %s, %s, %s, %s)",
        (number, microseconds(at), reason, entered_by, packed),
    )
    return int(number)


def held(cursor: Cursor) -> list[Held]:
    """Return what waits, the oldest first."""
    cursor.execute(f"select {_COLUMNS} from tape_held where decision = '' order by number")
    return [_held(row) for row in cursor.fetchall()]


def release(cursor: Cursor, number: int, *, by: str, at: datetime) -> Quote:
    """Append a quote that waited, as received now, and return it.

    Raises: NotHeld; SecondPersonNeeded when `by` entered it.
    """
    waiting = _waiting(cursor, number)
    if waiting.entered_by == by:
        raise SecondPersonNeeded(by)
    quote = msgspec.structs.replace(waiting.quote, received_at=at)
    writer.append(cursor, [quote])
    _decide(cursor, number, "released", by=by, at=at)
    return quote


def drop(cursor: Cursor, number: int, *, by: str, at: datetime) -> Quote:
    """Let a quote that waited go, and return it. Raises: NotHeld."""
    waiting = _waiting(cursor, number)
    _decide(cursor, number, "dropped", by=by, at=at)
    return waiting.quote


def is_dropped(cursor: Cursor, quote: Quote) -> bool:
    """Say whether a person has let this very quote go: a source that repeats it asks nobody again."""
    cursor.execute("select quote from tape_held where decision = 'dropped' order by number desc limit 100")
    said = (quote.symbol, quote.exchange_at, quote.source, quote.value)
    dropped = (_QUOTE.decode(row[0]) for row in cursor.fetchall())
    return any((each.symbol, each.exchange_at, each.source, each.value) == said for each in dropped)


def _waiting(cursor: Cursor, number: int) -> Held:
    cursor.execute(f"select {_COLUMNS} from tape_held where number = %s and decision = ''", (number,))
    row = cursor.fetchone()
    if row is None:
        raise NotHeld(number)
    return _held(row)


def _decide(cursor: Cursor, number: int, decision: str, *, by: str, at: datetime) -> None:
    cursor.execute(
        "update tape_held set decision = %s, decided_by = %s, decided_at = %s where number = %s",
        (decision, by, microseconds(at), number),
    )


def _held(row: tuple[int, int, str, str, str]) -> Held:
    number, at, reason, entered_by, quote = row
    return Held(number, instant(at), reason, entered_by, _QUOTE.decode(quote))
