"""What the tape knows for a text: of the instruments it names, at the instant it is written for."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from tajuk.database.connect import Cursor
from tajuk.tape import reader
from tajuk.tape.days import closes
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Licence, Viewer
from tajuk.tape.proofing.comparing import Known
from tajuk.tape.proofing.recognising import mentions, names_of
from tajuk.tape.quote import Quote
from tajuk.tape.reading import percent_of

_DAYS = 12
_EARLIER = 3  # days before the newest that a text may speak of


def known_for(cursor: Cursor, text: str, *, at: datetime) -> tuple[list[Instrument], dict[str, list[Known]]]:
    """Return the instruments, and what is known of those a text names, newest first, until an instant.

    For the desk: licences bind what readers see, not what an editor checks.
    """
    instruments = reader.instruments(cursor)
    named = {symbol for mention in mentions(text, names_of(instruments)) for symbol in mention.symbols}
    free = [msgspec.structs.replace(each, licence=Licence()) for each in instruments if each.symbol in named]
    found = closes(cursor, free, Viewer(at), until=at, days=_DAYS)
    return instruments, {each.symbol: _known(cursor, each, found[each.symbol], at) for each in free}


def _known(cursor: Cursor, instrument: Instrument, days: Sequence[Quote], at: datetime) -> list[Known]:
    """Return the newest quote until an instant, then the closes of the days before it."""
    zone = ZoneInfo(instrument.zone)
    moment = [quote for quote in reader.series(cursor, instrument.symbol, at - timedelta(days=1), at) if quote.value]
    past = [quote for quote in days if quote.exchange_at <= at]
    if moment and past and moment[-1].exchange_at > past[-1].exchange_at:
        past.append(msgspec.structs.replace(moment[-1], previous=moment[-1].previous or past[-1].value))
    told = [Known(each.exchange_at.astimezone(zone), each.value, each.previous, percent_of(each)) for each in past]
    return told[::-1][: _EARLIER + 1]
