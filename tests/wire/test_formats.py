"""Which format a file is in, by its first bytes."""

import gzip
from pathlib import Path

import pytest

from tajuk.wire.formats import FORMATS, recognise
from tajuk.wire.item import WireError

HEADS = {
    "wxr": b'<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2',
    "ghost": b'{"db":[{"meta":{"exported_on":1388805572000,"version":"5.1"},"data":{"actions":[{"id":"1"}],"posts":[',
    "wp_rest": b'[{"id":7,"date":"2019-11-07T10:36:54","date_gmt":"2019-11-07T15:36:54","slug":"a","status":"publish",',
    "rss": b'<?xml version="1.0"?><!-- <feed> --><!DOCTYPE rss [<!ENTITY a "b">]><rss version="0.91"><channel>',
    "atom": b'\xef\xbb\xbf<?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>x</a:title>',
    "json_feed": b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "title": "x", "items": []}',
    "opml": b'<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="https://x.example/rss"/></body></opml>',
    "article_html": b"<!DOCTYPE html><html lang=id><head><title>Judul</title></head><body><p>Teks.</p>",
    "ninjs": b'{"uri": "urn:x:1", "versioncreated": "2026-01-01T00:00:00Z", "headline": "Judul"}',
    "newsml_g2": b'<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x">',
    "nitf": b'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-2.dtd"><nitf><head>',
    "ap_media": b'{"api_version": "1.1", "method": "/content/feed.GET", "data": {"items": [{"item": {}}]}}',
    "newsml_1": b'<?xml version="1.0"?><NewsML Version="1.2"><NewsItem>',
    "wire_text": b"\x16\x16\x01W1\x1f_x\r\n\x02^BC-Kopi<",
    "page_text": b"kabar.example\n\nJudul Berita yang Panjang\n\nRabu, 06 September 2023 / 05:49 WIB\n",
}
CORPUS = Path(__file__).parent / "corpus" / "page_text"


@pytest.mark.parametrize("name", HEADS)
def test_a_file_is_recognised_by_its_first_bytes(name: str):
    assert recognise(HEADS[name]) == name


def test_a_packed_page_is_recognised():
    assert recognise(gzip.compress(HEADS["article_html"] * 1000)[:4096]) == "article_html"


@pytest.mark.parametrize("page", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_text_of_the_corpus_is_a_page_text(page: Path):
    assert recognise(page.read_bytes()[:4096]) == "page_text"


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b" \n",
        b"\x89PNG\r\n\x1a\n" + bytes(2000),
        b'{"ghost": 1}',
        b"<urlset><url><loc>https://x.example/</loc></url></urlset>",
        b"%PDF-1.7\x00\xff",
    ],
)
def test_a_file_of_no_format_is_refused_in_one_line_that_says_what_to_do(head: bytes):
    with pytest.raises(WireError) as refused:
        recognise(head)

    assert any(words in str(refused.value) for words in ("--as", "export it again", "ask the site for"))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_the_same_faces(name: str):
    wire = FORMATS[name]

    assert callable(wire.parse)
    assert callable(wire.recognise)
    assert isinstance(wire.CARRIES, frozenset)
    assert "/" in wire.MEDIA_TYPE


def test_real_files_are_recognised_as_what_they_are(shared: Path):
    folders = {
        "wxr": "wxr/*.xml",
        "ghost": "ghost/*[!h].json",
        "wp_rest": "wp-rest/single-*.json",
        "newsml_g2": "newsml-g2/agency/*.xml",
        "nitf": "nitf/agency/*.xml",
        "ninjs": "ninjs/examples/*/*.json",
        "article_html": "html-articles/**/*.html.gz",
    }
    for name, pattern in folders.items():
        for path in sorted((shared / "data").glob(pattern)):
            if path.name != "expected.html.gz":
                with path.open("rb") as file:
                    assert recognise(file.read(65_536)) == name, path
    for path in (shared / "seed").glob("*.txt"):
        assert recognise(path.read_bytes()) == "page_text"
