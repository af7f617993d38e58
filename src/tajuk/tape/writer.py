"""Appending to the tape: instruments and quotes. What stands there is never changed; a correction is a further row."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple, TypeVar

from tajuk.database.connect import Cursor
from tajuk.tape import instrument as instruments
from tajuk.tape import quote as quoted
from tajuk.tape import rows
from tajuk.tape import splits as divided
from tajuk.tape.errors import BadInstrument, BadQuote, NotListed, TapeError
from tajuk.tape.instants import microseconds
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote
from tajuk.tape.splits import Split

_CHUNK = 250  # keys asked for at once
_BEFORE_ALL = -(2**62)
T = TypeVar("T")


class Appended(NamedTuple):
    """How many quotes became rows, and how many the tape had seen before."""

    appended: int
    unchanged: int


class _Key(NamedTuple):
    instrument: int
    exchange_at: int
    source: str


class _Listed(NamedTuple):
    """An instrument's number, and the newest exchange time it was quoted for."""

    number: int
    newest: int


_Values = tuple[str, Decimal | None, Decimal | None, Decimal | None]


def list_instrument(cursor: Cursor, instrument: Instrument, *, at: datetime) -> bool:
    """List an instrument, or describe it anew from an instant on; say whether that changed anything.

    Raises: BadInstrument when it cannot be listed so.
    """
    if problem := instruments.problem(instrument):
        raise BadInstrument(instrument.symbol, problem)
    head = _lock(cursor)
    cursor.execute(
        "select id, version, document from tape_instrument where symbol = %s order by version desc limit 1",
        (instrument.symbol,),
    )
    row = cursor.fetchone()
    document = rows.document_of(instrument)
    if row and row[2] == document:
        return False
    number, version = (row[0], row[1] + 1) if row else (head.instruments + 1, 1)
    cursor.execute(
        "insert into tape_instrument (symbol, version, id, at, document) values (%s, %s, %s, %s, %s)",
        (instrument.symbol, version, number, microseconds(at), document),
    )
    cursor.execute("update tape_head set instruments = %s, changes = changes + 1", (max(number, head.instruments),))
    return True


def record_split(cursor: Cursor, split: Split, *, at: datetime) -> bool:
    """Record that shares were split, heard at an instant; say whether that is news.

    Raises: BadInstrument when it cannot be, or another split is recorded for that day; NotListed.
    """
    if problem := divided.problem(split):
        raise BadInstrument(split.symbol, problem)
    _lock(cursor)
    cursor.execute("select 1 from tape_instrument where symbol = %s", (split.symbol,))
    if cursor.fetchone() is None:
        raise NotListed(split.symbol)
    day = split.on.isoformat()
    cursor.execute("select new, old from tape_split where symbol = %s and starts_on = %s", (split.symbol, day))
    if row := cursor.fetchone():
        if tuple(row) != (split.new, split.old):
            raise BadInstrument(split.symbol, f"{row[0]} for {row[1]} is recorded for {day} already")
        return False
    cursor.execute(
        "insert into tape_split (symbol, starts_on, at, new, old) values (%s, %s, %s, %s, %s)",
        (split.symbol, day, microseconds(at), split.new, split.old),
    )
    cursor.execute("update tape_head set changes = changes + 1")
    return True


def append(cursor: Cursor, quotes: Iterable[Quote]) -> Appended:
    """Append the quotes that say something new for their instrument, exchange time and source.

    Values seen before for these three are unchanged, even when others came since: reading an old file again never
    flips a correction back; `reinstate` does. All or nothing, and `received_at` never goes back from row to row.
    Raises: BadQuote, NotListed.
    """
    believable = _believable(quotes)
    head = _lock(cursor)
    listed = _listed(cursor, believable)
    keyed = _keyed(believable, listed)
    newest = {each.number: each.newest for each in listed.values()}
    seen = _seen(cursor, list(dict.fromkeys(key[:2] for key, _ in keyed if key.exchange_at <= newest[key.instrument])))
    fresh = []
    for key, quote in keyed:
        values, known = _values(quote), seen.setdefault(key, set())
        if values not in known:
            known.add(values)
            fresh.append((key, quote))
    _insert(cursor, fresh, head)
    return Appended(len(fresh), len(keyed) - len(fresh))


def reinstate(cursor: Cursor, quote: Quote) -> None:
    """Append a quote whatever was seen before: its source takes a correction back.

    Raises: BadQuote, NotListed.
    """
    believable = _believable([quote])
    head = _lock(cursor)
    _insert(cursor, _keyed(believable, _listed(cursor, believable)), head)


class _Head(NamedTuple):
    seq: int
    at: int
    instruments: int


def _lock(cursor: Cursor) -> _Head:
    """Take the head's row, and with it the lock: whoever appends waits here."""
    cursor.execute("update tape_head set seq = seq returning seq, at, instruments")
    row = cursor.fetchone()
    if row is None:
        raise TapeError("this database holds no tape", "start Tajuk once, or make the tables with `tajuk check`")
    return _Head(*row)


def _believable(quotes: Iterable[Quote]) -> list[Quote]:
    """Return quotes all of which can be true."""
    believable = []
    for quote in quotes:
        if problem := quoted.problem(quote):
            raise BadQuote(quote.symbol, problem)
        believable.append(quote)
    return believable


def _listed(cursor: Cursor, quotes: Sequence[Quote]) -> dict[str, _Listed]:
    """Return what is known of the instruments of quotes; all of them are listed."""
    symbols = list(dict.fromkeys(quote.symbol for quote in quotes))
    listed: dict[str, _Listed] = {}
    for chunk in _chunks(symbols):
        cursor.execute(
            "select symbol, id, (select q.exchange_at from tape_quote q where q.instrument = i.id"
            " order by q.exchange_at desc limit 1)"
            f" from tape_instrument i where version = 1 and symbol in ({', '.join(['%s'] * len(chunk))})",
            chunk,
        )
        listed |= {row[0]: _Listed(row[1], _BEFORE_ALL if row[2] is None else row[2]) for row in cursor.fetchall()}
    for symbol in symbols:
        if symbol not in listed:
            raise NotListed(symbol)
    return listed


def _keyed(quotes: Sequence[Quote], listed: dict[str, _Listed]) -> list[tuple[_Key, Quote]]:
    return [
        (_Key(listed[quote.symbol].number, microseconds(quote.exchange_at), quote.source), quote) for quote in quotes
    ]


def _seen(cursor: Cursor, keys: Sequence[tuple[int, int]]) -> dict[_Key, set[_Values]]:
    """Return the values the tape holds for instruments at exchange times."""
    seen: dict[_Key, set[_Values]] = {}
    for chunk in _chunks(keys):
        marks = ", ".join(["(%s, %s)"] * len(chunk))
        cursor.execute(
            f"with k (instrument, exchange_at) as (values {marks})"  # a join that both databases begin at `k`
            " select q.instrument, q.exchange_at, q.source, q.delay, q.value, q.previous, q.percent"
            " from k cross join tape_quote q where q.instrument = k.instrument and q.exchange_at = k.exchange_at",
            [part for key in chunk for part in key],
        )
        for row in cursor.fetchall():
            numbers = tuple(rows.number_of(text) for text in row[4:])
            seen.setdefault(_Key(*row[:3]), set()).add((row[3], *numbers))
    return seen


def _chunks(keys: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]


def _values(quote: Quote) -> _Values:
    return rows.delay_of(quote), quote.value, quote.previous, quote.percent


def _insert(cursor: Cursor, keyed: Sequence[tuple[_Key, Quote]], head: _Head) -> None:
    at, parameters = head.at, []
    for seq, (key, quote) in enumerate(keyed, head.seq + 1):
        at = max(at, microseconds(quote.received_at))
        numbers = (rows.text_of(quote.value), rows.text_of(quote.previous), rows.text_of(quote.percent))
        parameters.append((key.instrument, key.exchange_at, seq, at, quote.source, rows.delay_of(quote), *numbers))
    if not parameters:
        return
    cursor.executemany(
        "insert into tape_quote (instrument, exchange_at, seq, received_at, source, delay, value, previous, percent)"
        " values (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        parameters,
    )
    cursor.execute("update tape_head set seq = %s, at = %s", (head.seq + len(parameters), at))
