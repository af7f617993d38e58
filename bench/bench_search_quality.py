"""How high the passage that answers a question stands, by MRR@10, and what each part of the search gives.

The sets are those of `judged.py`: a passage is a story, a question is asked as a reader would. Plain BM25 (small
letters, no stems, any of the words) is asked in the same run. Each row below the first two leaves one part out, or
adds one that is not in the product. Its difference is that of the reciprocal ranks of all questions together, beside
it the interval in which 95 of 100 resamples lie.
"""

import contextlib
import itertools
import random
import re
import statistics
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any
from unittest.mock import patch

import tantivy

import judged
from judged import Judged
from keeping import keep, quantile
from tajuk.search import analysis, composing, finding, schema, slots, stems
from tajuk.search.composing import MUST, SHOULD, Query, Sought
from tajuk.search.finding import Wanted, find
from tajuk.search.projecting import Stand
from tajuk.search.question import Question, question
from tajuk.search.reader import View
from tajuk.story.story import Story

_NOW = datetime(2026, 11, 1, tzinfo=UTC)
_RESAMPLES = 1000
_WANTED = Wanted(facets=())
Ranks = list[float]
"""The reciprocal rank of the first right answer to each question, 0 where none is among ten."""


def main() -> None:
    """Print and keep the table."""
    sets = judged.judged_sets()
    product = [ranks(one) for one in sets]
    rows = {
        "plain BM25": _row(sets, [plain(one) for one in sets], product),
        "the product": _row(sets, product, product),
    }
    for name, part in PARTS.items():
        with part:
            rows[name] = _row(sets, [ranks(one) for one in sets], product)
    for name, told in (("without headlines' weight", 1), ("headlines three times", 3)):
        rows[f"{name}, first words as headline"] = _headed(sets, told)
    keep("search_quality", rows)


def ranks(one: Judged, told: Callable[[str, str], Story] = judged.story_of) -> Ranks:
    """Return how the product answers a set."""
    view = _view(told(identity, text) for identity, text in one.passages.items())
    names = {told(identity, "").guid: identity for identity in one.passages}
    found = (find(view, question(text), _WANTED, now=_NOW) for text, _ in one.questions)
    answers = [[names[hit.guid] for hit in answer.hits] for answer in found]
    return [_reciprocal(hits, right) for hits, (_, right) in zip(answers, one.questions, strict=True)]


def plain(one: Judged) -> Ranks:
    """Return how BM25 by itself answers a set."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="whitespace")
    made = builder.build()
    index = tantivy.Index(made)
    identities = list(one.passages)
    _filled(index, (tantivy.Document(text=" ".join(_lowered(text))) for text in one.passages.values()))
    searcher, found = index.searcher(), []
    for text, right in one.questions:
        words = [(SHOULD, Query.term_query(made, "text", word)) for word in dict.fromkeys(_lowered(text))]
        hits = searcher.search(Query.boolean_query(words), 10).hits
        found.append(_reciprocal([identities[address.doc] for _, address in hits], right))
    return found


def _lowered(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _view(stories: Iterator[Story]) -> View:
    index = tantivy.Index(schema.schema())
    _filled(index, (schema.document_of(story, "") for story in stories))
    return View(index.searcher(), Stand("judged", 0))


def _filled(index: tantivy.Index, documents: Iterator[tantivy.Document]) -> None:
    writer = index.writer(50_000_000, 1)
    for document in documents:
        writer.add_document(document)
    writer.commit()
    index.reload()


def _reciprocal(hits: list[str], right: frozenset[str]) -> float:
    return next((1 / place for place, hit in enumerate(hits, 1) if hit in right), 0.0)


def _row(sets: list[Judged], found: list[Ranks], product: list[Ranks]) -> dict[str, Any]:
    """Return a row of the table."""
    differences = [
        ours - theirs
        for ranks, others in zip(found, product, strict=True)
        for ours, theirs in zip(ranks, others, strict=True)
    ]
    by_set = {one.name: f"{statistics.mean(ranks):.4f}" for one, ranks in zip(sets, found, strict=True)}
    return {**by_set, "to the product": f"{statistics.mean(differences):+.4f}", "95 of 100": _interval(differences)}


def _interval(differences: list[float]) -> str:
    chance = random.Random(1)
    means = [statistics.fmean(chance.choices(differences, k=len(differences))) for _ in range(_RESAMPLES)]
    return f"{quantile(means, 0.025):+.4f} … {quantile(means, 0.975):+.4f}"


def _headed(sets: list[Judged], times: int) -> dict[str, Any]:
    """Return the row of another weight of headlines, beside the product's with headlines of the same kind."""
    product = [ranks(one, judged.headed_story_of) for one in sets]
    with patch.object(schema, "HEADLINE_TIMES", times):
        return _row(sets, [ranks(one, judged.headed_story_of) for one in sets], product)


@contextlib.contextmanager
def _analysed(module: Any, name: str, value: Any) -> Iterator[None]:
    """Analyse in another way for a while."""
    analysis.analysis_of.cache_clear()
    with patch.object(module, name, value):
        yield
    analysis.analysis_of.cache_clear()


def _any_first(searcher: tantivy.Searcher, asked: Question, **how: str) -> Sought:
    """Look up stories with some of it at once."""
    found = composing.sought(searcher, asked, **how)
    return Sought(found.some, found.some, found.loose)


def _neighbours_too(searcher: tantivy.Searcher, asked: Question, *, weight: float, **how: str) -> Sought:
    """Look up words that stand side by side besides."""
    found = composing.sought(searcher, asked, **how)
    terms = [slot.terms[0] for slot in slots.slots(asked.words, how["language"])]
    pairs = [
        (SHOULD, Query.boost_query(Query.phrase_query(schema.schema(), "words", list(pair)), weight))
        for pair in itertools.pairwise(terms)
    ]
    return Sought(*(Query.boolean_query([(MUST, query), *pairs]) for query in found))


def _as_written_too(searcher: tantivy.Searcher, asked: Question, *, weight: float, **how: str) -> Sought:
    """Look up the very words besides; `_all_words` put them into the index."""
    found = composing.sought(searcher, asked, **how)
    words = [word for word in analysis.words_of(" ".join(asked.words)) if word not in analysis.STOP_WORDS["id"]]
    terms = [(SHOULD, Query.boost_query(composing.term_query("title", word), weight)) for word in words]
    return Sought(*(Query.boolean_query([(MUST, query), *terms]) for query in found))


@contextlib.contextmanager
def _written_words(weight: float) -> Iterator[None]:
    with (
        patch.object(schema, "title_of", lambda story: " ".join(analysis.words_of(schema.plain_body(story.body)))),
        patch.object(finding, "sought", partial(_as_written_too, weight=weight)),
    ):
        yield


PARTS: dict[str, Any] = {
    "without stems": _analysed(analysis, "stem_of", lambda language: str),
    "without lemmas, by rules alone": _analysed(stems, "_lemma", lambda word: ""),
    "without stop words": _analysed(analysis, "STOP_WORDS", {}),
    "without one name for units and money": _analysed(analysis, "_ONE_NAME", {}),
    "without the other language": patch.object(slots, "LANGUAGES", ("id",)),
    "without slips put right": patch.object(finding, "respelled", lambda *asked: ""),
    "without those with everything first": patch.object(finding, "sought", _any_first),
    "without the weight of names": patch.object(composing, "weighed", lambda slot, query: query),
    "with neighbours, 0.2": patch.object(finding, "sought", partial(_neighbours_too, weight=0.2)),
    "with neighbours, 1": patch.object(finding, "sought", partial(_neighbours_too, weight=1.0)),
    "with words as written, 0.2": _written_words(0.2),
    "with words as written, 0.5": _written_words(0.5),
}


if __name__ == "__main__":
    main()
