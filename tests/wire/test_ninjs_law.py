"""What a story says in ninjs comes back from it, in every version we write."""

import io
import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from outgoing_make import MORNING, PLACES, PUBLISHER, bare_story, make_item, make_story

from strategies import stories
from tajuk.story import codec
from tajuk.story.story import Story
from tajuk.wire import ninjs, ninjs_schema
from tajuk.wire.item import Draft, Item, Withdrawal

STANDARDS = ("1.6", "2.2", "3.1")
_LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def dumped(story: Story, standard: str = "3.1", **fields: object) -> bytes:
    return ninjs.dump(make_item(story, **fields), PLACES, PUBLISHER, version=2, standard=standard)


def back(raw: bytes) -> list[Item]:
    return [item for item in ninjs.parse(io.BytesIO(raw)) if isinstance(item, Story | Draft | Withdrawal)]


def once(story: Story) -> Story:
    """Return a story that names nothing twice: of two with one slug, the first."""
    first = {}
    for name in ("topics", "people"):
        by_slug = {ref.slug: ref for ref in reversed(getattr(story, name))}
        first[name] = tuple(by_slug[slug] for slug in dict.fromkeys(ref.slug for ref in getattr(story, name)))
    return msgspec.structs.replace(story, **first, instruments=tuple(dict.fromkeys(story.instruments)))


@pytest.mark.parametrize("standard", STANDARDS)
@_LAW
@given(story=stories())
def test_what_the_format_carries_comes_back(standard, story):
    [again] = back(dumped(story, standard))

    for name in ninjs.CARRIES:
        assert getattr(again, name) == getattr(once(story), name), name


@_LAW
@given(story=stories())
def test_a_story_sent_with_its_document_comes_back_whole(story):
    assert back(dumped(story, document=codec.encode(story))) == [story]


@pytest.mark.parametrize("standard", STANDARDS)
@_LAW
@given(story=stories())
def test_whatever_is_written_keeps_to_the_schema(standard, story):
    raw = dumped(story, standard, document=codec.encode(story))

    assert list(ninjs_schema.validate(raw)) == []
    assert ninjs_schema.version_of(json.loads(raw)) == standard


def test_what_an_agency_said_goes_out_again():
    given = {
        "uri": "urn:kantor:1",
        "firstCreated": "2026-09-01T03:00:00Z",
        "headlines": [{"value": "Kopi"}],
        "copyrightHolder": "Kantor",
        "copyrightNotice": "© Kantor",
        "usageTerms": "Hanya web",
        "subjects": [{"name": "Kopi", "uri": "http://cv.iptc.org/newscodes/mediatopic/20000205"}],
        "trustIndicators": [{"role": "https://cv.example/etik", "title": "Etik"}],
        "altIds": [{"role": "kantor", "value": "77"}, 7],
        "events": [{"name": "Panen raya", "mystery": 1}],
        "rightsInfo": {"langId": "https://r.example/", "linkedRights": "https://r.example/1"},
        "mystery": {"x": 1},
    }

    raw = dumped(back(json.dumps(given).encode())[0])

    assert list(ninjs_schema.validate(raw)) == []
    said = json.loads(raw)
    for name in ("copyrightHolder", "copyrightNotice", "usageTerms", "trustIndicators", "rightsInfo"):
        assert said[name] == given[name]
    assert said["events"] == [{"name": "Panen raya"}]
    assert said["subjects"][1]["uri"] == given["subjects"][0]["uri"]
    assert {"role": "kantor", "value": "77"} in said["altIds"]


def test_an_embargo_goes_out_and_comes_back():
    [draft] = back(dumped(make_story(), lifts_at=MORNING))

    assert isinstance(draft, Draft)
    assert draft.lifts_at == MORNING


def test_a_story_taken_back_is_a_withdrawal_to_whoever_had_it():
    [notice] = back(dumped(bare_story(), status="canceled"))

    assert isinstance(notice, Withdrawal)
    assert notice.story.guid == bare_story().guid
