"""What a text claims of instruments: a level, a move in percent, a move in points."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from tajuk.tape.instrument import Instrument
from tajuk.tape.proofing import lexicon
from tajuk.tape.proofing.numbers import Written, numbers
from tajuk.tape.proofing.recognising import Mention, mentions, names_of

_NEAR = 70  # characters before a number in which its verb is looked for
_AROUND = 30
_RATES_STEP = Decimal("0.01")  # a rate is written whole, and means it

Sort = Literal["level", "percent", "change"]


class Claim(NamedTuple):
    """A number that a text says of an instrument. Units: in `percent` 1 is one percent, else as its prices.

    start, end: its place. amount: signed where the text says which way. step: how exactly it is meant.
    way: 1 up, -1 down, 0 unmoved, None where the text does not say. about: the text says that it is not exact.
    inverted: of a pair, the text names the other currency: the rupiah falls where the dollar in rupiah rises.
    spans_a_day: False where it speaks of another span than a day, or of what is to come: nothing to compare.
    """

    start: int
    end: int
    text: str
    symbol: str
    sort: Sort
    amount: Decimal
    step: Decimal
    way: int | None
    currency: str
    about: bool
    spans_a_day: bool
    inverted: bool = False


def claims(text: str, language: str, instruments: Sequence[Instrument]) -> list[Claim]:
    """Return what a text claims, in order. Numbers that nothing ties to an instrument are left alone."""
    described, names = {each.symbol: each for each in instruments}, names_of(instruments)
    found: list[Claim] = []
    subject: Mention | None = None
    for start, end in _clauses(text):
        sentence = text[start:end]
        named = [each for each in mentions(sentence, names) if not lexicon.UNIT_BEFORE.search(sentence[: each.start])]
        for number in numbers(sentence, language):
            mention = _subject(number, named, sentence, subject)
            if mention is None or any(each.start <= number.start < each.end for each in named):
                continue
            instrument = described[mention.symbols[0]]
            claim = _claim(sentence, number, instrument, start)
            if claim:
                found.append(claim._replace(inverted=_is_inverted(mention, instrument)))
        subject = named[-1] if named and len({each.symbols for each in named}) == 1 else None if named else subject
    return found


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in lexicon.CLAUSE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _subject(number: Written, named: Sequence[Mention], sentence: str, before: Mention | None) -> Mention | None:
    """Return what a number speaks of: the last name before it, the next one behind it, else the sentence's before."""
    ahead = [each for each in named if each.end <= number.start]
    if ahead:
        return ahead[-1]
    behind = next((each for each in named if each.start >= number.end), None)
    return behind or before


def _claim(sentence: str, number: Written, instrument: Instrument, offset: int) -> Claim | None:
    before, after = sentence[: number.start], sentence[number.end :]
    if any(said for said in (lexicon.DATE_AFTER.match(after), lexicon.DATE_BEFORE.search(before))):
        return None
    if lexicon.NOT_A_PRICE.search(before):
        return None
    sort, unit_end, step = _sort(before, after, number, instrument)
    if sort is None:
        return None
    way = _way(before, after[unit_end:], number) if sort != "level" else None
    amount = number.value * step
    if way is not None and not number.signed:
        amount = abs(amount) * (way or 1)
    around = before[-_AROUND * 2 :] + after[: _AROUND * 2]
    return Claim(
        start=offset + number.start,
        end=offset + number.end + unit_end,
        text=sentence[number.start : number.end + unit_end],
        symbol=instrument.symbol,
        sort=sort,
        amount=amount,
        step=min(number.step * step, _RATES_STEP) if instrument.unit == "percent" else number.step * step,
        way=way,
        currency=_currency(before, after),
        about=bool(lexicon.ABOUT.search(before)),
        spans_a_day=not lexicon.OTHER_SPAN.search(around),
    )


def _is_inverted(mention: Mention, instrument: Instrument) -> bool:
    """Say whether a name is that of the currency a pair is priced in."""
    named = lexicon.CURRENCY_NAMES.get(instrument.currency, ())
    return instrument.kind == "currency" and mention.text.casefold().split()[-1] in named


def _sort(before: str, after: str, number: Written, instrument: Instrument) -> tuple[Sort | None, int, Decimal]:
    """Return what a number is said of, how many characters of its unit follow, and what one of it is."""
    one = Decimal(1)
    is_level = bool(lexicon.LEVEL_BEFORE.search(before))
    if unit := lexicon.BASIS_AFTER.match(after):
        return "change", unit.end(), Decimal("0.01")
    if unit := lexicon.PERCENT_AFTER.match(after):
        if instrument.unit == "percent":
            return ("level" if is_level else "change"), unit.end(), one
        moves = _moves(before, after[unit.end() :], number) or _in_brackets(before)
        return ("percent" if moves else None), unit.end(), one
    if unit := lexicon.POINTS_AFTER.match(after):
        moves = _moves(before, after[unit.end() :], number)
        return ("level" if is_level else "change" if moves else None), unit.end(), one
    if is_level or lexicon.CURRENCY_AFTER.match(after):
        by = re.search(r"(?<!\w)(?:sebesar|by)\s*(?:Rp\.?|US\$|\$)?\s*$", before, re.IGNORECASE)
        moved = by or re.search(rf"{lexicon.MOVES.pattern}\s+(?:Rp\.?|US\$|\$)\s*$", before, re.IGNORECASE)
        return ("change" if moved or lexicon.WAY_AFTER.match(after) else "level"), 0, one
    return None, 0, one


def _moves(before: str, after: str, number: Written) -> bool:
    """Say whether a number is that of a move: by its sign, or words around it."""
    return number.signed or bool(lexicon.MOVES.search(before[-_NEAR:]) or lexicon.WAY_AFTER.match(after))


def _in_brackets(before: str) -> bool:
    return before.rstrip().endswith("(")


def _way(before: str, after: str, number: Written) -> int | None:
    """Return which way a move goes: by its sign, by a word right behind it, by the last verb before it."""
    if number.signed:
        return -1 if number.value < 0 else 1
    if behind := lexicon.WAY_AFTER.match(after):
        return 1 if behind["up"] else -1
    moves = list(lexicon.MOVES.finditer(before[-_NEAR:]))
    if not moves:
        return None
    return {"up": 1, "down": -1, "flat": 0}[moves[-1].lastgroup or "flat"]


def _currency(before: str, after: str) -> str:
    """Return the currency a number is in, "" where the text does not say."""
    ahead = list(lexicon.CURRENCY_BEFORE.finditer(before[-6:]))
    if ahead and not before[-6:][ahead[-1].end() :].strip():
        return ahead[-1].lastgroup or ""
    behind = lexicon.CURRENCY_AFTER.match(after)
    return (behind.lastgroup or "") if behind else ""
