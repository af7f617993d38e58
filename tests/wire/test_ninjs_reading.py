"""ninjs of every version, and agencies' dialects of it, become stories."""

import io
import json
from datetime import UTC, datetime

import pytest

from tajuk.story.blocks import Figure, Gallery, Paragraph, Picture, Recording
from tajuk.story.documents import Person, Topic
from tajuk.story.identity import guid_of
from tajuk.story.story import Byline, Dateline, Ref, Story
from tajuk.story.text import plain
from tajuk.wire import ninjs
from tajuk.wire.item import Draft, Item, Media, Refused, WireError, Withdrawal

URI = "urn:newsml:kantor.example:20260901:pasar-1"
V3 = {
    "uri": URI,
    "version": "2",
    "firstCreated": "2026-09-01T03:00:00+07:00",
    "versionCreated": "2026-09-01T05:00:00+07:00",
    "pubStatus": "usable",
    "urgency": 3,
    "language": "id-ID",
    "headlines": [{"role": "main", "value": "Harga kopi naik"}],
    "descriptions": [{"role": "text", "value": "Panen berkurang."}],
    "bodies": [
        {"contentType": "text/plain", "value": "Harga kopi naik lagi."},
        {"contentType": "text/html", "value": "<p>Harga <b>kopi</b> naik lagi.</p>"},
    ],
    "by": "Oleh Sari Dewi",
    "located": "Lampung",
    "slugline": "KOPI-harga",
    "edNote": "Memperbarui harga.",
    "subjects": [{"name": "Pertanian", "uri": "http://cv.iptc.org/newscodes/mediatopic/20000205"}],
    "people": [{"name": "Budi Santoso", "rel": "about"}],
    "organisations": [{"name": "PT Kopi", "symbols": [{"symbol": "KOPI", "exchange": "XIDX"}]}, {"name": "Gaperindo"}],
    "places": [{"name": "Lampung"}],
    "usageTerms": "Hanya Indonesia",
}
V2 = {name.lower() if name != "edNote" else "ednote": value for name, value in V3.items()}
V1 = {
    "uri": URI,
    "version": "2",
    "firstcreated": V3["firstCreated"],
    "versioncreated": V3["versionCreated"],
    "pubstatus": "usable",
    "urgency": 3,
    "language": "id-ID",
    "headline": "Harga kopi naik",
    "description_text": "Panen berkurang.",
    "body_text": "Harga kopi naik lagi.",
    "body_xhtml": "<p>Harga <b>kopi</b> naik lagi.</p>",
    "byline": "Oleh Sari Dewi",
    "located": "Lampung",
    "slugline": "KOPI-harga",
    "ednote": "Memperbarui harga.",
    "subject": [{"name": "Pertanian", "scheme": "http://cv.iptc.org/newscodes/mediatopic/", "code": "20000205"}],
    "person": [{"name": "Budi Santoso", "rel": "about"}],
    "organisation": [{"name": "PT Kopi", "symbols": [{"ticker": "KOPI", "exchange": "XIDX"}]}, {"name": "Gaperindo"}],
    "place": [{"name": "Lampung"}],
    "usageterms": "Hanya Indonesia",
}


def read(*objects: object) -> list[Item]:
    """Return what objects become, a line each, without the topics before them."""
    raw = "\n".join(json.dumps(one) for one in objects).encode()
    return [item for item in ninjs.parse(io.BytesIO(raw)) if not isinstance(item, Topic | Person)]


def one(**fields: object) -> Item:
    """Return what an item becomes whose fields replace those of a usual one."""
    return read({**V3, **fields})[0]


def picture(**fields: object) -> dict:
    """Return an associated picture."""
    renditions = [
        {"name": "kecil", "href": "https://foto.example/k.jpg", "width": 100, "height": 50},
        {"name": "besar", "href": "https://foto.example/b.jpg", "width": 1000, "height": 500},
    ]
    usual = {"name": "foto", "uri": "urn:foto:1", "type": "picture", "by": "Rudi", "renditions": renditions}
    return {**usual, "descriptions": [{"role": "caption", "value": "Biji kopi."}], **fields}


@pytest.mark.parametrize("given", [V3, V2, V1], ids=["3.1", "2.2", "1.6"])
def test_an_item_reads_the_same_in_every_version(given):
    story = read(given)[0]

    assert isinstance(story, Story)
    assert (story.headline, story.deck, story.slug) == ("Harga kopi naik", "Panen berkurang.", "kopi-harga")
    assert story.published_at == datetime(2026, 8, 31, 20, tzinfo=UTC)
    assert story.updated_at == datetime(2026, 8, 31, 22, tzinfo=UTC)
    assert (story.urgency, story.language, story.ednote) == (3, "id", "Memperbarui harga.")
    assert (story.bylines, story.dateline) == ((Byline("Sari Dewi"),), Dateline("Lampung"))
    assert [type(block) for block in story.body] == [Paragraph]
    assert plain(story.body[0].text) == "Harga kopi naik lagi."


@pytest.mark.parametrize("given", [V3, V2, V1], ids=["3.1", "2.2", "1.6"])
def test_what_it_is_about_keeps_its_codes(given):
    story = read(given)[0]

    assert story.topics == (Ref("pertanian", "Pertanian"), Ref("gaperindo", "Gaperindo"), Ref("lampung", "Lampung"))
    assert story.people == (Ref("budi-santoso", "Budi Santoso"),)
    assert story.instruments == ("KOPI",)
    assert story.carried["codes"]["pertanian"] == "http://cv.iptc.org/newscodes/mediatopic/20000205"
    assert story.carried["rights"]["terms"] == "Hanya Indonesia"


def test_versions_of_an_item_are_one_story():
    assert one(version="1").guid == one(version="7").guid == guid_of("wire", URI)


def test_another_tajuks_story_keeps_its_guid():
    assert one(uri="urn:uuid:0191d2f0-7c1a-7bbb-8000-000000000001").guid == "0191d2f0-7c1a-7bbb-8000-000000000001"


def test_an_item_under_embargo_waits_and_says_until_when():
    item = one(embargoedUntil="2026-09-02T00:00:00Z")

    assert isinstance(item, Draft)
    assert (item.status, item.lifts_at) == ("embargo", datetime(2026, 9, 2, tzinfo=UTC))
    assert item.story.published_at == item.lifts_at


@pytest.mark.parametrize("written", ["canceled", "cancelled", "withheld", "commissioned"])
def test_an_item_taken_back_is_a_withdrawal_of_its_story(written):
    item = one(pubStatus=written, edNote="Salah orang.")

    assert isinstance(item, Withdrawal)
    assert item.status == ("canceled" if written.startswith("cancel") else "withheld")
    assert (item.story.guid, item.reason) == (guid_of("wire", URI), "Salah orang.")


def test_a_correction_is_recognised_by_its_words():
    assert one(edNote="CORRECTION: memperbaiki harga").carried["wire"]["signals"] == ["correction"]


def test_pictures_beside_the_words_come_after_them_in_their_largest_size():
    story = one(associations=[picture(name="featuremedia"), picture(uri="urn:foto:2")])

    assert story.picture == Picture(
        "", "https://foto.example/b.jpg", width=1000, height=500, caption=story.picture.caption, credit="Rudi"
    )
    assert plain(story.picture.caption) == "Biji kopi."


def test_several_pictures_are_a_gallery_and_a_film_is_a_recording():
    other = picture(renditions=[{"name": "x", "href": "https://foto.example/c.jpg"}])
    film = {
        "name": "film",
        "uri": "urn:film:1",
        "type": "video",
        "renditions": [{"href": "https://foto.example/f.mp4"}],
    }

    story = one(associations={"a": picture(), "b": other, "c": film, "d": None})

    assert [type(block) for block in story.body] == [Paragraph, Gallery, Recording]
    assert [type(block) for block in one(associations={"a": picture()}).body] == [Paragraph, Figure]


def test_a_picture_by_itself_is_a_file():
    item = read(picture(headlines=[{"value": "Kopi"}], pubStatus="usable"))[0]

    assert isinstance(item, Media)
    assert (item.url, item.headline, item.caption) == ("https://foto.example/b.jpg", "Kopi", "Biji kopi.")
    assert (item.item, item.carried["credit"]) == ("urn:foto:1", "Rudi")


def test_an_event_is_a_draft_an_editor_must_look_at():
    assert one(type="event", eventDetails={"dates": {"startDate": "2026-09-01T00:00:00Z"}}).status == "draft"


def test_what_no_story_has_a_place_for_is_carried():
    story = one(trustIndicators=[{"title": "Kode etik"}], rahasia=7)

    assert story.carried["ninjs"] == {"trustIndicators": [{"title": "Kode etik"}], "rahasia": 7}


@pytest.mark.parametrize("envelope", ["items", "_items", "item"])
def test_a_list_in_an_envelope_is_read(envelope):
    raw = json.dumps({"total": 2, envelope: [V3, V1]}).encode()

    assert [type(item) for item in ninjs.parse(io.BytesIO(raw)) if not isinstance(item, Topic | Person)] == [
        Story,
        Story,
    ]


def test_one_bad_item_costs_itself_alone_and_is_named_with_its_line():
    raw = b"[" + json.dumps(V3).encode() + b',\n{"uri": "urn:x:2", "headlines": },\n' + json.dumps(V1).encode() + b"]"

    items = [item for item in ninjs.parse(io.BytesIO(raw)) if not isinstance(item, Topic | Person)]

    assert [type(item) for item in items] == [Story, Refused, Story]
    assert items[1].line == 2


def test_an_item_without_identity_is_refused():
    nameless = {name: value for name, value in V3.items() if name != "uri"}

    assert "identity" in read(nameless)[0].reason


@pytest.mark.parametrize(
    "odd", [{"subjects": "x"}, {"subjects": 7}, {"bodies": {}}, {"headlines": [1, None]}, {"by": []}]
)
def test_fields_of_another_shape_do_no_harm(odd):
    assert isinstance(one(**odd), Story)


@pytest.mark.parametrize("raw", [b"", b"  \n", b"kata", b'{"requests": {}}', b"[1, 2]"[:0]])
def test_a_file_that_holds_no_item_is_refused_whole(raw):
    with pytest.raises(WireError) as refused:
        list(ninjs.parse(io.BytesIO(raw)))

    assert "\n" not in str(refused.value)
