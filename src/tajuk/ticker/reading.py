"""How a source's words become quotes: what is the same for all its lines."""

from datetime import datetime
from typing import NamedTuple

from tajuk.tape.instrument import Instrument, Kind
from tajuk.tape.licence import Licence


class Terms(NamedTuple):
    """What a file does not say of itself.

    received_at: when it reached us, aware UTC. source: whose numbers these are, "" for what the format names.
    zone, currency, calendar, kind: of instruments that nobody listed. listed: those that are, by symbol.
    """

    received_at: datetime
    source: str = ""
    zone: str = "Asia/Jakarta"
    currency: str = ""
    calendar: str = ""
    kind: Kind = "share"
    licence: Licence = Licence()
    listed: dict[str, Instrument] = {}  # noqa: RUF012 — read only

    def named(self, default: str) -> str:
        """Return the source's name, by default the format's own."""
        return self.source or default
