"""The JSON schema that outsiders lean on."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from make import make_story
from strategies import documents
from tajuk.story.codec import encode
from tajuk.story.schema import json_schema

_WRITTEN = Path(__file__).parents[2] / "docs" / "contracts" / "story.schema.json"
_VALIDATOR = jsonschema.Draft202012Validator(json.loads(json_schema()))


def test_the_schema_in_the_docs_is_the_one_of_the_types():
    assert _WRITTEN.read_bytes() == json_schema(), "run `make docs`"


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(json.loads(json_schema()))


@given(documents())
@settings(max_examples=40)
def test_what_we_write_keeps_to_the_schema(document):
    _VALIDATOR.validate(json.loads(encode(document)))


@pytest.mark.parametrize("field", ["guid", "headline", "published_at", "section", "slug", "language"])
def test_a_story_without_a_needed_field_breaks_the_schema(field):
    fields = json.loads(encode(make_story()))
    del fields[field]

    assert not _VALIDATOR.is_valid(fields)
