"""Answers of the AP Media API become files and drafts."""

import io
import json

import pytest

from tajuk.story.documents import Person, Topic
from tajuk.wire import ap_media
from tajuk.wire.formats import recognise
from tajuk.wire.item import Draft, Item, Media, Refused, WireError

TEXT = {
    "uri": "https://api.example/content/abc?qt=kunci",
    "altids": {"itemid": "abc"},
    "version": 0,
    "type": "text",
    "versioncreated": "2026-09-01T00:00:00Z",
    "pubstatus": "usable",
    "headline": "Kopi naik",
    "usageterms": ["Hanya web.", "Tanya dulu."],
    "provider": "Kantor",
    "subject": [{"name": "s", "rels": ["category"]}, {"name": "Kopi", "code": "1", "scheme": "http://cv.example/"}],
    "datelinelocation": {"city": "Medan"},
    "renditions": {"nitf": {"href": "https://api.example/n", "mimetype": "text/xml"}},
}
PICTURE = {
    "altids": {"itemid": "def"},
    "type": "picture",
    "headline": "Kopi",
    "description_caption": "Biji kopi.",
    "description_creditline": "Rudi/Kantor",
    "renditions": {"main": {"href": "https://api.example/p.jpg", "width": 9, "height": 9, "mimetype": "image/jpeg"}},
}


def read(*items: object) -> list[Item]:
    answer = {"api_version": "1.1", "data": {"items": [{"meta": {}, "item": item} for item in items]}}
    found = ap_media.parse(io.BytesIO(json.dumps(answer).encode()))
    return [item for item in found if not isinstance(item, Topic | Person)]


def test_a_text_whose_words_lie_elsewhere_is_a_draft_that_says_where():
    [draft] = read(TEXT)

    assert isinstance(draft, Draft)
    assert draft.story.origin.item == "urn:publicid:ap.org:abc"
    assert draft.story.carried["ap_media"]["content"][0]["href"] == "https://api.example/n"
    assert [topic.slug for topic in draft.story.topics] == ["kopi"]
    assert draft.story.dateline.place == "Medan"
    assert draft.story.carried["rights"] == {"terms": "Hanya web. Tanya dulu.", "credit": "Kantor"}
    assert "kunci" not in json.dumps(draft.story.carried["ap_media"])


def test_a_picture_is_a_file_with_caption_and_credit():
    [media] = read(PICTURE)

    assert isinstance(media, Media)
    assert (media.url, media.caption, media.carried["credit"]) == (
        "https://api.example/p.jpg",
        "Biji kopi.",
        "Rudi/Kantor",
    )


def test_one_bad_item_costs_itself_alone():
    assert [type(item) for item in read({"headline": "Tanpa nama"}, PICTURE)] == [Refused, Media]


@pytest.mark.parametrize("raw", [b"{}", b"[]", b'{"data": {"items": [7]}}', b"kata"])
def test_what_is_no_answer_is_refused_whole(raw):
    with pytest.raises(WireError):
        list(ap_media.parse(io.BytesIO(raw)))


def test_every_real_answer_is_recognised_and_read(shared):
    kinds = []
    for path in sorted((shared / "data/agency-other/ap-media-api").glob("*.json")):
        assert recognise(path.read_bytes()[:65_536]) == "ap_media"
        with path.open("rb") as source:
            kinds += [type(item).__name__ for item in ap_media.parse(source) if not isinstance(item, Topic | Person)]

    assert kinds == ["Media", "Draft", "Draft"]
