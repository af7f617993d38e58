"""Markdown holds every word of a story, and reads back as the words it was."""

import re
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from outgoing_make import EVERY_BLOCK, GUID, MORNING, ODD, PLACES, bare_story, make_item, make_story

from strategies import bodies, runs_, stories
from tajuk.story.blocks import (
    Block,
    Body,
    Divider,
    Factbox,
    Heading,
    List,
    ListItem,
    Paragraph,
    Preformatted,
    Quote,
    Table,
)
from tajuk.story.story import Story
from tajuk.story.text import Code, Em, Link, Runs, Strong, Sup, Text, plain, runs
from tajuk.wire import markdown
from tajuk.wire.markdown_blocks import blocks

READER = MarkdownIt("commonmark", {"html": True}).enable("table")


def front_and_text(story: Story) -> tuple[dict, str]:
    """Return the front matter, read by a YAML reader, and the text below it."""
    raw = markdown.dump(make_item(story), PLACES).decode()
    _, front, text = raw.split("---\n", 2)
    return yaml.safe_load(front), text


def shown(*body: Block) -> str:
    """Return the HTML a reader of CommonMark makes of blocks."""
    return READER.render(blocks(body, PLACES)).strip()


def words(html: str) -> str:
    """Return the visible words of HTML, white space folded."""
    return " ".join(lxml_html.fromstring(f"<div>{html}</div>").text_content().split()) if html else ""


def folded(text: Runs) -> str:
    """Return the words of runs, white space folded, without what no document can hold."""
    return " ".join(re.sub("[\x80-\x9f]", "", plain(text)).split())


TRICKY = [
    "# bukan judul",
    "1. bukan daftar",
    "1986) lama",
    "- bukan daftar",
    "+ juga bukan",
    "> bukan kutipan",
    "=== ---",
    "* * *",
    "*miring* _garis_ **tebal** `kode` ~~coret~~",
    "[tautan](https://x) ![gambar](x) [a]: b",
    "<b>HTML</b> <!-- x --> <script>",
    "&amp; &lt; &copy; &#60; R&D",
    "C:\\jalan \\* \\",
    "a | b | c",
    "$x$ dan $$y$$",
    "baris satu\n# dua\n- tiga\n1. empat\n===\n---",
    "#tagar dan -5 persen 1.5 kali",
    "```",
    "~~~",
    "    menjorok",
    *ODD.values(),
]


@pytest.mark.parametrize("text", TRICKY)
def test_words_that_look_like_markdown_stay_words(text):
    html = shown(Paragraph(runs("mulai")), Paragraph(runs(text)), Paragraph(runs("akhir")))

    assert words(html) == " ".join(f"mulai {folded(runs(text))} akhir".split())
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "br"}


@pytest.mark.parametrize("text", TRICKY)
def test_words_stay_words_in_headings_quotes_and_lists(text):
    said = runs(text)
    html = shown(Heading(said), Quote((Paragraph(said),)), List((ListItem(said, (Paragraph(said),)),), ordered=True))

    assert words(html) == " ".join([folded(said)] * 4).strip() or not folded(said)
    assert set(re.findall(r"<(\w+)", html)) <= {"h2", "blockquote", "ol", "li", "p", "br"}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=runs_())
def test_any_runs_keep_their_words(text):
    assert "".join(words(shown(Paragraph(text))).split()) == "".join(folded(text).split())


MARKED = [
    (runs("a ", Text("tebal", (Strong(),)), " b"), "<p>a <strong>tebal</strong> b</p>"),
    (runs("a ", Text("miring", (Em(),)), " b"), "<p>a <em>miring</em> b</p>"),
    (runs("a", Text("tebal", (Strong(),)), "b"), "<p>a<strong>tebal</strong>b</p>"),
    (runs(Text('"kutip"', (Strong(),)), "kata"), "<p><strong>&quot;kutip&quot;</strong>kata</p>"),
    (runs(Text("dua", (Strong(), Em()))), "<p><em><strong>dua</strong></em></p>"),
    (runs("x", Text("2", (Sup(),))), "<p>x<sup>2</sup></p>"),
    (runs("pakai ", Text("a*b", (Code(),)), " ya"), "<p>pakai <code>a*b</code> ya</p>"),
    (runs("pakai ", Text("a`b", (Code(),)), " ya"), "<p>pakai <code>a`b</code> ya</p>"),
    (
        runs(Text("ke [sana]", (Link("https://x.example/a(b)?c=1&copy=2 3"),))),
        '<p><a href="https://x.example/a%28b%29?c=1&amp;copy=2%203">ke [sana]</a></p>',
    ),
]


@pytest.mark.parametrize(("text", "html"), MARKED)
def test_marks_read_back_as_they_were(text, html):
    assert shown(Paragraph(text)) == html


def test_a_line_break_stays_one():
    assert shown(Paragraph(runs("satu\ndua"))) == "<p>satu<br />\ndua</p>"


@pytest.mark.parametrize("text", ["a\n\n  b\n", "```\nx\n```", "`````", " ", "\ttab", "---"])
def test_preformatted_text_keeps_every_space(text):
    html = shown(Preformatted(text), Paragraph(runs("akhir")))

    assert lxml_html.fromstring(f"<div>{html}</div>").findtext(".//code") == f"{text}\n"


def test_two_lists_in_a_row_stay_two():
    one = List((ListItem(runs("satu")),))

    assert shown(one, one).count("<ul>") == 2


def test_a_rule_below_a_paragraph_makes_no_heading_of_it():
    assert shown(Paragraph(runs("satu")), Divider()) == "<p>satu</p>\n<hr />"


def test_every_block_is_written():
    text = words(shown(*EVERY_BLOCK))
    said = [
        "Kata tebalmiring dan sini",
        "menurut BBC Sri # bukan judul",
        "Bagian satu #",
        "Kami * yakin_ — Direktur",
        "2. dua",
        "tanpa baris",
        "A|B",
        "lebar",
        "Bursa & pasar (Foto/Sari)",
        "Dua gambar",
        "Baca juga Berita lain Hanya judul",
        "Video",
        "suara.mp3",
        "Laporan",
        "Latar Isi kotak",
        "Laba 2023 (Rp T) Q1 1.5 Q2",
        "return `1`",
        "binatang",
    ]

    assert [part for part in said if part not in text] == []
    assert "hologram" not in text


def test_a_table_of_rows_is_a_grid_and_any_other_is_html():
    html = shown(*EVERY_BLOCK)

    assert "<th>A|B</th>" in html
    assert '<td colspan="2">lebar</td>' in html


def test_addresses_are_absolute():
    addresses = re.findall(r'(?:href|src)="([^"]*)"', shown(*EVERY_BLOCK))

    assert [address for address in addresses if not address.startswith("https://")] == []


def test_front_matter_says_what_the_story_is():
    front, text = front_and_text(make_story())

    assert front["guid"] == GUID
    assert front["title"] == "IHSG naik, rupiah menguat"
    assert front["date"] == MORNING
    assert front["authors"][0] == {"name": "Sari Dewi", "slug": "sari"}
    assert front["topics"] == [{"slug": "saham", "name": "Saham"}, {"slug": "r-d", "name": "R&D"}]
    assert front["corrections"][0]["note"] == "Angka diperbaiki."
    assert front["url"] == "https://tajuk.example/pasar/2023/09/06/ihsg-naik"
    assert text.lstrip().startswith("# IHSG naik, rupiah menguat\n")


@pytest.mark.parametrize(
    "odd", [*ODD.values(), "yes", "null", "1.0", "'", '"', "\\", "a: b", "!!python/object:x", "\u2029\x85"]
)
def test_front_matter_holds_any_words(odd):
    front, _ = front_and_text(bare_story(headline=odd, deck=odd))

    kept = re.sub("[\x80-\x84\x86-\x9f\ufffe\uffff]", "", odd)
    assert front["description"] == kept


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(story=stories())
def test_any_story_has_front_matter_a_yaml_reader_reads(story):
    front, _ = front_and_text(story)

    assert front["title"] == story.headline
    assert [topic["name"] for topic in front.get("topics", [])] == [topic.name for topic in story.topics]


def texts(body: Body) -> Iterator[Runs]:
    """Yield the texts of a body, in reading order, however deep."""
    for block in body:
        match block:
            case Paragraph(text=text) | Heading(text=text):
                yield text
            case Quote(body=inner, cite=cite):
                yield from texts(inner)
                yield cite
            case List(items=items):
                for item in items:
                    yield item.text
                    yield from texts(item.body)
            case Table(rows=rows):
                yield from (cell.text for row in rows for cell in row)
            case Factbox(body=inner):
                yield from texts(inner)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=bodies())
def test_any_body_keeps_its_words_in_order(body):
    read = "".join(words(shown(*body)).split())

    at = 0
    for text in texts(body):
        said = "".join(folded(text).split())
        assert said in read[at:]
        at = read.index(said, at) + len(said)


def test_the_note_to_editors_stays_in_the_house():
    assert b"jangan tayang" not in markdown.dump(make_item(), PLACES)


def test_the_same_story_gives_the_same_bytes():
    assert markdown.dump(make_item(), PLACES) == markdown.dump(make_item(make_story()), PLACES)


def test_nesting_keeps_its_depth():
    inner: Body = (Quote((List((ListItem(runs("dalam"), (Preformatted("x\n  y"),)),)),)),)

    html = shown(List((ListItem(runs("luar"), inner),)))

    assert [tag for tag in re.findall(r"<(\w+)", html) if tag != "p"] == [
        "ul",
        "li",
        "blockquote",
        "ul",
        "li",
        "pre",
        "code",
    ]
    assert "x\n  y\n" in html
