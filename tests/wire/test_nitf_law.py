"""What a story says in NITF comes back from it, and keeps to IPTC's schema; real files are read as others counted."""

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from outgoing_make import EVERY_BLOCK, MORNING, PLACES, PUBLISHER, make_item, make_story
from test_ninjs_law import once

from strategies import stories
from tajuk.story import codec
from tajuk.story.blocks import Table
from tajuk.story.documents import Person, Topic
from tajuk.story.story import Story
from tajuk.story.words import plain_body
from tajuk.wire import nitf
from tajuk.wire.item import Draft, Item, Refused, Withdrawal

_LAW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def schema(shared) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(shared / "data/nitf/xsd/nitf-3-6.xsd"))


def dumped(story: Story, **fields: object) -> bytes:
    return nitf.dump(make_item(story, **fields), PLACES, PUBLISHER, version=2)


def back(raw: bytes) -> list[Item]:
    return [item for item in nitf.parse(io.BytesIO(raw)) if isinstance(item, Story | Draft | Withdrawal)]


@_LAW
@given(story=stories())
def test_what_the_format_carries_comes_back(story):
    [again] = back(dumped(story))

    for name in nitf.CARRIES:
        assert getattr(again, name) == getattr(once(story), name), name


@_LAW
@given(story=stories())
def test_a_story_sent_with_its_document_comes_back_whole(story):
    assert back(dumped(story, document=codec.encode(story))) == [story]


@_LAW
@given(story=stories())
def test_whatever_is_written_keeps_to_the_schema(schema, story):
    schema.assertValid(etree.fromstring(dumped(story, document=codec.encode(story), lifts_at=MORNING)))


def test_every_word_of_every_block_goes_out_and_comes_back():
    [again] = back(dumped(make_story()))

    words = plain_body(again.body)
    for said in ("Kata tebal", "Bagian satu", "dalam", "A|B", "Isi kotak", "1.5", "binatang", "Laporan", "Direktur"):
        assert said in words, said
    assert len(again.body) >= len(EVERY_BLOCK) - 6


def test_an_embargo_and_a_withdrawal_are_what_they_were():
    [draft] = back(dumped(make_story(), lifts_at=MORNING))
    [notice] = back(dumped(make_story(), status="canceled"))

    assert (draft.lifts_at, notice.status, notice.story.guid) == (MORNING, "canceled", make_story().guid)


def test_a_body_held_back_and_the_note_to_editors_stay_in_the_house():
    said = dumped(make_story(), html="").decode()

    assert "Isi kotak" not in said
    assert "jangan tayang" not in dumped(make_story()).decode()


def test_every_real_document_is_read_as_others_counted(shared):
    folder = shared / "data/nitf"
    for name, known in json.loads((folder / "truth.json").read_text()).items():
        with (folder / name).open("rb") as source:
            items = [item for item in nitf.parse(source) if not isinstance(item, Topic | Person)]
        assert len(items) == known["nitf_elements"], name
        story = getattr(items[0], "story", items[0])
        assert not isinstance(story, Refused), name
        assert story.headline == " ".join((known["hl1"] or known["title"]).split()), name
        assert sum(isinstance(block, Table) for block in story.body) == known["tables"], name
        assert bool(story.bylines) == bool(known["byline"]), name
