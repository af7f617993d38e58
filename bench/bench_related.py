"""How often a story's translation is among five related stories, beside chance and plain BM25.

Fifty-five news stories in English, each with its Indonesian translation, lie in one index, among the 894 Indonesian
passages of `judged.py`; they share nothing but what they say. Asked for in the other language alone, and among both.
Plain BM25 is asked for all words of the text, in small letters, without stems.
"""

import json
import os
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import tantivy

import judged
from keeping import keep
from tajuk.search import schema
from tajuk.search.projecting import Stand
from tajuk.search.reader import View
from tajuk.search.relating import related, text_of
from tajuk.story.blocks import Paragraph
from tajuk.story.story import Story
from tajuk.story.text import runs

PAIRS = (
    Path(os.environ.get("TAJUK_SHARED", Path(__file__).parents[2] / "shared")) / "data/corpus/ntrex_news_en_id.jsonl"
)
_RAN_AT = datetime(2026, 1, 1, tzinfo=UTC)
_MOST = 5
_OTHER = {"id": "en", "en": "id"}


def main() -> None:
    """Print and keep the figures."""
    if not PAIRS.is_file():
        sys.exit(f"the pairs of stories are not here ({PAIRS}); set TAJUK_SHARED to where they are")
    told = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    stories = {one["id"]: _story(one) for one in told}
    pairs = {
        one["id"]: next(o["id"] for o in told if o["pair"] == one["pair"] and o["id"] != one["id"]) for one in told
    }
    asked = list(stories.values())
    stories |= {one.guid: one for one in _passages()}
    product, plain = _product(stories), _plain(stories)
    keep(
        "related",
        {
            "chance": _row(asked, pairs, lambda story, languages: _by_chance(stories, story, languages)),
            "plain BM25": _row(asked, pairs, plain),
            "the product": _row(asked, pairs, product),
        },
    )


def _row(stories: list[Story], pairs: dict[str, str], ask: Any) -> dict[str, float]:
    """Return how often the pair is among five, by the language asked from and the languages asked for."""
    row = {}
    for language in ("id", "en"):
        asked = [story for story in stories if story.language == language]
        for name, languages in (("the other", (_OTHER[language],)), ("both", ("id", "en"))):
            hits = [float(ask(story, languages).get(pairs[story.guid], 0)) for story in asked]
            row[f"{language}, among {name}"] = sum(hits) / len(hits)
    return row


def _passages() -> list[Story]:
    """Return stories that belong to none."""
    return [judged.story_of(identity, text) for one in judged.judged_sets() for identity, text in one.passages.items()]


def _product(stories: dict[str, Story]) -> Any:
    index = tantivy.Index(schema.schema())
    _filled(index, [schema.document_of(story, "") for story in stories.values()])
    view = View(index.searcher(), Stand("pairs", 0))

    def ask(story: Story, languages: tuple[str, ...]) -> dict[str, int]:
        found = related(
            view, text_of(story), lambda guids: {guid: stories[guid] for guid in guids}, languages=languages
        )
        return {one.guid: 1 for one in found[:_MOST]}

    return ask


def _plain(stories: dict[str, Story]) -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="whitespace")
    made = builder.build()
    index, identities = tantivy.Index(made), list(stories)
    _filled(index, [tantivy.Document(text=" ".join(_words(story))) for story in stories.values()])
    searcher = index.searcher()

    def ask(story: Story, languages: tuple[str, ...]) -> dict[str, int]:
        words = [(tantivy.Occur.Should, tantivy.Query.term_query(made, "text", word)) for word in set(_words(story))]
        hits = searcher.search(tantivy.Query.boolean_query(words), len(stories)).hits
        found = [stories[identities[address.doc]] for _, address in hits]
        meant = [one.guid for one in found if one.language in languages and one.guid != story.guid]
        return dict.fromkeys(meant[:_MOST], 1)

    return ask


def _by_chance(stories: dict[str, Story], story: Story, languages: tuple[str, ...]) -> dict[str, float]:
    others = [one.guid for one in stories.values() if one.language in languages and one.guid != story.guid]
    return {guid: _MOST / len(others) for guid in others}


def _words(story: Story) -> list[str]:
    text = text_of(story)
    return re.findall(r"\w+", f"{text.headline} {text.body}".lower())


def _story(told: dict[str, str]) -> Story:
    return Story(
        guid=told["id"],
        language=told["lang"],
        headline=told["title"],
        published_at=_RAN_AT,
        section="arsip",
        slug=told["id"],
        body=tuple(Paragraph(runs(line)) for line in told["body"].split("\n") if line.strip()),
    )


def _filled(index: tantivy.Index, documents: Sequence[tantivy.Document]) -> None:
    writer = index.writer(50_000_000, 1)
    for document in documents:
        writer.add_document(document)
    writer.commit()
    index.reload()


if __name__ == "__main__":
    main()
