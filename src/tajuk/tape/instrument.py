"""A listed thing: what its numbers mean, and who may see them."""

import re
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from tajuk.tape import licence as licences
from tajuk.tape.calendar import calendar, names
from tajuk.tape.licence import Licence

__all__ = ["Instrument", "Kind", "Licence", "problem"]

Kind = Literal["index", "share", "metal", "fund_category", "currency", "rate", "commodity", "crypto"]
_SYMBOL = re.compile(r"[A-Z0-9][A-Z0-9.:_-]{0,31}")
_CURRENCY = re.compile(r"[A-Z]{3}|")
_MIC = re.compile(r"[A-Z0-9]{4}|")
_MOST_DECIMALS = 18


class Instrument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A listed thing.

    symbol: capital letters, digits and `.:_-`: it stands in addresses. label: what the strip calls it, "" for the
    symbol. unit: of the value, in the trade's own short word (`point`, `gram`, `barrel`, `percent`). mic: ISO 10383.
    percent_only: its value means nothing to a reader, only by how much it changed. seller: whose price it is, where
    sellers differ. calendar: when it is traded (`calendar.names`), "" for round the clock. aliases: what texts call it.
    """

    symbol: str
    kind: Kind
    name: str
    label: str = ""
    names: dict[str, str] = msgspec.field(default_factory=dict)  # by further language
    unit: str = ""
    currency: str = ""
    decimals: int = 2
    zone: str = "Asia/Jakarta"
    mic: str = ""
    percent_only: bool = False
    seller: str = ""
    calendar: str = ""
    aliases: tuple[str, ...] = ()
    licence: Licence = Licence()


def problem(instrument: Instrument) -> str:
    """Return what is wrong with a description, "" when it may be listed."""
    if not _SYMBOL.fullmatch(instrument.symbol):
        return "a symbol is 1 to 32 capital letters, digits and .:_-"
    if not instrument.name.strip():
        return "it has no name"
    if not 0 <= instrument.decimals <= _MOST_DECIMALS:
        return f"decimals go from 0 to {_MOST_DECIMALS}"
    if not _CURRENCY.fullmatch(instrument.currency):
        return f"{instrument.currency!r} is not a currency of three capital letters (ISO 4217)"
    if not _MIC.fullmatch(instrument.mic):
        return f"{instrument.mic!r} is not a market of four letters (ISO 10383)"
    if instrument.calendar and calendar(instrument.calendar) is None:
        return f"{instrument.calendar!r} is not a trading calendar of ours ({', '.join(names())})"
    if not all(alias.strip() for alias in instrument.aliases):
        return "an alias of it is empty"
    return licences.problem(instrument.licence) or _zone_problem(instrument.zone)


def _zone_problem(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (OSError, ValueError, KeyError):
        return f"{zone!r} is not a time zone"
    return ""
