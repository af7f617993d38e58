"""NewsML 1 items become stories."""

import io
import json

import pytest

from tajuk.story.blocks import Figure, Paragraph
from tajuk.story.documents import Person, Topic
from tajuk.story.story import Byline, Dateline, Story
from tajuk.story.text import plain
from tajuk.wire import newsml_1
from tajuk.wire.dispatch_items import guid_from
from tajuk.wire.formats import recognise
from tajuk.wire.item import Draft, Item, Refused, WireError, Withdrawal

MANAGED = """<FirstCreated>20260901T030000+0700</FirstCreated>
<ThisRevisionCreated>20260901T050000+0700</ThisRevisionCreated><Status FormalName="Usable"/><Urgency FormalName="4"/>"""
LINES = """<HeadLine>Harga kopi naik</HeadLine><SubHeadLine>Panen berkurang.</SubHeadLine><ByLine>By Sari Dewi</ByLine>
<DateLine>MEDAN, Sept 1 (Kantor) -</DateLine><SlugLine>Kopi-harga</SlugLine>"""
WORDS = "<ContentItem><DataContent><p>Harga kopi naik.</p></DataContent></ContentItem>"
PHOTO = """<NewsComponent><NewsLines><HeadLine>Biji kopi.</HeadLine><CreditLine>Rudi</CreditLine></NewsLines>
<ContentItem Href="https://f.example/k.jpg"><MimeType FormalName="image/jpeg"/><Characteristics>
<Property FormalName="PixelWidth" Value="9"/><Property FormalName="PixelHeight" Value="9"/></Characteristics>
</ContentItem><ContentItem Href="https://f.example/b.jpg"><MimeType FormalName="image/jpeg"/><Characteristics>
<Property FormalName="PixelWidth" Value="90"/><Property FormalName="PixelHeight" Value="90"/></Characteristics>
</ContentItem></NewsComponent>"""


def document(*, managed: str = MANAGED, words: str = WORDS, photo: str = "", revision: int = 1) -> bytes:
    return (
        f"<NewsML><NewsItem xml:lang='id'><Identification><NewsIdentifier><ProviderId>kantor.example</ProviderId>"
        f"<DateId>20260901</DateId><NewsItemId>K1</NewsItemId><RevisionId>{revision}</RevisionId></NewsIdentifier>"
        f"</Identification><NewsManagement>{managed}</NewsManagement><NewsComponent><NewsLines>{LINES}</NewsLines>"
        f"{photo}<NewsComponent>{words}</NewsComponent></NewsComponent></NewsItem></NewsML>"
    ).encode()


def read(raw: bytes) -> list[Item]:
    return [item for item in newsml_1.parse(io.BytesIO(raw)) if not isinstance(item, Topic | Person)]


def test_an_item_is_a_story():
    [story] = read(document())

    assert isinstance(story, Story)
    assert story.guid == guid_from("urn:newsml:kantor.example:20260901:K1")
    assert (story.headline, story.deck, story.slug) == ("Harga kopi naik", "Panen berkurang.", "kopi-harga")
    assert (story.bylines, story.dateline) == ((Byline("Sari Dewi"),), Dateline("MEDAN, Sept 1"))
    assert [plain(block.text) for block in story.body if isinstance(block, Paragraph)] == ["Harga kopi naik."]
    assert (story.urgency, story.language) == (4, "id")


def test_revisions_are_one_story():
    assert read(document(revision=1))[0].guid == read(document(revision=2))[0].guid


def test_a_picture_beside_the_text_is_its_largest_file():
    [story] = read(document(photo=PHOTO))

    [_, figure] = story.body
    assert isinstance(figure, Figure)
    assert (figure.picture.url, figure.picture.credit) == ("https://f.example/b.jpg", "Rudi")


def test_an_item_taken_back_or_under_embargo():
    [notice] = read(document(managed=MANAGED.replace("Usable", "Canceled")))
    changes = "<StatusWillChange><DateAndTime>20260902T000000Z</DateAndTime></StatusWillChange>"
    [draft] = read(document(managed=MANAGED.replace("Usable", "Embargoed") + changes))

    assert isinstance(notice, Withdrawal)
    assert isinstance(draft, Draft)
    assert draft.lifts_at.day == 2


def test_a_file_cut_short_says_so():
    assert isinstance(read(document()[:-40])[-1], Refused)


def test_what_is_no_newsml_is_refused_whole():
    with pytest.raises(WireError):
        read(b"<NewsML/>")


def test_every_real_document_is_read_as_others_counted(shared):
    folder = shared / "data/newsml-1"
    for name, known in json.loads((folder / "truth.json").read_text()).items():
        raw = (folder / name).read_bytes()
        stories = read(raw)
        assert recognise(raw[:65_536]) == "newsml_1"
        assert [story.headline for story in stories] == known["HeadLines"], name
        assert all(story.body for story in stories), name
