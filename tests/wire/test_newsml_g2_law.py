"""What a story says in NewsML-G2 comes back from it, and keeps to IPTC's schema."""

import io
import re
import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from outgoing_make import MORNING, NOON, PLACES, PUBLISHER, bare_story, make_item, make_story
from test_ninjs_law import once

from strategies import stories
from tajuk.story import codec
from tajuk.story.story import Story
from tajuk.wire import newsml_g2
from tajuk.wire.item import Draft, Item, Withdrawal

_LAW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
_XSD = "data/newsml-g2/xsd/NewsML-G2_2.35-spec-All-Power.xsd"


@pytest.fixture(scope="module")
def schema(shared) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(shared / _XSD))


def dumped(story: Story, **fields: object) -> bytes:
    return newsml_g2.dump(make_item(story, **fields), PLACES, PUBLISHER, version=2)


def back(raw: bytes) -> list[Item]:
    return [item for item in newsml_g2.parse(io.BytesIO(raw)) if isinstance(item, Story | Draft | Withdrawal)]


@_LAW
@given(story=stories())
def test_what_the_format_carries_comes_back(story):
    [again] = back(dumped(story))

    for name in newsml_g2.CARRIES:
        assert getattr(again, name) == getattr(once(story), name), name


@_LAW
@given(story=stories())
def test_a_story_sent_with_its_document_comes_back_whole(story):
    assert back(dumped(story, document=codec.encode(story))) == [story]


@_LAW
@given(story=stories())
def test_whatever_is_written_keeps_to_the_schema(schema, story):
    schema.assertValid(etree.fromstring(dumped(story, document=codec.encode(story), lifts_at=MORNING)))


def test_a_message_keeps_to_the_schema_and_gives_its_stories(schema):
    items = [make_item(), make_item(bare_story())]

    raw = newsml_g2.dump_message(items, PLACES, PUBLISHER, sent_at=NOON)

    schema.assertValid(etree.fromstring(raw))
    assert [story.guid for story in back(raw)] == [make_story().guid, bare_story().guid]


def test_the_reference_validator_agrees(shared, tmp_path):
    if not shutil.which("xmllint"):
        pytest.skip("xmllint is not installed")
    path = tmp_path / "item.xml"
    path.write_bytes(dumped(make_story()))

    found = subprocess.run(
        ["xmllint", "--nonet", "--noout", "--schema", shared / _XSD, path], capture_output=True, check=False
    )

    assert found.returncode == 0, found.stderr


def test_what_an_agency_said_goes_out_again(shared, schema):
    with (shared / "data/newsml-g2/examples/LISTING_2_NewsML-G2_Text_Document.xml").open("rb") as source:
        story = next(item for item in newsml_g2.parse(source) if isinstance(item, Story))
    given = {
        "genre": [{"code": "genre:Current", "text": "Berita"}],
        "keyword": ["kopi", 7],
        "altId": [{"type": "x:y", "text": "77"}],
    }
    story = Story(
        **{
            **{name: getattr(story, name) for name in story.__struct_fields__},
            "carried": {**story.carried, "newsml_g2": given},
        }
    )

    raw = dumped(story)

    schema.assertValid(etree.fromstring(raw))
    for said in (
        "Acme News and Media LLC",
        "mediatopic/20000350",
        "<keyword>kopi</keyword>",
        "<altId>77</altId>",
        "Berita",
    ):
        assert said in raw.decode()


def test_an_embargo_and_a_withdrawal_are_what_they_were():
    [draft] = back(dumped(make_story(), lifts_at=MORNING))
    [notice] = back(dumped(make_story(), status="canceled"))

    assert (draft.lifts_at, notice.status) == (MORNING, "canceled")


def test_the_note_to_editors_stays_in_the_house():
    assert not re.search("jangan tayang", dumped(make_story()).decode())
