"""Our validator judges as the news industry's own test suite does."""

import json

import pytest

from tajuk.wire.ninjs_schema import VERSIONS, validate, version_of


def test_every_verdict_of_the_official_suite_is_ours(shared):
    suite = shared / "data/ninjs/test_suite"
    verdicts = {}
    for path in sorted(suite.glob("*/*/*.json")):
        version = path.relative_to(suite).parts[0]
        fit = not list(validate(path.read_bytes(), version=version))
        verdicts[path] = fit is (path.parent.name == "should_pass")

    assert len(verdicts) >= 113
    assert [path for path, agrees in verdicts.items() if not agrees] == []


def test_the_shipped_schemas_are_the_published_ones(shared):
    for path in (shared / "data/ninjs/schema").glob("ninjs-schema_*.json"):
        assert path.name.removeprefix("ninjs-schema_").removesuffix(".json") in VERSIONS


@pytest.mark.parametrize(
    ("document", "version"),
    [
        ({"standard": {"version": "2.1"}}, "2.1"),
        ({"$standard": {"version": "1.4"}}, "1.4"),
        ({"standard": {"version": "house"}, "pubStatus": "usable"}, "3.1"),
        ({"uri": "urn:x", "bodies": []}, "2.2"),
        ({"uri": "urn:x", "body_text": ""}, "1.6"),
        ([], "3.1"),
    ],
)
def test_the_version_is_what_a_document_says_or_is_spelt_like(document, version):
    assert version_of(document) == version


def test_a_problem_says_where_and_what():
    raw = json.dumps({"uri": "urn:x", "headlines": [{"value": 7}]}).encode()

    [problem] = validate(raw, version="3.1")

    assert problem == ("headlines/0/value", "7 is not of type 'string'")


def test_what_is_no_json_is_said_to_be_none():
    assert [problem.where for problem in validate(b"{")] == [""]
