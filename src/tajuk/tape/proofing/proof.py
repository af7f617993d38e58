"""The number check: what a text claims of instruments, each beside the tape."""

from collections.abc import Mapping, Sequence

from tajuk.tape.instrument import Instrument
from tajuk.tape.proofing.claims import claims
from tajuk.tape.proofing.comparing import Known, Verdict, compare


def proof(
    text: str, language: str, *, instruments: Sequence[Instrument], known: Mapping[str, Sequence[Known]]
) -> list[Verdict]:
    """Return a verdict on each claim of a text, in order.

    known: by symbol, newest first (`against_tape.known_at`). language: of the text, which says how it writes numbers.
    """
    described = {each.symbol: each for each in instruments}
    return [
        compare(claim, described[claim.symbol], known.get(claim.symbol, ()))
        for claim in claims(text, language, instruments)
    ]


def flags(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return what somebody should look at before the text is published."""
    return [verdict for verdict in verdicts if verdict.outcome == "differs"]
