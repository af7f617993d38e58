"""The API's description: valid, whole, and true of what is answered."""

import pytest
from api_house import STORY, Program
from django.test import Client
from jsonschema import Draft202012Validator
from newsroom_house import make_colleague
from openapi_spec_validator import validate

from tajuk.newsroom.api.addresses import urlpatterns
from tajuk.newsroom.api.all_calls import CALLS


@pytest.fixture
def document():
    return Client(SERVER_NAME="localhost").get("/api/openapi.json").json()


def answered(document, name):
    """A validator for answers of a kind."""
    return Draft202012Validator({**document, "$ref": f"#/components/schemas/{name}"})


def test_it_is_openapi_3_1(document):
    assert document["openapi"].startswith("3.1.")
    validate(document)


def test_every_address_is_in_it_and_nothing_else(document):
    described = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    served = {pattern.name for pattern in urlpatterns}

    assert described == {(call.method, f"/api/{call.path}") for call in CALLS}
    assert served == {call.path for call in CALLS} | {"openapi", "nothing"}


def test_names_of_calls_are_one_each(document):
    names = [call["operationId"] for methods in document["paths"].values() for call in methods.values()]

    assert len(names) == len(set(names))


def test_answers_are_what_it_says(newsroom, document):
    program = Program(make_colleague("Editor"))
    path, _ = program.begun(deck="Dek")
    state = program.ask("POST", f"{path}/publish", if_match="*").json()

    answered(document, "State").validate(state)
    answered(document, "Story").validate(program.ask("GET", path).json())
    answered(document, "Bearer").validate(program.ask("GET", "token").json())
    answered(document, "Problem").validate(program.ask("GET", "stories/none").json())


def test_what_it_lets_through_as_a_story_is_taken(document):
    answered(document, "Story").validate(STORY)

    assert not answered(document, "Story").is_valid({**STORY, "headline": 7})
    assert "unknown" not in str(document["components"]["schemas"].keys()).lower()
