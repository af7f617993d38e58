"""A call that is sent again under its key is done once."""

from datetime import UTC, datetime, timedelta

import pytest
from api_house import STORY, Program, page_at

from tajuk.newsroom.api import once
from tajuk.newsroom.models import KeptAnswer, Receipt, StoryPage


@pytest.fixture
def program(editor):
    return Program(editor)


def test_a_story_begun_twice_under_one_key_is_one(program):
    first, again = (program.ask("POST", "stories", STORY, idempotency_key="a") for _ in range(2))

    assert (first.status_code, again.status_code, StoryPage.objects.count()) == (201, 201, 1)
    assert (again["Location"], again["ETag"]) == (first["Location"], first["ETag"])
    assert again["Idempotency-Replayed"] == "true"


def test_a_publish_sent_twice_appends_once(program):
    path, tag = program.begun()

    answers = [program.ask("POST", f"{path}/publish", if_match=tag, idempotency_key="b") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert Receipt.objects.count() == 1


def test_a_key_stands_for_one_call(program):
    program.ask("POST", "stories", STORY, idempotency_key="a")

    other = program.ask("POST", "stories", {**STORY, "headline": "Lain"}, idempotency_key="a")

    assert (other.status_code, StoryPage.objects.count()) == (422, 1)


def test_what_was_refused_may_come_again_under_its_key(program):
    refused = program.ask("POST", "stories", {**STORY, "section": "laut"}, idempotency_key="a")

    mended = program.ask("POST", "stories", STORY, idempotency_key="a")

    assert (refused.status_code, mended.status_code) == (422, 201)


def test_keys_of_two_tokens_are_two(program, editor):
    for each in (program, Program(editor)):
        each.ask("POST", "stories", STORY, idempotency_key="a")

    assert StoryPage.objects.count() == 2


def test_a_call_being_worked_on_is_not_begun_again(program):
    program.ask("POST", "stories", STORY, idempotency_key="a")
    KeptAnswer.objects.update(status=0)

    answer = program.ask("POST", "stories", STORY, idempotency_key="a")

    assert (answer.status_code, answer["Retry-After"], StoryPage.objects.count()) == (409, "1", 1)


def test_when_a_process_died_at_it_the_story_is_still_one(program):
    first = program.ask("POST", "stories", STORY, idempotency_key="a")
    KeptAnswer.objects.update(status=0, at=datetime.now(UTC) - timedelta(minutes=2))

    again = program.ask("POST", "stories", STORY, idempotency_key="a")

    assert (again.status_code, again["Location"], StoryPage.objects.count()) == (201, first["Location"], 1)


def test_old_and_surplus_answers_go(program, monkeypatch):
    monkeypatch.setattr(once, "_TIDIED_EVERY", 1)
    monkeypatch.setattr(once, "MOST_OF_A_TOKEN", 2)
    for key in "abc":
        program.ask("POST", "stories", STORY, idempotency_key=key)
    KeptAnswer.objects.filter(key="b").update(at=datetime.now(UTC) - timedelta(hours=25))

    program.ask("POST", "stories", STORY, idempotency_key="d")

    assert set(KeptAnswer.objects.values_list("key", flat=True)) == {"c", "d"}


def test_a_key_without_characters_is_none(program):
    assert program.ask("POST", "stories", STORY, idempotency_key="x" * 201).status_code == 422


def test_the_other_story_is_another(program):
    program.ask("POST", "stories", STORY, idempotency_key="a")
    path, _ = program.begun()

    assert page_at(path).guid and StoryPage.objects.count() == 2
