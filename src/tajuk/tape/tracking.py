"""Instruments as boards and pages show them: what they stand at, with their last days."""

from collections.abc import Sequence
from typing import NamedTuple

from tajuk.database.connect import Cursor
from tajuk.tape import reader
from tajuk.tape.days import closes
from tajuk.tape.licence import Viewer
from tajuk.tape.quote import Quote
from tajuk.tape.reading import Reading


class Tracked(NamedTuple):
    """What an instrument stands at, and the last quotes of its days, oldest first, both as a viewer sees them."""

    reading: Reading
    days: Sequence[Quote] = ()


def tracked(cursor: Cursor, symbols: Sequence[str], viewer: Viewer, *, days: int) -> list[Tracked]:
    """Return what instruments stand at with their last `days`, counted back from the newest quote of them all."""
    readings = reader.strip(cursor, symbols, viewer)
    until = max((reading.at for reading in readings if reading.at), default=None)
    if until is None:
        return [Tracked(reading) for reading in readings]
    found = closes(cursor, [reading.instrument for reading in readings], viewer, until=until, days=days)
    return [Tracked(reading, found[reading.instrument.symbol]) for reading in readings]
