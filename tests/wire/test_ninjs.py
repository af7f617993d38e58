"""ninjs keeps to the schema the news industry published."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from outgoing_make import ODD, PLACES, PUBLISHER, bare_story, make_item, make_story
from referencing import Registry, Resource

from strategies import stories
from tajuk.story.rendering import html_of
from tajuk.story.story import Story
from tajuk.wire import ninjs


@pytest.fixture(scope="module")
def validator(shared: Path) -> jsonschema.Draft202012Validator:
    """The ninjs 3.1 schema, with GeoJSON's beside it, and formats checked."""
    folder = shared / "data/ninjs/schema"
    geo = Resource.from_contents(json.loads((folder / "GeoJSON-schema.json").read_text()))
    registry: Registry = Registry().with_resources(
        [("https://geojson.org/schema/GeoJSON.json", geo), ("https://geojson.org/schema/GeoJSON.json#", geo)]
    )
    schema = json.loads((folder / "ninjs-schema_3.1.json").read_text())
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, registry=registry, format_checker=checker)


def document(story: Story, **fields: object) -> dict:
    """Return a story as ninjs, parsed."""
    return json.loads(ninjs.dump(make_item(story, **fields), PLACES, PUBLISHER, version=2))


def test_a_whole_story_keeps_to_the_schema(validator):
    validator.validate(document(make_story()))


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_words_keep_to_the_schema(validator, odd):
    validator.validate(document(bare_story(headline=odd, deck=odd, kicker=odd)))


def test_the_least_a_story_can_be_keeps_to_the_schema(validator):
    validator.validate(document(bare_story()))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(story=stories())
def test_any_story_keeps_to_the_schema(validator, story):
    validator.validate(document(story))


def test_the_schema_would_have_found_a_mistake(validator):
    assert not validator.is_valid({**document(make_story()), "pubStatus": "commissioned"})
    assert not validator.is_valid({**document(make_story()), "mystery": 1})


def test_the_published_examples_pass_the_validator_used_here(shared, validator):
    passed = sorted((shared / "data/ninjs/test_suite/3.0/should_pass").glob("*.json"))
    failed = sorted((shared / "data/ninjs/test_suite/3.0/should_fail").glob("*.json"))

    verdicts = {path.name: validator.is_valid(json.loads(path.read_text())) for path in passed + failed}

    assert sum(verdicts[path.name] for path in passed) / len(passed) > 0.95
    assert sum(verdicts[path.name] for path in failed) / len(failed) < 0.1


def test_it_says_what_a_client_needs():
    said = document(make_story())

    assert said["uri"] == "urn:uuid:0191d2f0-7c1a-7bbb-8000-000000000001"
    assert said["version"] == "2"
    assert said["headlines"][0]["value"] == "IHSG naik, rupiah menguat"
    assert said["by"] == "Sari Dewi, AFP"
    assert [body["contentType"] for body in said["bodies"]] == ["text/html", "text/plain"]
    assert said["organisations"][0]["symbols"] == [{"symbol": "IHSG"}]
    assert {"name": "BBC", "role": "outlet citing Pejabat AS", "literal": "bbc"} in said["infoSources"]


def test_pictures_and_related_stories_are_associated_once():
    kinds = [
        (held["name"], held.get("headlines", [{}])[0].get("value")) for held in document(make_story())["associations"]
    ]

    assert kinds == [
        ("picture", None),
        ("picture", None),
        ("related", "Dari luar"),
        ("related", "Berita lain"),
    ]


def test_the_note_to_editors_stays_in_the_house():
    assert "jangan tayang" not in json.dumps(document(make_story()))


def test_a_body_held_back_is_not_given_as_text_either():
    said = document(make_story(), html="")

    assert "bodies" not in said
    assert said["representationType"] == "partial"


def test_the_same_story_gives_the_same_bytes():
    assert ninjs.dump(make_item(), PLACES, PUBLISHER) == ninjs.dump(make_item(), PLACES, PUBLISHER)


def test_the_body_as_text_says_every_word_of_the_body():
    text = document(make_story())["bodies"][1]["value"]

    for words in (
        "Kata tebal",
        "Bagian satu",
        "Kami * yakin_",
        "dalam",
        "A|B\tC",
        "Isi kotak",
        "2023: Q1 1.5",
        "binatang",
    ):
        assert words in text


def test_html_given_is_html_sent():
    story = make_story()

    assert document(story)["bodies"][0]["value"] == html_of(story.body, PLACES)
