"""JSON-LD uses schema.org's own words, and can stand inside a script element."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from outgoing_make import ODD, ORIGIN, PUBLISHER, bare_story, make_item, make_story

from strategies import stories
from tajuk.story.documents import Person
from tajuk.wire import json_ld

SARI = Person(guid="p", slug="sari", name="Sari", role="Reporter", about="Meliput bursa.", url="https://x.example/sari")
HOME = f"{ORIGIN}/"


class Vocabulary:
    """What schema.org says of its types and properties."""

    def __init__(self, graph: list[dict[str, Any]]) -> None:
        self.supers = {_name(node): _names(node, "rdfs:subClassOf") for node in graph}
        self.domains = {_name(node): _names(node, "schema:domainIncludes") for node in graph}
        self.ranges = {_name(node): _names(node, "schema:rangeIncludes") for node in graph}

    def family(self, kind: str) -> set[str]:
        """Return a type and all it is a kind of."""
        return {kind}.union(*(self.family(parent) for parent in self.supers.get(kind, ())))

    def mistakes(self, thing: dict[str, Any]) -> Iterator[str]:
        """Yield what a thing says that schema.org does not know."""
        kind = thing["@type"]
        if kind not in self.supers:
            yield f"there is no type {kind}"
        for name, value in thing.items():
            if name.startswith("@") or name == "query-input":  # schema.org/docs/actions.html: an annotation
                continue
            if not self.domains.get(name, set()) & self.family(kind):
                yield f"{kind} has no property {name}"
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict):
                    if not self.ranges.get(name, set()) & self.family(inner["@type"]):
                        yield f"{name} does not take a {inner['@type']}"
                    yield from self.mistakes(inner)


def _name(node: dict[str, Any]) -> str:
    return node["@id"].removeprefix("schema:")


def _names(node: dict[str, Any], property_: str) -> set[str]:
    found = node.get(property_, [])
    return {_name(one) for one in (found if isinstance(found, list) else [found])}


@pytest.fixture(scope="module")
def vocabulary(shared: Path) -> Vocabulary:
    """The whole vocabulary of schema.org."""
    raw = gzip.decompress((shared / "data/schemas/schemaorg-current-https.jsonld.gz").read_bytes())
    return Vocabulary(json.loads(raw)["@graph"])


EVERY_THING = {
    "a story": json_ld.news_article(make_item(picture_width=1280, picture_height=720), PUBLISHER),
    "an opinion": json_ld.news_article(make_item(make_story(label="opinion")), PUBLISHER),
    "an analysis": json_ld.news_article(make_item(make_story(label="analysis")), PUBLISHER),
    "an advertorial": json_ld.news_article(make_item(make_story(label="advertorial", sponsor="PT X")), PUBLISHER),
    "a bare story": json_ld.news_article(make_item(bare_story()), PUBLISHER),
    "breadcrumbs": json_ld.breadcrumbs([("Beranda", HOME), ("Pasar", f"{ORIGIN}/pasar")]),
    "the site": json_ld.web_site(PUBLISHER, language="id", search_href=f"{ORIGIN}/search?q={{search_term_string}}"),
    "the masthead": json_ld.organisation(PUBLISHER),
    "a person": json_ld.person(
        SARI, href=f"{ORIGIN}/person/sari", language="id", picture_href=f"{ORIGIN}/s.webp", works_for=PUBLISHER
    ),
    "a section": json_ld.collection_page(
        "Pasar", href=f"{ORIGIN}/pasar", items=[make_item()], publisher=PUBLISHER, language="id"
    ),
}


@pytest.mark.parametrize("thing", EVERY_THING.values(), ids=EVERY_THING)
def test_says_only_what_schema_org_knows(vocabulary, thing):
    assert list(vocabulary.mistakes(thing)) == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(story=stories())
def test_any_story_says_only_what_schema_org_knows(vocabulary, story):
    assert list(vocabulary.mistakes(json_ld.news_article(make_item(story), PUBLISHER))) == []


def test_the_vocabulary_would_have_found_a_mistake(vocabulary):
    thing = {"@type": "NewsArticle", "jobTitle": "x", "author": {"@type": "Place"}}

    assert list(vocabulary.mistakes(thing)) == ["NewsArticle has no property jobTitle", "author does not take a Place"]


@pytest.mark.parametrize("odd", [*ODD.values(), "</script><script>alert(1)</script>", "<!-- <script", "\u2028\u2029"])
def test_nothing_in_it_can_end_the_script_element(odd):
    raw = json_ld.dump(json_ld.news_article(make_item(bare_story(headline=odd, deck=odd)), PUBLISHER))

    assert b"<" not in raw
    assert json.loads(raw)["@context"] == "https://schema.org"


def test_several_things_share_one_graph():
    said = json.loads(json_ld.dump(EVERY_THING["a story"], EVERY_THING["breadcrumbs"]))

    assert [thing["@type"] for thing in said["@graph"]] == ["NewsArticle", "BreadcrumbList"]


@pytest.mark.parametrize(("access", "free"), [("free", True), ("metered", False), ("members", False)])
def test_says_who_may_read_a_story(access, free):
    assert json_ld.news_article(make_item(make_story(access=access)), PUBLISHER)["isAccessibleForFree"] is free


def test_a_story_without_a_byline_is_the_mastheads():
    authors = json_ld.news_article(make_item(bare_story()), PUBLISHER)["author"]

    assert [author["name"] for author in authors] == ["Tajuk Bisnis"]
