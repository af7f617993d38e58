"""The labelled sentences, and how well the number check does on them. docs/number-check.md says how to label."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tajuk.tape.instrument import Instrument
from tajuk.tape.proofing.comparing import Known
from tajuk.tape.proofing.proof import proof
from tajuk.tape.reading import percent_between

FOLDER = Path(__file__).parent / "labelled"


class Score(NamedTuple):
    """How well claims are found, and how well those that are wrong are flagged. Shares of 0 to 1."""

    claims: int
    precision: float
    recall: float
    flags: int
    flag_precision: float
    flag_recall: float


def score(name: str, folder: Path = FOLDER) -> Score:
    """Return how the check does on a set of a folder."""
    hits = false = missed = flag_hits = flag_false = flag_missed = 0
    for got, expected, _ in _sentences(name, folder):
        claims_got, claims_expected = ({each[:3] for each in side} for side in (got, expected))
        hits += len(claims_got & claims_expected)
        false += len(claims_got - claims_expected)
        missed += len(claims_expected - claims_got)
        flags_got, flags_expected = ({e[:2] for e in side if e[3] == "differs"} for side in (got, expected))
        flag_hits += len(flags_got & flags_expected)
        flag_false += len(flags_got - flags_expected)
        flag_missed += len(flags_expected - flags_got)
    return Score(
        hits + missed, hits / (hits + false or 1), hits / (hits + missed or 1),
        flag_hits + flag_missed, flag_hits / (flag_hits + flag_false or 1), flag_hits / (flag_hits + flag_missed or 1),
    )  # fmt: skip


def mistakes(name: str, folder: Path = FOLDER) -> Iterator[str]:
    """Yield a line for each sentence in which anything is not as labelled."""
    for got, expected, text in _sentences(name, folder):
        if got != expected:
            yield f"{text}\n    too much: {sorted(got - expected)}\n    missing:  {sorted(expected - got)}"


def _sentences(name: str, folder: Path) -> Iterator[tuple[set[Any], set[Any], str]]:
    instruments = msgspec.json.decode((folder / "instruments.json").read_bytes(), type=list[Instrument])
    known = {symbol: [_known(*row) for row in rows] for symbol, rows in _read(folder / "tape.json").items()}
    for each in _read(folder / f"{name}.json"):
        verdicts = proof(each["text"], each["language"], instruments=instruments, known=known)
        got = {(v.claim.text, v.claim.symbol, v.claim.sort, v.outcome) for v in verdicts}
        expected = {(c["text"], c["symbol"], c["sort"], c["outcome"]) for c in each["claims"]}
        yield got, expected, each["text"]


def _known(on: str, value: str | None, previous: str | None, percent: str | None = None) -> Known:
    at = datetime.fromisoformat(on).replace(hour=9, tzinfo=UTC)
    numbers = [None if text is None else Decimal(text) for text in (value, previous, percent)]
    moved = percent_between(numbers[1], numbers[0]) if numbers[0] and numbers[1] else numbers[2]
    return Known(at, numbers[0], numbers[1], moved)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    for which in ("tuned", "held_out"):
        print(which, score(which))
        print("\n".join(mistakes(which)))
