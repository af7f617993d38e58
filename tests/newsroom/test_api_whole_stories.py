"""Every story put by the API is the story that is read back."""

import json

import msgspec
import pytest
from api_house import Program, page_at
from hypothesis import HealthCheck, given, settings
from newsroom_house import NOW, make_colleague

from strategies import stories
from tajuk.newsroom.api import bearers
from tajuk.newsroom.api.rates import Rates
from tajuk.newsroom.api.story_in import SETTLED_FIELDS
from tajuk.newsroom.api.walking import mapped
from tajuk.newsroom.page_columns import fill, story_on
from tajuk.story import codec
from tajuk.story.blocks import Picture, Unknown


@pytest.fixture
def program(newsroom, monkeypatch):
    monkeypatch.setattr(bearers, "calls", Rates(1e9, 1e9))
    return Program(make_colleague("Editor"))


def sent(story):
    """The story as a program of this house would send it: its sections, its pictures, nothing that is settled."""
    here = msgspec.structs.replace(story, section="ekonomi", also_in=("pasar-uang",))
    here = mapped(here, lambda each: msgspec.structs.replace(each, media="") if isinstance(each, Picture) else each)
    fields = json.loads(codec.encode(here))
    return {name: value for name, value in fields.items() if name not in SETTLED_FIELDS}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(story=stories())
def test_what_was_put_is_read_back(program, story):
    path, tag = program.begun()

    written = program.ask("PUT", path, sent(story), if_match=tag)
    told = program.ask("GET", path).json()

    assert written.status_code == 200, written.content
    assert {name: value for name, value in told.items() if name not in SETTLED_FIELDS} == sent(story)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(story=stories())
def test_a_story_begins_as_it_was_sent(program, story):
    begun = program.ask("POST", "stories", sent(story))
    told = program.ask("GET", begun["Location"].removeprefix("/api/")).json()

    assert {name: value for name, value in told.items() if name not in SETTLED_FIELDS} == sent(story)


def test_text_is_brought_into_its_normal_form(program):
    runs = [{"text": "  Dua "}, {"text": " kata", "marks": []}, {"text": "\r\n"}]
    path, _ = program.begun(body=[{"kind": "paragraph", "text": runs}], kicker="a\r\nb")

    told = program.ask("GET", path).json()

    assert (told["body"][0]["text"], told["kicker"]) == ([{"text": "Dua kata"}], "a\nb")


def test_a_block_nobody_here_knows_goes_back_and_forth_unchanged(program):
    path, _ = program.begun()
    page = page_at(path)
    draft = page.get_latest_revision_as_object()
    story = story_on(draft, at=NOW)
    fill(draft, msgspec.structs.replace(story, body=(*story.body, Unknown(b'{"votes": 3,  "kind": "poll"}'))))
    draft.save_revision()
    told = program.ask("GET", path)

    written = program.ask("PUT", path, {**told.json(), "deck": "Baru"}, if_match=told["ETag"])

    kept = story_on(page_at(path).get_latest_revision_as_object(), at=NOW)
    assert (written.status_code, kept.deck, kept.body[-1].raw) == (200, "Baru", b'{"votes": 3,  "kind": "poll"}')
