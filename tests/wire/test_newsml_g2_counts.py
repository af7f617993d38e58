"""What real NewsML-G2 files hold, against independent counts."""

import json

import pytest

from tajuk.story.documents import Person, Topic
from tajuk.story.identity import guid_of
from tajuk.story.words import plain_body
from tajuk.wire import newsml_g2
from tajuk.wire.item import Item, Media, Refused, Skipped, WireError

UNCOUNTED = ("catalog", "newsMessage", "newsItem", "groupSet")  # roots the counts pass by: no item, or no namespace


@pytest.fixture(scope="module")
def files(shared):
    return shared / "data/newsml-g2"


@pytest.fixture(scope="module")
def truth(files):
    return json.loads((files / "truth.json").read_text())["files"]


def read(path) -> list[Item]:
    with path.open("rb") as source:
        try:
            return [item for item in newsml_g2.parse(source) if not isinstance(item, Topic | Person)]
        except WireError:
            return []


def test_every_item_of_a_real_file_is_read(files, truth):
    for name, known in truth.items():
        items = read(files / name)
        if known["items"]:
            assert len(items) == sum(known["items"].values()), name
        else:
            assert known["root"] in UNCOUNTED, name
        assert not any(isinstance(item, Refused) for item in items) or None in known["guids"], name


def test_every_item_keeps_its_identity(files, truth):
    for name, known in truth.items():
        found = {
            getattr(item, "story", item).guid
            for item in read(files / name)
            if hasattr(getattr(item, "story", item), "guid")
        }
        named = {guid_of("wire", guid) for guid in known["guids"] if guid}
        assert found <= named or not known["items"], name


def test_headlines_and_words_are_there(files, truth):
    for name, known in truth.items():
        stories = [
            getattr(item, "story", item)
            for item in read(files / name)
            if not isinstance(item, Media | Skipped | Refused)
        ]
        if known["headlines"] and stories:
            assert any(story.headline for story in stories), name
        if known["inlineXML"] and "agency/stt" in name:
            assert all(len(plain_body(story.body).split()) > 20 for story in stories), name


def test_a_file_without_the_namespace_is_read_all_the_same(files):
    items = read(files / "docs/TT_newsmlg2_sample.xml")

    assert [type(item).__name__ for item in items] == ["Draft", "Media", "Story"]
    assert items[2].picture.url == items[1].url
