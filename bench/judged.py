"""Questions with known answers: every set of judged passages there is, each passage told as a story."""

import json
import os
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tajuk.story.blocks import Paragraph
from tajuk.story.identity import guid_of
from tajuk.story.story import Story
from tajuk.story.text import runs

SETS = Path(os.environ.get("TAJUK_SHARED", Path(__file__).parents[2] / "shared")) / "data" / "search"
_RAN_AT = datetime(2026, 1, 1, tzinfo=UTC)


class Judged(NamedTuple):
    """A set: passages by id, and the questions with the ids of the passages that answer them."""

    name: str
    passages: dict[str, str]
    questions: list[tuple[str, frozenset[str]]]


def judged_sets() -> list[Judged]:
    """Return every set; ends the benchmark with a word where there are none."""
    folders = sorted(path.parent for path in SETS.glob("*/qrels.txt"))
    if not folders:
        sys.exit(f"the judged passages are not here ({SETS}); set TAJUK_SHARED to where they are")
    return [_read(folder) for folder in folders]


def story_of(identity: str, text: str) -> Story:
    """Return a passage as a story that is all body."""
    return Story(
        guid=guid_of("passage", identity),
        language="id",
        headline="",
        published_at=_RAN_AT,
        section="arsip",
        slug=identity,
        body=tuple(Paragraph(runs(line)) for line in text.split("\n") if line.strip()),
    )


def headed_story_of(identity: str, text: str) -> Story:
    """Return a passage as a story whose first eight words are its headline."""
    words = text.split()
    whole = story_of(identity, " ".join(words[8:]))
    return Story(
        **{**{name: getattr(whole, name) for name in whole.__struct_fields__}, "headline": " ".join(words[:8])}
    )


def _read(folder: Path) -> Judged:
    answers = defaultdict[str, set[str]](set)
    for line in (folder / "qrels.txt").read_text("utf-8").splitlines():
        question, _, passage, grade = line.split()
        if int(grade) > 0:
            answers[question].add(passage)
    passages = {one["id"]: one["text"] for one in _lines(folder / "passages.jsonl")}
    questions = [(one["text"], frozenset(answers[one["id"]])) for one in _lines(folder / "queries.jsonl")]
    return Judged(folder.name, passages, questions)


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
