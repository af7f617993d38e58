"""What every reading of the tape begins with: an instrument's description, and its newest row within bounds."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from tajuk.database.connect import Cursor
from tajuk.tape import rows
from tajuk.tape.errors import NotListed
from tajuk.tape.instants import microseconds
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Licence, Viewer, shown_until
from tajuk.tape.quote import AHEAD

END = 2**62
_AHEAD = AHEAD.seconds * 1_000_000
OF = "tape_quote q join tape_instrument i on i.id = q.instrument and i.version = 1"


class Bounds(NamedTuple):
    """The last instants a quote may have been received at, and have been true at. Units: UTC microseconds."""

    received: int = END
    true: int = END

    @classmethod
    def of(cls, licence: Licence, viewer: Viewer, *, received: int = END) -> "Bounds":
        """Return the bounds a licence sets a viewer."""
        shown = shown_until(licence, viewer)
        return cls(received, microseconds(shown) if shown else END)

    @property
    def walk(self) -> int:
        """The newest exchange time to look at: no quote is dated much after its arrival, which bounds the walk."""
        return min(self.received + _AHEAD, self.true)


LAST = Bounds()


def described(cursor: Cursor, symbol: str, at: int) -> Instrument:
    """Return an instrument as described at an instant (UTC microseconds), by its first description before it.

    Raises: NotListed.
    """
    cursor.execute(
        "select document from tape_instrument where symbol = %s and (at <= %s or version = 1)"
        " order by version desc limit 1",
        (symbol, at),
    )
    row = cursor.fetchone()
    if row is None:
        raise NotListed(symbol)
    return rows.instrument_of(row[0])


def latest_row(cursor: Cursor, symbol: str, bounds: Bounds) -> Sequence[Any] | None:
    """Return the columns `rows.QUOTE` of the newest quote within bounds, None when there is none."""
    cursor.execute(
        f"select {rows.QUOTE} from {OF} where i.symbol = %s and q.exchange_at <= %s and q.received_at <= %s"
        " order by q.exchange_at desc, q.seq desc limit 1",
        (symbol, bounds.walk, bounds.received),
    )
    return cursor.fetchone()
