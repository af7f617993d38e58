"""Sorting out what a source offers: what to keep, what a person must see, what to refuse."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tajuk.database.connect import Cursor
from tajuk.tape import reader
from tajuk.tape.days import splits
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote
from tajuk.tape.splits import adjusted
from tajuk.ticker.actions import Doubted
from tajuk.ticker.guards import judge
from tajuk.ticker.items import Offered, Refused


class Sorted(NamedTuple):
    """What was offered, by what is to become of it."""

    kept: list[Offered]
    doubted: list[Doubted]
    refused: list[Refused]
    unchanged: int


def newest(cursor: Cursor, instruments: Iterable[Instrument], now: datetime) -> dict[str, Quote]:
    """Return the newest quotes of instruments by symbol, in the units of today."""
    found = {}
    for symbol, instrument in {each.symbol: each for each in instruments}.items():
        quote = reader.latest(cursor, symbol)
        if quote is not None:
            zone = ZoneInfo(instrument.zone)
            past = [each for each in splits(cursor, symbol) if each.on <= now.astimezone(zone).date()]
            [found[symbol]] = adjusted([quote], past, zone)
    return found


def sorted_out(
    offered: Sequence[Offered], known: dict[str, Quote], now: datetime, *, most_pct: Decimal | None
) -> Sorted:
    """Return what becomes of quotes, each judged by the one before it. known: the newest there are, by symbol."""
    latest, found, unchanged = dict(known), Sorted([], [], [], 0), 0
    for each in offered:
        quote, before = each.quote, latest.get(each.quote.symbol)
        if before is not None and _says_the_same(quote, before):
            unchanged += 1
            continue
        verdict = judge(quote, each.describes, before, most_pct=most_pct)
        if verdict.fate == "hold":
            found.doubted.append(Doubted(quote, verdict.reason))
        elif verdict.fate == "refuse":
            found.refused.append(Refused(quote.symbol, each.line, verdict.reason))
        else:
            found.kept.append(each)
            if before is None or quote.exchange_at >= before.exchange_at:
                latest[quote.symbol] = quote
    return found._replace(unchanged=unchanged)


def _says_the_same(quote: Quote, before: Quote) -> bool:
    """Say whether a source that gives no instants only repeats itself: that makes no price any fresher."""
    said, known = ((each.value, each.previous, each.percent, each.source) for each in (quote, before))
    return quote.exchange_at == quote.received_at and said == known
