"""A claim beside the tape's own numbers. It flags; whether the text or the tape is right, a person says."""

from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Literal, NamedTuple

from tajuk.tape.instrument import Instrument
from tajuk.tape.proofing.claims import Claim
from tajuk.tape.reading import percent_between

_WIDE = Context(prec=60)
_ABOUT = Decimal("0.03")  # of a number that is not meant to the digit
_POWERS = (10, 100, 1000)

Outcome = Literal["agrees", "agrees_earlier", "differs", "unknown", "unchecked"]
Reason = Literal["", "number", "sign", "currency", "decimal_point"]


class Known(NamedTuple):
    """What the tape says of an instrument at an instant, and the close before."""

    at: datetime
    value: Decimal | None
    previous: Decimal | None
    percent: Decimal | None


class Verdict(NamedTuple):
    """How a claim stands beside the tape. expected: what the tape says, None where it says nothing. at: of when."""

    claim: Claim
    outcome: Outcome
    reason: Reason = ""
    expected: Decimal | None = None
    at: datetime | None = None


def compare(claim: Claim, instrument: Instrument, known: Sequence[Known]) -> Verdict:
    """Return how a claim stands beside what is known, newest first: the moment of the text, then closes before it."""
    if not claim.spans_a_day:
        return Verdict(claim, "unchecked")
    told = [(each, number) for each in known if (number := _told(claim, each)) is not None]
    if not told:
        return Verdict(claim, "unknown")
    newest, expected = told[0]
    if claim.sort == "level" and claim.currency and instrument.currency and claim.currency != instrument.currency:
        return Verdict(claim, "differs", "currency", expected, newest.at)
    for place, (each, number) in enumerate(told):
        if _agrees(claim, number):
            return Verdict(claim, "agrees_earlier" if place else "agrees", "", number, each.at)
    return Verdict(claim, "differs", _reason(claim, expected), expected, newest.at)


def _told(claim: Claim, known: Known) -> Decimal | None:
    if claim.sort == "level":
        return known.value
    if known.value is not None and known.previous is not None:
        if claim.sort == "change":
            return (known.previous - known.value) if claim.inverted else (known.value - known.previous)
        ends = (known.value, known.previous) if claim.inverted else (known.previous, known.value)
        return percent_between(*ends)
    return known.percent if claim.sort == "percent" else None


def _agrees(claim: Claim, number: Decimal) -> bool:
    """Say whether a claim is the number, rounded or cut off where the text ends it."""
    if claim.way is None and claim.sort != "level":
        return _same(claim, abs(claim.amount), abs(number))
    if claim.way == 0:
        return _WIDE.quantize(number, claim.step) == 0
    return _same(claim, claim.amount, number)


def _same(claim: Claim, said: Decimal, number: Decimal) -> bool:
    if claim.about:
        return abs(said - number) <= max(abs(number) * _ABOUT, claim.step)
    return any(_at_step(number, claim.step, way) == said for way in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN))


def _at_step(number: Decimal, step: Decimal, way: str) -> Decimal:
    return number.quantize(step, rounding=way, context=_WIDE)


def _reason(claim: Claim, expected: Decimal) -> Reason:
    if expected and _same(claim, -claim.amount, expected):
        return "sign"
    for power in _POWERS:
        for moved in (_WIDE.multiply(Decimal(1), Decimal(power)), _WIDE.divide(Decimal(1), Decimal(power))):
            shifted = claim._replace(step=claim.step * moved)
            if _same(shifted, claim.amount * moved, expected):
                return "decimal_point"
    return "number"
