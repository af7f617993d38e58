"""NITF documents become stories."""

import io
from datetime import UTC, datetime

import pytest

from tajuk.story.blocks import Factbox, Figure, Heading, List, Paragraph, Preformatted, Quote, Table
from tajuk.story.documents import Person, Topic
from tajuk.story.identity import guid_of
from tajuk.story.story import Byline, Dateline, Ref, Story
from tajuk.story.text import Strong, plain
from tajuk.wire import nitf
from tajuk.wire.item import Draft, Item, Refused, WireError, Withdrawal

HEAD = """<title>x</title><meta name="saluran" content="A"/><tobject tobject.type="news">
<tobject.subject tobject.subject.refnum="04000000" tobject.subject.type="Ekonomi" tobject.subject.detail="Kopi"/>
<tobject.subject tobject.subject.refnum="99"/></tobject>"""
DATA = """<doc-id regsrc="Kantor" id-string="pasar-1_3"/><du-key key="pasar-1" version="3"/><urgency ed-urg="3"/>
<date.issue norm="20260901T050000+0700"/><ed-msg info="Memperbarui harga."/><doc.copyright holder="Kantor"/>
<identified-content><person>Budi Santoso</person><org idsrc="ticker" value="KOPI">PT Kopi</org><org>Gaperindo</org>
<location>Lampung</location></identified-content><key-list><keyword key="kopi"/></key-list>"""
FRONT = """<hedline><hl1>Harga kopi naik</hl1><hl2>Panen berkurang.</hl2></hedline><byline>By <person>Sari Dewi</person>
<byttl>Wartawan</byttl></byline><distributor>Kantor Berita</distributor><dateline><location><city>Lampung</city>
</location><story.date norm="20260901"/></dateline><abstract><p>Ringkasnya begini.</p></abstract>"""
BODY = "<p>Harga <em class='bold'>kopi</em> naik.</p>"


def document(*, data: str = DATA, front: str = FRONT, body: str = BODY, end: str = "", status: str = "usable") -> str:
    return (
        f'<nitf baselang="id-ID"><head>{HEAD}<docdata management-status="{status}">{data}</docdata></head><body>'
        f"<body.head>{front}</body.head><body.content>{body}</body.content>{end}</body></nitf>"
    )


def read(raw: str | bytes) -> list[Item]:
    """Return what a document becomes, without the topics before it."""
    raw = raw.encode() if isinstance(raw, str) else raw
    return [one for one in nitf.parse(io.BytesIO(raw)) if not isinstance(one, Topic | Person)]


def test_a_document_is_a_story():
    [story] = read(document())

    assert isinstance(story, Story)
    assert (story.headline, story.deck, story.summary) == ("Harga kopi naik", "Panen berkurang.", "Ringkasnya begini.")
    assert (story.bylines, story.dateline) == ((Byline("Sari Dewi"),), Dateline("Lampung"))
    assert story.published_at == datetime(2026, 8, 31, 22, tzinfo=UTC)
    assert (story.urgency, story.ednote, story.language, story.slug) == (3, "Memperbarui harga.", "id", "kopi")
    assert story.carried["rights"] == {"holder": "Kantor", "credit": "Kantor Berita"}


def test_what_it_is_about_keeps_its_codes():
    [story] = read(document())

    assert story.topics == (Ref("kopi", "Kopi"), Ref("gaperindo", "Gaperindo"), Ref("lampung", "Lampung"))
    assert story.carried["codes"]["kopi"] == "http://cv.iptc.org/newscodes/subjectcode/04000000"
    assert (story.people, story.instruments) == ((Ref("budi-santoso", "Budi Santoso"),), ("KOPI",))
    assert story.carried["nitf"]["meta"] == {"saluran": "A"}


def test_versions_numbered_in_the_id_are_one_story():
    [first], [second] = read(document()), read(document(data=DATA.replace("pasar-1_3", "pasar-1_4")))

    assert first.guid == second.guid == guid_of("wire", "nitf:Kantor:pasar-1")


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<p>Kata</p>", Paragraph),
        ("<hl2>Kata</hl2>", Heading),
        ("<bq><block><p>Kata</p></block><credit>Budi</credit></bq>", Quote),
        ("<ul><li>Kata</li></ul>", List),
        ("<table><tr><th>Kata</th><td>1</td></tr></table>", Table),
        ("<nitf-table><nitf-table-metadata/><table><tr><td>Kata</td><td>1</td></tr></table></nitf-table>", Table),
        ("<pre>Kata\n  kata</pre>", Preformatted),
        ("<block><p>Kata</p></block>", Paragraph),
        ("<note><body.content><p>Kata</p></body.content></note>", Factbox),
    ],
)
def test_the_blocks_of_nitf_are_ours(markup, kind):
    [story] = read(document(body=markup))

    assert [type(block) for block in story.body] == [kind]


def test_marked_up_names_are_words_and_marks_are_marks():
    body = "<p>Menurut <person>Budi</person>, <em class='bold'>naik</em> <money unit='x'>Rp5</money>.</p>"

    [story] = read(document(body=body))

    assert plain(story.body[0].text) == "Menurut Budi, naik Rp5."
    assert story.body[0].text[1].marks == (Strong(),)


def test_a_picture_is_the_largest_with_caption_and_who_made_it():
    media = """<media media-type="image"><media-reference source="https://f.example/k.jpg" width="10" height="10"/>
    <media-reference source="https://f.example/b.jpg" width="900" height="600" alternate-text="Biji"/>
    <media-caption>Biji kopi.</media-caption><media-producer>Rudi</media-producer></media>"""

    [story] = read(document(body=media))

    [block] = story.body
    assert isinstance(block, Figure)
    assert (block.picture.url, block.picture.alt) == ("https://f.example/b.jpg", "Biji")
    assert (plain(block.picture.caption), block.picture.credit) == ("Biji kopi.", "Rudi")


def test_what_stands_below_the_text_is_read():
    [story] = read(document(end="<body.end><tagline>Rudi membantu.</tagline></body.end>"))

    assert plain(story.body[-1].text) == "Rudi membantu."


def test_a_document_waits_for_its_release():
    [draft] = read(document(data=f'{DATA}<date.release norm="20260902T000000Z"/>', status="embargoed"))

    assert isinstance(draft, Draft)
    assert draft.lifts_at == datetime(2026, 9, 2, tzinfo=UTC)


def test_a_date_nobody_filled_in_is_none():
    [story] = read(document(data=f'{DATA}<date.release norm="YYYYMMDD000000-HHMM"/>'))

    assert isinstance(story, Story)


def test_a_cancellation_withdraws_the_document_it_names():
    [other] = read(document(data=DATA.replace("pasar-1", "pasar-7")))
    raw = document(status="canceled").replace("<docdata ", '<docdata management-doc-idref="pasar-7" ')

    [notice] = read(raw)

    assert isinstance(notice, Withdrawal)
    assert notice.story.guid == other.guid


def test_a_document_without_id_is_known_by_when_and_what():
    nameless = DATA[DATA.index("<urgency") :]

    [first], [second] = (
        read(document(data=nameless)),
        read(document(data=nameless, front=FRONT.replace("naik", "turun"))),
    )

    assert first.guid != second.guid
    assert "identity" in read("<nitf><body><body.content><p>Kata</p></body.content></body></nitf>")[0].reason


@pytest.mark.parametrize(
    "raw", [b"", b"kata", b"<rss/>", b'<!DOCTYPE nitf [<!ENTITY a "b">]><nitf><body><body.content/></body></nitf>']
)
def test_what_is_no_nitf_or_declares_entities_is_refused_whole(raw):
    with pytest.raises(WireError):
        read(raw)


def test_a_file_cut_short_says_so():
    items = read(document()[:-60])

    assert isinstance(items[-1], Refused)
    assert items[-1].line > 0
