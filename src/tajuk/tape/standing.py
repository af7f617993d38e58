"""Where the tape stands for who looks at it: what is shown changes with quotes, descriptions, splits, and with time."""

from datetime import datetime
from typing import NamedTuple

from tajuk.database.connect import Cursor
from tajuk.tape import reader
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Viewer
from tajuk.tape.selecting import Bounds, latest_row


class Standing(NamedTuple):
    """Where the tape stands: two are equal only where nothing shown differs, in whatever process.

    number: grows with everything that is added, and whenever a licence's delay has passed for a quote. changes: grows
    when an instrument is described anew or split: only then do numbers of the past look different.
    """

    epoch: str
    number: int
    changes: int = 0


class Standings:
    """Looks where the tape stands; most of the time that is reading one row."""

    def __init__(self) -> None:
        self._seen: tuple[str, int, datetime] | None = None
        self._delayed: list[Instrument] = []
        self._revealed = 0

    def look(self, cursor: Cursor, now: datetime) -> Standing:
        """Return where the tape stands at an instant (aware UTC). Raises: TapeError when there is none."""
        head, minute = reader.head(cursor), now.replace(second=0, microsecond=0)
        described = head.epoch, head.changes
        if self._seen is None or self._seen[:2] != described:
            self._delayed = _delayed(cursor)
        if self._seen != (*described, minute):  # a quote that may be shown at once moves `seq` by itself
            self._revealed = sum(_revealed(cursor, each, now) for each in self._delayed)
        self._seen = (*described, minute)
        return Standing(head.epoch, head.seq + head.changes + self._revealed, head.changes)


def _delayed(cursor: Cursor) -> list[Instrument]:
    """Return the instruments whose licence delays them."""
    return [each for each in reader.instruments(cursor) if each.licence.delay_min]


def _revealed(cursor: Cursor, instrument: Instrument, now: datetime) -> int:
    """Return the exchange time (UTC microseconds) of the newest quote the licence lets anybody see, 0 without one."""
    row = latest_row(cursor, instrument.symbol, Bounds.of(instrument.licence, Viewer(now)))
    return int(row[0]) if row else 0
