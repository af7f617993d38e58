"""Numbers as copy writes them: `1.325.000,50`, `1,32 juta` in Indonesian; `1,325,000.50`, `1.32 million` in English."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from tajuk.tape.proofing.lexicon import SCALES

_NUMBER = re.compile(r"(?<![\w.,])(?P<sign>[+\-−–](?=\d))?(?P<digits>\d+(?:[.,]\d+)*)(?!\w)")
_SCALE = re.compile(rf"\s*(?P<word>{'|'.join(SCALES)})(?!\w)", re.IGNORECASE)
_MINUS = "-−–"


class Written(NamedTuple):
    """A number in a text. step: what its last digit counts, scale included: how exact it is. signed: with + or −."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    signed: bool


def numbers(text: str, language: str) -> Iterator[Written]:
    """Yield the numbers of a text, in order."""
    for match in _NUMBER.finditer(text):
        plain = _plain(match["digits"], "," if language.startswith("id") else ".")
        if plain is None:
            continue
        scale = _SCALE.match(text, match.end())
        power = SCALES[scale["word"].lower()] if scale else 0
        value = Decimal(plain)
        exponent = int(value.as_tuple().exponent)
        sign = -1 if match["sign"] and match["sign"] in _MINUS else 1
        end = scale.end() if scale else match.end()
        step = Decimal(1).scaleb(exponent + power)
        yield Written(match.start(), end, value.scaleb(power) * sign, step, bool(match["sign"]))


def _plain(digits: str, decimal: str) -> str | None:
    """Return digits with a point before the decimals, None where they make no number.

    One mark that does not part three digits is a decimal mark, whatever the language.
    """
    thousands = "." if decimal == "," else ","
    whole, _, fraction = digits.rpartition(decimal)
    if decimal not in digits:
        parts = digits.split(thousands)
        if len(parts) == 2 and len(parts[1]) != 3:
            return ".".join(parts)
        whole, fraction = digits, ""
    groups = whole.split(thousands)
    if decimal in whole or any(len(group) != 3 for group in groups[1:]) or (len(groups) > 1 and len(groups[0]) > 3):
        return None
    return "".join(groups) + (f".{fraction}" if fraction else "")
