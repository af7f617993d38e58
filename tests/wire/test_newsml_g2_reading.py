"""NewsML-G2 items, packages and messages become stories."""

import io
from datetime import UTC, datetime

import pytest

from tajuk.story.blocks import Figure, Heading, Paragraph, Related
from tajuk.story.documents import Person, Topic
from tajuk.story.identity import guid_of
from tajuk.story.story import Byline, Dateline, Ref, Story
from tajuk.story.text import plain
from tajuk.wire import newsml_g2
from tajuk.wire.item import Draft, Item, Media, Refused, Skipped, WireError, Withdrawal

GUID = "urn:newsml:kantor.example:20260901:pasar-1"
META = """<itemClass qcode="ninat:text"/><provider literal="Kantor"/>
<versionCreated>2026-09-01T05:00:00+07:00</versionCreated><firstCreated>2026-09-01T03:00:00+07:00</firstCreated>
<pubStatus qcode="stat:usable"/><edNote>Memperbarui harga.</edNote><signal qcode="sig:update"/>
<link rel="irel:seeAlso" href="https://lain.example/1"/>"""
TOLD = """<urgency>3</urgency><located><name>Lampung</name></located>
<creator role="crol:photographer"><name>Rudi</name></creator><infoSource literal="Gapki"/><language tag="id"/>
<genre qcode="genre:Current"><name>Berita</name></genre>
<subject type="cpnat:abstract" qcode="medtop:20000205"><name xml:lang="en">Farming</name>
<name xml:lang="id">Pertanian</name></subject>
<subject type="cpnat:person"><name>Budi Santoso</name></subject><subject qcode="N2:KOPI"/>
<subject type="cpnat:organisation"><name>PT Kopi</name></subject>
<slugline>KOPI-harga</slugline><headline>Harga kopi naik</headline><by>Oleh Sari Dewi</by>
<description role="drol:summary">Panen berkurang.</description>"""
BODY = """<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>x</title></head><body><p>Harga <strong>kopi</strong> naik.</p><p/></body></html></inlineXML></contentSet>"""
RIGHTS = """<rightsInfo><copyrightHolder literal="Kantor"/><usageTerms>Hanya web</usageTerms></rightsInfo>"""
ASSERT = """<assert><organisationDetails><hasInstrument symbol="KOPI"/></organisationDetails></assert>"""


def item(*, meta: str = META, told: str = TOLD, rest: str = BODY, name: str = "newsItem", guid: str = GUID) -> str:
    return (
        f'<{name} xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2" xml:lang="id">{RIGHTS}'
        f"<itemMeta>{meta}</itemMeta><contentMeta>{told}</contentMeta>{ASSERT}{rest}</{name}>"
    )


def message(*items: str) -> bytes:
    inner = "\n".join(items)
    return f"<newsMessage><header/><itemSet>\n{inner}\n</itemSet></newsMessage>".encode()


def read(raw: str | bytes) -> list[Item]:
    """Return what a document becomes, without the topics before each item."""
    raw = raw.encode() if isinstance(raw, str) else raw
    return [one for one in newsml_g2.parse(io.BytesIO(raw)) if not isinstance(one, Topic | Person)]


def test_an_item_is_a_story():
    [story] = read(item())

    assert isinstance(story, Story)
    assert (story.guid, story.headline, story.deck) == (guid_of("wire", GUID), "Harga kopi naik", "Panen berkurang.")
    assert story.published_at == datetime(2026, 8, 31, 20, tzinfo=UTC)
    assert story.updated_at == datetime(2026, 8, 31, 22, tzinfo=UTC)
    assert (story.slug, story.urgency, story.ednote) == ("kopi-harga", 3, "Memperbarui harga.")
    assert (story.bylines, story.dateline) == (
        (Byline("Sari Dewi"), Byline("Rudi", "photographer")),
        Dateline("Lampung"),
    )
    assert [plain(block.text) for block in story.body if isinstance(block, Paragraph)] == ["Harga kopi naik."]


def test_what_it_is_about_keeps_names_in_its_language_and_codes():
    [story] = read(item())

    assert story.topics == (Ref("pertanian", "Pertanian"), Ref("pt-kopi", "PT Kopi"))
    assert story.carried["codes"]["pertanian"] == "http://cv.iptc.org/newscodes/mediatopic/20000205"
    assert story.carried["unnamed"] == ["N2:KOPI"]
    assert (story.people, story.instruments) == ((Ref("budi-santoso", "Budi Santoso"),), ("KOPI",))
    assert [source.name for source in story.sources] == ["Gapki"]
    assert [link.url for link in story.related] == ["https://lain.example/1"]


def test_rights_signals_and_the_rest_are_carried():
    [story] = read(item())

    assert story.carried["rights"] == {"holder": "Kantor", "terms": "Hanya web", "provider": "kantor"}
    assert story.carried["wire"] == {"kind": "text", "version": "2", "signals": ["update"]}
    assert story.carried["newsml_g2"]["genre"] == [{"code": "genre:Current", "text": "Berita"}]


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_an_item_taken_back_is_a_withdrawal(status):
    [notice] = read(item(meta=META.replace("stat:usable", f"stat:{status}"), rest=""))

    assert isinstance(notice, Withdrawal)
    assert (notice.status, notice.story.guid) == (status, guid_of("wire", GUID))


@pytest.mark.parametrize(
    ("written", "lifts_at"), [("2026-09-02T00:00:00Z", datetime(2026, 9, 2, tzinfo=UTC)), ("", None)]
)
def test_an_embargo_holds_until_its_instant_or_until_the_agency_says(written, lifts_at):
    [draft] = read(item(meta=f"{META}<embargoed>{written}</embargoed>"))

    assert isinstance(draft, Draft)
    assert (draft.status, draft.lifts_at) == ("embargo", lifts_at)


def test_a_picture_is_its_largest_file():
    files = "".join(
        f'<remoteContent href="https://f.example/{n}.jpg" contenttype="image/jpeg" width="{n}" height="9"/>'
        for n in (10, 900, 80)
    )

    [media] = read(item(meta=META.replace("ninat:text", "ninat:picture"), rest=f"<contentSet>{files}</contentSet>"))

    assert isinstance(media, Media)
    assert (media.url, media.caption) == ("https://f.example/900.jpg", "Panen berkurang.")


@pytest.mark.parametrize(
    "content",
    [
        '<inlineXML contenttype="application/nitf+xml"><nitf><body><body.head/><body.content><p>Harga kopi naik.</p>'
        "</body.content></body></nitf></inlineXML>",
        '<inlineData contenttype="text/plain">Harga kopi naik.</inlineData>',
        '<inlineData contenttype="text/html">&lt;p&gt;Harga kopi naik.&lt;/p&gt;</inlineData>',
        '<inlineXML contenttype="xhtml/xml"><html><body><p>Harga kopi naik.</p></body></html></inlineXML>',
    ],
)
def test_a_body_is_read_in_whatever_it_is_dressed(content):
    [story] = read(item(rest=f"<contentSet>{content}</contentSet>"))

    assert [plain(block.text) for block in story.body] == ["Harga kopi naik."]


def test_content_nobody_here_reads_is_carried_and_waits_for_an_editor():
    [draft] = read(
        item(
            rest='<contentSet><inlineXML contenttype="x/y"><sports-content><skor/></sports-content></inlineXML>'
            "</contentSet>"
        )
    )

    assert isinstance(draft, Draft)
    assert "<sports-content" in draft.story.carried["newsml_g2"]["content"][0]["markup"]


def test_a_package_is_a_draft_of_links_by_group():
    groups = """<groupSet root="g"><group id="g" role="group:main"><title>Utama</title>
    <itemRef residref="urn:x:1"><title>Satu</title></itemRef><itemRef residref="urn:x:2"/></group></groupSet>"""

    [draft] = read(item(name="packageItem", rest=groups))

    assert isinstance(draft, Draft)
    assert [type(block) for block in draft.story.body] == [Heading, Related]
    assert [link.guid for link in draft.story.body[1].stories] == [
        guid_of("wire", "urn:x:1"),
        guid_of("wire", "urn:x:2"),
    ]


def photo(guid: str) -> str:
    """Return a picture of its own."""
    file = f'<contentSet><remoteContent href="https://f.example/{guid[-1]}.jpg" contenttype="image/jpeg"/></contentSet>'
    return item(guid=guid, meta=META.replace("ninat:text", "ninat:picture"), rest=file)


def test_a_text_shows_the_pictures_its_package_binds_to_it():
    refs = "".join(f'<itemRef residref="urn:{name}"/>' for name in "tab")
    package = item(name="packageItem", guid="urn:p", rest=f'<groupSet><group id="g">{refs}</group></groupSet>')

    items = read(
        message(package, item(guid="urn:t"), photo("urn:a"), photo("urn:b"), photo("urn:c"), item(guid="urn:u"))
    )

    assert [type(one) for one in items] == [Draft, Media, Media, Media, Story, Story]
    assert items[4].guid == guid_of("wire", "urn:u")
    assert items[5].picture.url == "https://f.example/a.jpg"
    assert [block.picture.url for block in items[5].body if isinstance(block, Figure)] == ["https://f.example/b.jpg"]


def test_a_message_gives_its_items_in_order_and_one_bad_item_costs_itself_alone():
    items = read(message(item(guid="urn:a"), item(guid=""), item(guid="urn:b")))

    assert [type(one) for one in items] == [Story, Refused, Story]
    assert items[1].line > 2


def test_an_item_that_defines_concepts_yields_them_and_counts_once():
    concepts = """<conceptSet><concept><conceptId qcode="medtop:1"/><type qcode="cpnat:abstract"/><name>Kopi</name>
    </concept><concept><conceptId qcode="p:1"/><type qcode="cpnat:person"/><name>Budi</name></concept></conceptSet>"""

    found = list(newsml_g2.parse(io.BytesIO(item(name="knowledgeItem", rest=concepts).encode())))

    assert [type(one) for one in found] == [Topic, Person, Skipped]
    assert found[0].carried == {"code": "http://cv.iptc.org/newscodes/mediatopic/1"}


def test_ill_formed_xml_is_repaired_read_and_told():
    broken = message(item(), item(guid="urn:b", told=TOLD.replace("Harga kopi", "R&D &nbsp; kopi")))

    items = read(broken)

    assert [type(one) for one in items] == [Story, Story, Refused]
    assert items[2].line > 1
    assert "repaired" in items[2].reason


def test_a_file_cut_short_gives_what_is_whole():
    items = read(message(item(guid="urn:a"), item(guid="urn:b"))[:-900])

    assert isinstance(items[0], Story)
    assert isinstance(items[-1], Refused)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"kata",
        b"<rss/>",
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><newsItem guid="x">&b;</newsItem>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "http://localhost/a">]><newsItem guid="x">&a;</newsItem>',
    ],
)
def test_what_is_no_item_or_declares_entities_is_refused_whole(raw):
    with pytest.raises(WireError) as refused:
        read(raw)

    assert "\n" not in str(refused.value)


def test_an_external_dtd_is_never_fetched():
    [story] = read('<!DOCTYPE newsItem SYSTEM "http://127.0.0.1:9/x.dtd">' + item())

    assert story.headline == "Harga kopi naik"


def test_depth_and_length_are_bounded():
    deep = read(message(item(), "<a>" * 3000))

    assert [type(one) for one in deep] == [Story, Refused]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_encodings_are_read_as_declared(encoding):
    raw = f'<?xml version="1.0" encoding="{encoding}"?>{item(told=TOLD.replace("kopi naik", "café naik"))}'.encode(
        encoding
    )

    assert read(raw)[0].headline == "Harga café naik"
