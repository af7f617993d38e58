"""How the stories found spread."""

from datetime import timedelta

import pytest
import tantivy

from make import NOON, make_story
from tajuk.search import facets
from tajuk.search.composing import Query
from tajuk.search.schema import document_of, schema

STORIES = 600


@pytest.fixture(scope="module")
def searcher() -> tantivy.Searcher:
    """Six hundred stories, a third of them of another section, over six years."""
    index = tantivy.Index(schema())
    writer = index.writer(30_000_000, 1)
    for number in range(STORIES):
        section, day = "pasar" if number % 3 == 0 else "energi", NOON - timedelta(days=365 * (number % 6))
        writer.add_document(document_of(make_story(headline=f"Berita {number}", section=section, published_at=day), ""))
    writer.commit()
    index.reload()
    return index.searcher()


def test_facets_are_exact_and_years_come_the_last_first(searcher):
    found = facets.facets(searcher, Query.all_query(), STORIES, ("section", "year"))

    assert [(one.value, one.stories, one.is_about) for one in found["section"]] == [
        ("energi", 400, False),
        ("pasar", 200, False),
    ]
    assert [one.value for one in found["year"]] == ["2026", "2025", "2024", "2023", "2022", "2021"]


def test_facets_of_very_many_stories_are_about_right_and_say_so(searcher, monkeypatch):
    monkeypatch.setattr(facets, "_MOST_COUNTED", 300)

    energi, pasar = facets.facets(searcher, Query.all_query(), STORIES, ("section",))["section"]

    assert energi.is_about
    assert pasar.is_about
    assert energi.stories == pytest.approx(400, rel=0.2)
    assert pasar.stories == pytest.approx(200, rel=0.3)


def test_no_columns_are_no_facets(searcher):
    assert facets.facets(searcher, Query.all_query(), STORIES, ()) == {}
