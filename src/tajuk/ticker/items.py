"""What a source of quotes says, piece by piece."""

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote

_NOTHING = frozenset(("", "n/a", "na", "n.a.", "-", "–", "null", "none", "nan", "#n/a"))


class Offered(NamedTuple):
    """A quote as a source gives it, and its instrument: as it is listed, else as the source describes it."""

    quote: Quote
    line: int
    describes: Instrument


class Unknown(NamedTuple):
    """A place where a source says that it knows no number. It is never zero."""

    item: str
    line: int


class Refused(NamedTuple):
    """Something of a source that cannot be a quote: what, where (line 0: it has none), why."""

    item: str
    line: int
    reason: str


Item = Offered | Unknown | Refused


class Unreadable(ValueError):
    """A number or an instant that is none; the message says why."""


def says_nothing(text: str) -> bool:
    """Say whether a source's text stands for an unknown number."""
    return text.strip().casefold() in _NOTHING


def number_of(text: str) -> Decimal:
    """Return a number written with plain digits and a point, as files for machines write it.

    Raises: Unreadable.
    """
    plain = text.strip()
    if not plain.isascii() or "_" in plain:
        raise Unreadable(f"{_shown(plain)} is not a number; write it as 1234.56")
    try:
        number = Decimal(plain)
    except InvalidOperation as error:
        raise Unreadable(f"{_shown(plain)} is not a number; write it as 1234.56") from error
    if not number.is_finite():
        raise Unreadable(f"{_shown(plain)} is not a number; write it as 1234.56")
    return number


def _shown(text: str) -> str:
    """Return a stranger's text, fit for one line."""
    line = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text[:40])
    return repr(line)
