"""How well article pages are read, beside trafilatura alone in the same run, on pages with gold annotations.

The measure is that of the article extraction benchmark, F1 a page and their mean: over words (the figures trafilatura
was given beforehand: 0.969 and 0.972) and over four-word shingles (the benchmark's own). Gold of aeb: the article's
text. Gold of fundus: summary, headings and paragraphs joined. Ours is the words of the story's body, without deck and
captions. Headlines and days count when they are the gold's, by words without case.
"""

import gzip
import json
import os
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import trafilatura

from keeping import keep
from tajuk.story.story import Story
from tajuk.wire import article_html
from tajuk.wire.article_body import words_in
from tajuk.wire.item import Draft

PAGES = Path(os.environ.get("TAJUK_SHARED", Path(__file__).parents[2] / "shared")) / "data" / "html-articles"


class Gold(NamedTuple):
    """A page and what is known of it; headline and day "" where nothing is."""

    page: Path
    text: str
    headline: str = ""
    on: str = ""


def main() -> None:
    """Print and keep the figures of both sets; say so where the pages are absent."""
    if not PAGES.is_dir():
        sys.exit(f"the pages with gold annotations are not here ({PAGES}); set TAJUK_SHARED to where they are")
    figures: dict[str, Any] = {}
    for name, golds in (("aeb", list(_aeb())), ("fundus", list(_fundus()))):
        ours = [_story(gold.page) for gold in golds]
        alone = [_alone(gold.page) for gold in golds]
        figures[f"{name} pages"] = len(golds)
        for size, measure in ((1, "words"), (4, "shingles of 4")):
            bodies = [words_in(story.body) if story else "" for story in ours]
            figures[f"{name} F1 {measure}, ours"] = _mean(golds, bodies, size)
            figures[f"{name} F1 {measure}, trafilatura"] = _mean(golds, [found[0] for found in alone], size)
        if any(gold.headline for gold in golds):
            pairs = list(zip(golds, ours, alone, strict=True))
            figures[f"{name} headlines, ours"] = sum(
                bool(s) and _same(s.headline, g.headline) for g, s, _ in pairs if s
            )
            figures[f"{name} headlines, trafilatura"] = sum(_same(found[1], g.headline) for g, _, found in pairs)
            figures[f"{name} instants to the second, ours"] = sum(g.on == _day(s, g.on) for g, s, _ in pairs if s)
            figures[f"{name} days, trafilatura"] = sum(g.on[:10] == found[2] for g, _, found in pairs)
    keep("extraction", figures)


def _aeb() -> Iterator[Gold]:
    gold = json.loads((PAGES / "aeb" / "ground-truth.json").read_text("utf-8"))
    for page in sorted((PAGES / "aeb").glob("*.html.gz")):
        yield Gold(page, gold[page.name.removesuffix(".html.gz")]["articleBody"])


def _fundus() -> Iterator[Gold]:
    truth = json.loads((PAGES / "truth.json").read_text("utf-8"))
    for path, known in truth.items():
        if path.startswith("fundus/"):
            page = PAGES / path
            publisher = re.sub(r"_\d{4}_.*", "", page.name)
            versions = json.loads((page.parent / f"{publisher}.json").read_text("utf-8"))
            body = versions[known["gold_version"]]["body"]
            parts = [line for section in body["sections"] for line in (*section["headline"], *section["paragraphs"])]
            yield Gold(page, "\n".join([*body["summary"], *parts]), known["title"], known["publishing_date"])


def _story(page: Path) -> Story | None:
    with page.open("rb") as file:
        item = next(article_html.parse(file))
    item = item.story if isinstance(item, Draft) else item
    return item if isinstance(item, Story) else None


def _alone(page: Path) -> tuple[str, str, str]:
    """Return text, title and day as trafilatura gives them."""
    markup = gzip.decompress(page.read_bytes())
    found = trafilatura.bare_extraction(markup, with_metadata=True, include_comments=False)
    return trafilatura.extract(markup, include_comments=False) or "", found.title or "", found.date or ""


def _mean(golds: list[Gold], found: list[str], size: int) -> float:
    return statistics.mean(_f1(gold.text, text, size) for gold, text in zip(golds, found, strict=True))


def _f1(gold: str, found: str, size: int) -> float:
    known, read = _shingles(gold, size), _shingles(found, size)
    both = (known & read).total()
    return 2 * both / (known.total() + read.total()) if both else 0.0


def _shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1))) if words else Counter()


def _same(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def _day(story: Story, gold: str) -> str:
    """Return the gold's instant when it is the story's to the second, else the story's own."""
    from_gold = story.published_at.fromisoformat(gold)
    return gold if abs((from_gold - story.published_at).total_seconds()) < 1 else story.published_at.isoformat()


if __name__ == "__main__":
    main()
