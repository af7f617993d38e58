"""Blocks to HTML."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from make import make_figure, make_paragraph, make_picture
from places import Nowhere, Somewhere
from strategies import bodies, runs_
from tajuk.story.addresses import provider_of
from tajuk.story.blocks import (
    Cell,
    Chart,
    Divider,
    Download,
    Embed,
    Factbox,
    Figure,
    Gallery,
    Heading,
    List,
    ListItem,
    PageBreak,
    Picture,
    Preformatted,
    Quote,
    Recording,
    Related,
    Series,
    StoryLink,
    Table,
    Unknown,
)
from tajuk.story.inline import inline_html
from tajuk.story.markup import body_of, runs_of
from tajuk.story.rendering import html_of
from tajuk.story.showing import LEAD, PORTRAIT, picture_html
from tajuk.story.text import Claim, Code, Em, Link, Mention, Strong, Text, plain, runs
from tajuk.story.words import plain_body
from tajuk.wire.outgoing import AbsolutePlaces

_X = (make_paragraph("x"),)
_ALL = Somewhere()


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (make_paragraph("a & <b>\nc"), "<p>a &amp; &lt;b&gt;<br>c</p>"),
        (Heading(runs("a"), 9), "<h4>a</h4>"),
        (Heading(runs("a"), 1), "<h2>a</h2>"),
        (Quote(_X), '<blockquote class="quote"><p>x</p></blockquote>'),
        (List((ListItem(runs("a"), _X),), ordered=True, start=4), '<ol start="4"><li>a<p>x</p></li></ol>'),
        (List((ListItem(runs("a")),)), "<ul><li>a</li></ul>"),
        (Factbox("F & f", _X), '<aside class="factbox"><h2 class="factbox-headline">F &amp; f</h2><p>x</p></aside>'),
        (Preformatted("\n<x>"), '<pre class="code"><code>\n\n&lt;x&gt;</code></pre>'),
        (Preformatted("a", "verse"), '<pre class="verse">a</pre>'),
        (Divider(), "<hr>"),
        (PageBreak(), '<hr class="page-break">'),
        (Unknown(b'{"kind":"poll"}'), ""),
        (Related((StoryLink(guid="gone"), StoryLink(url="javascript:x"))), ""),
        (Embed("javascript:x", "x"), ""),
        (Recording("javascript:x", "audio"), ""),
    ],
)
def test_each_block_has_its_element(block, html):
    assert html_of((block,), Somewhere(gone={"gone"})) == html


def test_a_cited_quote_is_a_figure_with_its_source_below():
    html = html_of((Quote(_X, runs("Sari"), pull=True),), _ALL)

    assert html == (
        '<figure class="quote quote-pull"><blockquote><p>x</p></blockquote>'
        '<figcaption class="quote-cite">Sari</figcaption></figure>'
    )


def test_a_picture_offers_its_renditions_under_their_true_widths():
    html = html_of((make_figure(width=700, height=400, caption=runs("Gudang"), credit="Foto: Sari"),), _ALL)

    assert re.findall(r"(\d+)w", html.split('srcset="')[1].split('"')[0]) == ["320", "480", "640", "700"]
    assert 'width="700" height="400" alt="Karung kedelai di gudang" loading="lazy"' in html
    assert (
        '<figcaption class="figure-caption">Gudang <span class="figure-credit">Foto: Sari</span></figcaption>' in html
    )


def test_a_small_picture_has_one_source():
    html = picture_html(make_picture(width=200, height=100), _ALL)

    assert f'<img src="/media/{"ab" * 32}/320.webp" width="200"' in html
    assert f'srcset="/media/{"ab" * 32}/320.avif 200w"' in html and html.count("srcset") == 1


def test_a_picture_offers_avif_first():
    html = picture_html(make_picture(width=700, height=400), _ALL)

    assert html.startswith('<picture><source type="image/avif" srcset="/media/') and html.endswith("></picture>")
    assert html.count(".avif ") == 4


def test_where_no_avif_is_given_a_picture_is_one_plain_element():
    html = picture_html(make_picture(width=700, height=400), AbsolutePlaces(_ALL, "https://contoh.example"))

    assert html.startswith('<img src="https://contoh.example/media/') and "avif" not in html


def test_the_picture_at_the_top_loads_at_once_and_a_small_one_takes_little():
    picture = make_picture(width=2000, height=1000)
    top, small = picture_html(picture, _ALL, shown=LEAD), picture_html(picture, _ALL, shown=PORTRAIT)

    assert 'loading="eager" fetchpriority="high" decoding="async"' in top and "1600w" in top
    assert 'loading="lazy"' in small and 'sizes="6rem"' in small and "640w" not in small


def test_a_picture_not_fetched_yet_is_shown_from_where_it_came():
    assert 'src="https://a.example/x.png" alt=""' in picture_html(Picture(url="https://a.example/x.png"), _ALL)


def test_a_picture_without_any_address_leaves_its_caption():
    assert html_of((Figure(Picture(url="x.png", caption=runs("Gudang"))),), Nowhere()) == (
        '<figure class="figure"><figcaption class="figure-caption">Gudang</figcaption></figure>'
    )


def test_a_gallery_shows_every_picture():
    html = html_of((Gallery((make_picture(), make_picture()), runs("Semua")),), _ALL)

    assert html.count("<img") == 2
    assert html.endswith('<figcaption class="gallery-caption">Semua</figcaption></figure>')


def test_related_stories_are_named_as_they_are_called_today():
    links = (StoryLink(guid="g1"), StoryLink(guid="gone"), StoryLink(url="https://a.example/", headline="Luar & lain"))

    assert html_of((Related(links),), Somewhere(gone={"gone"})) == (
        '<aside class="related"><p class="related-label">Baca juga</p><ul><li><a href="/berita/g1">Judul g1</a></li>'
        '<li><a href="https://a.example/" rel="noopener">Luar &amp; lain</a></li></ul></aside>'
    )


def test_an_embed_is_a_link_until_the_reader_asks():
    html = html_of((Embed("https://www.youtube.com/watch?v=1&t=2", "youtube", "Video"),), _ALL)

    assert "<iframe" not in html and "<script" not in html
    assert '<a href="https://www.youtube.com/watch?v=1&amp;t=2" rel="noopener" class="embed-link"' in html
    assert "Video" in html and "youtube" in html


def test_an_embed_without_headline_says_whose_it_is_and_where():
    html = html_of((Embed("https://www.youtube.com/watch?v=1", "youtube"),), _ALL)

    assert '<span class="embed-headline">YouTube</span>' in html
    assert '<span class="embed-provider">www.youtube.com/watch?v=1</span>' in html


@pytest.mark.parametrize(
    ("url", "provider", "sort"),
    [
        ("https://www.youtube.com/watch?v=abcdefg", "YouTube", "film"),
        ("https://open.spotify.com/episode/1", "Spotify", "sound"),
        ("https://www.google.com/maps/embed?pb=1", "Google Maps", "map"),
        ("https://www.google.co.id/maps/place/Surabaya", "Google Maps", "map"),
        ("https://www.openstreetmap.org/#map=11/-7/112", "OpenStreetMap", "map"),
        ("https://www.google.com/mapsearch", "google.com", ""),
        ("https://x.com/a/status/1", "X", ""),
    ],
)
def test_an_embed_says_what_sort_of_thing_it_is(url: str, provider: str, sort: str) -> None:
    html = html_of((Embed(url, provider_of(url), "Judul"),), _ALL)

    assert f'data-sort="{sort}"' in html
    assert f'<span class="embed-provider">{provider}</span>' in html


def test_a_recording_loads_nothing_unasked():
    html = html_of((Recording("https://a.example/a.mp3", "audio"), Recording("https://a.example/v.mp4", "video")), _ALL)

    assert html.count('controls preload="none"') == 2


def test_a_download_says_what_it_is():
    html = html_of((Download("https://a.example/l.pdf", "Laporan"),), _ALL)

    assert html == '<p class="download"><a href="https://a.example/l.pdf" rel="noopener" download>Laporan</a></p>'


def test_a_table_can_be_reached_by_keyboard_and_read_by_row_and_column():
    head = (Cell(runs("Barang"), header=True), Cell(runs("Rp"), header=True))
    row = (Cell(runs("Kedelai"), header=True), Cell(runs("12"), colspan=2, rowspan=3))

    assert html_of((Table((head, row), runs("Harga")),), _ALL) == (
        '<div class="table" tabindex="0" role="group" aria-label="Harga"><table><caption>Harga</caption>'
        '<thead><tr><th scope="col">Barang</th><th scope="col">Rp</th></tr></thead>'
        '<tbody><tr><th scope="row">Kedelai</th><td colspan="2" rowspan="3">12</td></tr></tbody></table></div>'
    )


def test_an_empty_corner_of_a_table_heads_nothing():
    html = html_of((Table(((Cell((), header=True), Cell(runs("Rp"), header=True)), (Cell(runs("a")),))),), _ALL)

    assert '<thead><tr><td></td><th scope="col">Rp</th></tr></thead>' in html


def test_a_chart_is_a_table_to_those_who_hear_it():
    chart = Chart(
        "Harga",
        "line",
        ("Jan", "Feb"),
        (Series("Rp", ("1", "2")), Series("Short", ("9",))),
        "ribu",
        "BPS",
        date(2026, 3, 4),
    )

    html = html_of((chart,), _ALL)

    assert '<tr><th scope="row">Feb</th><td>2</td><td></td></tr>' in html
    assert all(word in html for word in ("ribu", "BPS", '<time datetime="2026-03-04">', 'data-form="line"'))


def test_marks_that_neighbours_share_share_an_element():
    link = Link(url="https://a.example/")
    text = runs(Text("satu ", (link,)), Text("dua", (link, Strong())), Text(" tiga", (Strong(), Em())), " empat")

    assert inline_html(text, _ALL) == (
        '<a href="https://a.example/" rel="noopener">satu <strong>dua</strong></a><strong><em> tiga</em></strong> empat'
    )


@pytest.mark.parametrize(
    ("mark", "html"),
    [
        (Link(guid="g"), '<a href="/berita/g">x</a>'),
        (Link(guid="gone"), "x"),
        (
            Link(guid="gone", url="https://a.example/?a=1&b"),
            '<a href="https://a.example/?a=1&amp;b" rel="noopener">x</a>',
        ),
        (Link(url="javascript:alert(1)"), "x"),
        (Link(url="/path/of/another/site"), "x"),
        (Link(url="mailto:a@b.example"), '<a href="mailto:a@b.example">x</a>'),
        (
            Link(url='https://a.example/"><script>'),
            '<a href="https://a.example/&quot;&gt;&lt;script&gt;" rel="noopener">x</a>',
        ),
        (Mention("person", "sari"), '<a class="mention" href="/person/sari">x</a>'),
        (Claim("reuters"), '<span class="claim" data-source="reuters">x</span>'),
        (Code(), "<code>x</code>"),
    ],
)
def test_each_mark_has_its_element(mark, html):
    assert inline_html((Text("x", (mark,)),), Somewhere(gone={"gone"})) == html


def test_a_link_never_holds_a_link():
    html = inline_html(runs(Text("x", (Link(url="https://a.example/"), Mention("person", "sari")))), _ALL)

    assert html.count("<a ") == 1


@given(runs_())
def test_rendered_runs_read_back_the_same_text(text):
    assert plain(runs_of(inline_html(text, _ALL))) == plain(text)


@given(bodies())
@settings(max_examples=60)
def test_rendered_bodies_read_back_the_same_words(body):
    again = body_of(html_of(body, _ALL), base_url="https://contoh.example")

    assert set(plain_body(body).split()) <= set(plain_body(again).split())


@given(bodies())
@settings(max_examples=30)
def test_rendered_html_is_balanced(body):
    checker = _Balance()
    checker.feed(html_of(body, _ALL))

    assert checker.open == []


class _Balance(HTMLParser):
    """Keeps the elements that are open; each end tag must close the last of them."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "hr", "img", "source"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_a_column_of_numbers_says_so() -> None:
    rows = (("Rute", "Hari", "Catatan"), ("Selat", "12,0", "3 hari antre"), ("Tanjung", "–", "+0,5%"))
    table = Table(tuple(tuple(Cell(runs(text), header=place == 0) for text in row) for place, row in enumerate(rows)))

    html = html_of((table,), Nowhere())

    assert re.findall(r'<t[hd][^>]*class="number"[^>]*>([^<]+)', html) == ["Hari", "12,0", "–"]


def _rows(*rows: tuple[str, ...]) -> Table:
    """A table whose first row is its head."""
    return Table(tuple(tuple(Cell(runs(text), header=at == 0) for text in row) for at, row in enumerate(rows)))


def test_a_column_of_words_beside_numbers_heads_their_rows() -> None:
    table = _rows(("Emiten", "Sektor", "Harga"), ("BBRI", "Bank", "4.120"), ("TLKM", "Telekomunikasi", "3.050"))

    html = html_of((table,), _ALL)

    assert re.findall(r'<th scope="row">([^<]+)', html) == ["BBRI", "TLKM"]
    assert "<td>Bank</td>" in html


@pytest.mark.parametrize(
    "rows",
    [
        (("Sebelum", "Sesudah"), ("beras", "jagung")),
        (("2024", "2025"), ("1,5", "2,5")),
        (("", "Rp"), ("", "12")),
    ],
    ids=["words alone", "numbers alone", "an empty first cell"],
)
def test_a_first_column_that_names_no_numbers_heads_nothing(rows: tuple[tuple[str, ...], ...]) -> None:
    html = html_of((_rows(("a", "b"), *rows),), _ALL)

    assert 'scope="row"' not in html


def test_a_table_nobody_named_is_a_table() -> None:
    html = html_of((Table(((Cell(runs("a")), Cell(runs("b"))),)),), _ALL)

    assert '<div class="table" tabindex="0" role="group" aria-label="Tabel">' in html
