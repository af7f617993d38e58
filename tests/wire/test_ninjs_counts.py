"""What real ninjs files hold, against independent counts."""

import json

import pytest

from tajuk.story.documents import Person, Topic
from tajuk.wire import ninjs
from tajuk.wire.item import Draft, Item, Refused, WireError, Withdrawal


@pytest.fixture(scope="module")
def files(shared):
    return shared / "data/ninjs"


@pytest.fixture(scope="module")
def truth(files):
    return {
        name: known
        for name, known in json.loads((files / "truth.json").read_text())["files"].items()
        if name.endswith(".json")
    }


def read(path) -> list[Item]:
    with path.open("rb") as source:
        try:
            return [item for item in ninjs.parse(source) if not isinstance(item, Topic | Person)]
        except WireError:
            return []


def test_every_item_of_a_real_file_is_read(files, truth):
    for name, known in truth.items():
        items = read(files / name)
        counted = [item for item in items if not isinstance(item, Refused)]
        if known.get("json") is False:
            assert any(isinstance(item, Refused) and item.line for item in items), name
        elif "uri" in known and name != "agency/ninjs4_mock.json":  # holds no item at all
            assert len(items) == 1, name
        assert len(counted) == len(items) or known.get("json") is False or not _has_words(known), name


def test_every_subject_of_a_story_is_a_topic(files, truth):
    for name, known in truth.items():
        for item in read(files / name):
            story = item.story if isinstance(item, Draft | Withdrawal) else item
            if hasattr(story, "topics") and known.get("subjects"):
                assert len({ref.slug for ref in story.topics}) >= min(known["subjects"], len(story.topics)) > 0, name


def test_a_story_with_a_body_has_blocks(files, truth):
    for name, known in truth.items():
        for item in read(files / name):
            if known.get("bodies") and hasattr(item, "body"):
                assert item.body, name


def test_a_collection_gives_all_its_items(files):
    assert len(read(files / "examples/3.0/collection/20231016-event-timeline-sample.json")) == 14


def _has_words(known: dict) -> bool:
    return bool(known.get("headlines") or known.get("bodies")) and known.get("type") in (None, "text", "composite")
