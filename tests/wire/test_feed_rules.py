"""The rules our feeds are held to judge the W3C feed validator's own cases as that validator does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from feed_rules import CLAIMED, SATISFIED, WARNINGS, findings, is_read, judge

EXPECTED = re.compile(r"Expect:\s*(!?)\s*(\w+)(?:\{[^}]*element:([\w:]+)[^}]*\})?")


def cases(corpus: Path) -> Iterator[tuple[Path, str, str, str]]:
    """Yield (file, "!" or "", finding, element) of the cases of RSS 2.0 and Atom 1.0 whose finding the rules claim."""
    for path in sorted(path for part in ("atom", "rss", "rss20") for path in (corpus / part).rglob("*.xml")):
        raw = path.read_bytes()
        expected = EXPECTED.search(raw.decode("utf-8", "replace"))
        if expected and expected[2] in CLAIMED and is_read(raw):
            yield path, expected[1], expected[2], expected[3] or ""


def is_found(raw: bytes, finding: str) -> bool:
    """Say whether the rules find what the validator calls `finding`."""
    found = set(judge(raw))
    if finding == "Error":
        return bool(found - WARNINGS)
    return not found & SATISFIED[finding] if finding in SATISFIED else finding in found


def is_same(path: Path, negated: str, finding: str, element: str) -> bool:
    """Say whether the rules judge a case as the validator does."""
    raw = path.read_bytes()
    if negated and element and finding not in SATISFIED:
        return (finding, element) not in set(findings(raw))
    return is_found(raw, finding) != bool(negated)


def test_nine_in_ten_of_the_validators_own_cases_are_judged_alike(shared):
    judged = [(path.name, is_same(path, *case)) for path, *case in cases(shared / "data/feeds/feedvalidator")]

    alike = sum(same for _, same in judged)
    print(f"\nfeed rules: {alike} of {len(judged)} cases judged as the validator does ({alike / len(judged):.1%})")

    assert len(judged) > 450
    assert alike / len(judged) > 0.95, [name for name, same in judged if not same]


def test_most_of_the_validators_cases_are_claimed(shared):
    corpus = shared / "data/feeds/feedvalidator"
    ours = [p for part in ("atom", "rss", "rss20") for p in (corpus / part).rglob("*.xml") if is_read(p.read_bytes())]

    assert len(list(cases(corpus))) / len(ours) > 0.8


@pytest.mark.parametrize(
    ("broken", "finding"),
    [
        (b"<rss version='2.0'><channel/></rss>", "MissingTitle"),
        (b"<rss version='2.0'><channel><link>pasar</link></channel></rss>", "InvalidLink"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "MissingElement"),
        (b"<feed>", "SAXError"),
        (b"<html/>", "UndefinedElement"),
    ],
)
def test_a_broken_feed_is_found_out(broken, finding):
    assert finding in judge(broken)
