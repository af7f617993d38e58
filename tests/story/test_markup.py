"""HTML from outside to blocks."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tajuk.story.blocks import (
    Cell,
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
    Paragraph,
    Picture,
    Preformatted,
    Quote,
    Recording,
    Related,
    StoryLink,
    Table,
)
from tajuk.story.cleaning import text_of, tree_of
from tajuk.story.markup import body_of, runs_of
from tajuk.story.text import Code, Em, Link, Strike, Strong, Sub, Sup, Text, plain, runs
from tajuk.story.words import plain_body

_BASE = "https://contoh.example/2026/03/"


def _p(*pieces):
    return Paragraph(runs(*pieces))


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>Satu.</p><p>Dua.</p>", (_p("Satu."), _p("Dua."))),
        ("Lepas <p>dalam</p> lepas lagi", (_p("Lepas"), _p("dalam"), _p("lepas lagi"))),
        ("<p>Satu<br>baris<br><br>Dua<br> <br/>Tiga</p>", (_p("Satu\nbaris"), _p("Dua"), _p("Tiga"))),
        ("<div><div>a</div>b</div>", (_p("a"), _p("b"))),
        ("<p>&nbsp;</p><p>\u200b</p><p></p>", ()),
        ("<p>tak <b>ditutup<p>lalu", (_p("tak ", Text("ditutup", (Strong(),))), _p(Text("lalu", (Strong(),))))),
        ("<p>\n  Banyak \t spasi\n dan\nbaris </p>", (_p("Banyak spasi dan baris"),)),
        (
            "<h1>A</h1><h2>B</h2><h3>C</h3><h5>D</h5>",
            tuple(Heading(runs(t), n) for t, n in zip("ABCD", (2, 2, 3, 4), strict=True)),
        ),
        ("<hr><hr class='page-break'>", (Divider(), PageBreak())),
        ("<pre> a\n   b &lt;</pre>", (Preformatted(" a\n   b <"),)),
        ("<pre class='wp-block-verse'>x<br>y</pre>", (Preformatted("x\ny", "verse"),)),
        ("<p>a<script>alert(1)</script><style>p{}</style>b<form><label>Surel</label><input></form></p>", (_p("ab"),)),
        ("<details><summary>Apa</summary>Ini</details>", (Factbox("Apa", (_p("Ini"),)),)),
        ("<aside><h3>Latar</h3><p>x</p></aside>", (Factbox("Latar", (_p("x"),)),)),
        ("<q>ya</q>", (_p("“ya”"),)),
    ],
)
def test_plain_shapes(html, blocks):
    assert body_of(html) == blocks


@pytest.mark.parametrize(
    ("html", "marks"),
    [
        ("<em>x</em>", (Em(),)),
        ("<b><i>x</i></b>", (Strong(), Em())),
        ("<i><b>x</b></i>", (Strong(), Em())),
        ("<strong><b>x</b></strong>", (Strong(),)),
        ("<del><s>x</s></del>", (Strike(),)),
        ("<sub>x</sub>", (Sub(),)),
        ("<sup>x</sup>", (Sup(),)),
        ("<kbd>x</kbd>", (Code(),)),
        ("<span style='color:red'><u>x</u></span>", ()),
        ("<a href='/a?b=1&amp;c=2'>x</a>", (Link(url="https://contoh.example/a?b=1&c=2"),)),
        ("<a href='../04/'>x</a>", (Link(url="https://contoh.example/2026/04/"),)),
        ("<a href='mailto:redaksi@contoh.example'>x</a>", (Link(url="mailto:redaksi@contoh.example"),)),
        ("<a href='#catatan'>x</a>", ()),
        ("<a name='catatan'>x</a>", ()),
    ],
)
def test_marks(html, marks):
    assert runs_of(html, base_url=_BASE) == (Text("x", marks),)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "blob:https://contoh.example/1",
        "http://[::1",
        "view-source:https://contoh.example/",
    ],
)
def test_a_hostile_link_loses_the_link_and_keeps_the_words(href):
    assert runs_of(f'<a href="{href}">baca</a>', base_url=_BASE) == runs("baca")


def test_a_relative_link_without_a_base_stays_as_it_is():
    assert runs_of("<a href='/a'>x</a>") == (Text("x", (Link(url="/a"),)),)


def test_a_quote_names_who_said_it():
    html = "<blockquote><p>Kami menunggu.</p><footer>Sari, <cite>pedagang</cite></footer></blockquote>"

    (quote,) = body_of(html)

    assert quote.body == (_p("Kami menunggu."),)
    assert plain(quote.cite) == "Sari, pedagang"


def test_a_pull_quote_in_a_figure_is_one():
    html = "<figure class='wp-block-pullquote'><blockquote><p>x</p><cite>Sari</cite></blockquote></figure>"

    assert body_of(html) == (Quote((_p("x"),), runs("Sari"), pull=True),)


def test_lists_nest_and_count():
    html = "<ol start=3><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ol><ul><li>e</li><ul><li>f</li></ul></ul>"

    inner = List((ListItem(runs("b")),))
    assert body_of(html) == (
        List((ListItem(runs("a"), (inner,)), ListItem(runs("c"), (_p("d"),))), ordered=True, start=3),
        List((ListItem(runs("e"), (List((ListItem(runs("f")),)),)),)),
    )


def test_definitions_become_a_list_of_terms():
    html = "<dl><dt>Inflasi</dt><dd>Kenaikan harga.</dd><dd>Umum.</dd></dl>"

    term = runs(Text("Inflasi", (Strong(),)))
    assert body_of(html) == (List((ListItem(term, (_p("Kenaikan harga."), _p("Umum."))),)),)


def test_a_table_keeps_its_heads_spans_and_caption():
    html = (
        "<table><caption>Harga</caption><thead><tr><td>Barang<td>Rp<tbody>"
        "<tr><th>Kedelai<td>12<br>13<tr><td colspan=2 rowspan=99999>x</table>"
    )

    head = (Cell(runs("Barang"), header=True), Cell(runs("Rp"), header=True))
    row = (Cell(runs("Kedelai"), header=True), Cell(runs("12\n13")))
    assert body_of(html) == (Table((head, row, (Cell(runs("x"), colspan=2, rowspan=1000),)), runs("Harga")),)


def test_a_table_that_only_lays_out_is_taken_apart():
    html = "<table><tr><td><p>Satu</p><ul><li>a</ul></td></tr><tr><td>Dua</td></tr></table>"

    assert body_of(html) == (_p("Satu"), List((ListItem(runs("a")),)), _p("Dua"))


def test_a_picture_in_a_cell_comes_after_the_table():
    html = "<table><tr><td>a<td>b<img src='/i.png'></table>"

    assert [type(block) for block in body_of(html, base_url=_BASE)] == [Table, Figure]


def test_a_figure_has_caption_credit_and_size():
    html = (
        "<figure><a href='/besar.jpg'><img src='a.jpg' alt=' Gudang  kedelai ' width=800 height=600px></a>"
        "<figcaption>Gudang di <em>Surabaya</em>. <span class='photo-credit'>Foto: Sari</span></figcaption></figure>"
    )

    picture = Picture(
        url="https://contoh.example/2026/03/a.jpg",
        alt="Gudang kedelai",
        width=800,
        height=600,
        caption=runs("Gudang di ", Text("Surabaya", (Em(),)), "."),
        credit="Foto: Sari",
    )
    assert body_of(html, base_url=_BASE) == (Figure(picture),)


@pytest.mark.parametrize(
    "html",
    [
        "<img src='data:image/gif;base64,R0' data-src='/a.jpg'>",
        "<img data-lazy-src='/a.jpg' src='/img/placeholder.gif'>",
        "<img srcset='/s.jpg 300w, /a.jpg 1200w,/m.jpg 600w'>",
        "<picture><source srcset='/x.webp 1x'><img src='/a.jpg'></picture>",
        "<img src='data:image/gif;base64,R0'><noscript><img src='/a.jpg'></noscript>",
        "<img src='/a.jpg'><noscript><img src='/a.jpg'></noscript>",
        "<div class='wp-caption'><img src='/a.jpg'></div>",
    ],
)
def test_the_real_picture_is_found_once(html):
    assert [block.picture.url for block in body_of(html, base_url=_BASE)] == ["https://contoh.example/a.jpg"]


@pytest.mark.parametrize(
    "html", ["<img src='/p.gif' width=1 height=1>", "<img>", "<img src='javascript:x'>", "<img src='mailto:a@b.c'>"]
)
def test_what_is_no_picture_is_left_out(html):
    assert body_of(html, base_url=_BASE) == ()


def test_an_emoji_stays_a_character():
    assert body_of("<p>Naik <img class='wp-smiley' src='/s.png' alt='📈'> lagi</p>") == (_p("Naik 📈 lagi"),)


def test_a_picture_inside_a_paragraph_does_not_cut_it():
    blocks = body_of("<p><img src='/a.png'>Satu <img src='/b.png'>dua.</p>", base_url=_BASE)

    assert [type(block) for block in blocks] == [Figure, Paragraph, Figure]
    assert blocks[1] == _p("Satu dua.")


@pytest.mark.parametrize(
    "html",
    [
        "<figure class='wp-block-gallery'><figure><img src='/a.jpg'><figcaption>A</figcaption></figure>"
        "<figure><img src='/b.jpg'></figure><figcaption>Semua</figcaption></figure>",
        "<ul class='wp-block-gallery'><li class='blocks-gallery-item'><figure><img src='/a.jpg'>"
        "<figcaption>A</figcaption></figure></li><li><figure><img src='/b.jpg'></figure></li></ul><p>Semua</p>",
        "<div class='gallery'><dl class='gallery-item'><dt><a href='/x'><img src='/a.jpg'></a></dt>"
        "<dd class='wp-caption-text gallery-caption'>A</dd></dl><dl class='gallery-item'>"
        "<dt><img src='/b.jpg'></dt></dl></div>Semua",
    ],
)
def test_galleries_of_several_makes(html):
    gallery = body_of(html, base_url=_BASE)[0]

    assert isinstance(gallery, Gallery)
    assert [picture.url[-6:] for picture in gallery.pictures] == ["/a.jpg", "/b.jpg"]
    assert [plain(picture.caption) for picture in gallery.pictures] == ["A", ""]
    assert "Semua" in plain_body(body_of(html, base_url=_BASE))


@pytest.mark.parametrize(
    ("html", "embed"),
    [
        (
            "<iframe src='//www.youtube.com/embed/dQw4w9WgXcQ?rel=0' title='Video'></iframe>",
            Embed("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "youtube", "Video"),
        ),
        ("<iframe src='https://player.vimeo.com/video/123?h=a'></iframe>", Embed("https://vimeo.com/123", "vimeo")),
        (
            "<iframe src='https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2F1'></iframe>",
            Embed("https://www.facebook.com/a/1", "facebook"),
        ),
        (
            "<iframe data-src='https://peta.example/p/1'>tak tampil <b></iframe>",
            Embed("https://peta.example/p/1", "peta.example"),
        ),
        ("<embed src='https://peta.example/x'>", Embed("https://peta.example/x", "peta.example")),
    ],
)
def test_players_become_embeds(html, embed):
    assert body_of(html) == (embed,)


def test_a_quoted_post_becomes_an_embed_that_keeps_its_words():
    html = (
        "<blockquote class='twitter-tweet'><p>Harga naik <a href='https://t.co/1'>t.co/1</a></p>&mdash; Sari (@sari) "
        "<a href='https://twitter.com/sari/status/1'>4 Maret</a></blockquote><script src='https://platform.twitter.com/w.js'></script>"
    )

    (embed,) = body_of(html)

    assert (embed.url, embed.provider) == ("https://twitter.com/sari/status/1", "x")
    assert plain(embed.caption) == "Harga naik t.co/1\n— Sari (@sari) 4 Maret"


def test_sound_and_film_become_recordings():
    html = (
        "<audio><source src='/a.mp3'>Peramban tua</audio>"
        "<figure><video src='/v.mp4'></video><figcaption>V</figcaption></figure>"
    )

    assert body_of(html, base_url=_BASE) == (
        Recording("https://contoh.example/a.mp3", "audio"),
        Recording("https://contoh.example/v.mp4", "video", caption=runs("V")),
    )


def test_a_related_box_is_told_from_other_boxes():
    html = "<div class='related'><h4>Baca juga</h4><ul><li><a href='/a'>Judul <b>A</b></a></li></ul></div>"

    assert body_of(html, base_url=_BASE) == (Related((StoryLink(url="https://contoh.example/a", headline="Judul A"),)),)


@pytest.mark.parametrize("more", ["<p>Redaksi</p>", "<table><tr><td>a<td>b</table>", "<blockquote>Kata</blockquote>"])
def test_a_related_box_that_holds_more_is_taken_apart(more):
    body = body_of(f"<div class='related'><p>Baca juga</p><a href='/a'>Judul</a>{more}</div>", base_url=_BASE)

    assert not any(isinstance(block, Related) for block in body)
    assert plain_body(body).startswith("Baca juga\nJudul\n")


def test_a_file_to_take_along():
    html = "<div class='wp-block-file'><a href='/l.pdf'>Laporan</a><a href='/l.pdf' class='b' download>Unduh</a></div>"

    assert body_of(html, base_url=_BASE) == (Download("https://contoh.example/l.pdf", "Laporan"),)


def test_a_page_inside_a_form_is_kept():
    assert body_of(f"<form><p>{'kata ' * 200}</p></form>") == (_p("kata " * 200),)


def test_runs_of_makes_lines_of_blocks():
    assert runs_of("<p>Satu</p><ul><li>dua</li></ul><blockquote>tiga</blockquote>") == runs("Satu\ndua\ntiga")


_NAMES = """
p div b i a em h2 h3 ul ol li table tr td th caption blockquote cite footer figure figcaption pre code br hr aside x-y
details summary dl dt dd section span center font sup del thead tbody article header nav address u
object noscript iframe
"""
_TAGS = st.sampled_from(_NAMES.split())
_PIECES = st.one_of(
    st.from_regex(r"[a-z]{1,6}", fullmatch=True),
    st.sampled_from(
        (" ", "\n", "&amp;", "&nbsp;", "<", ">", "</", '"', "<!-- x -->", "\x00", "é", "<img src='/a.png'>")
    ),
    _TAGS.map("<{}>".format),
    _TAGS.map("</{}>".format),
    _TAGS.map("<{} class='wp-caption related gallery' href='/x'>".format),
)


@given(st.lists(_PIECES, max_size=30).map("".join))
@settings(max_examples=600)
def test_no_visible_word_is_lost(html):
    wanted = _letters(_visible(tree_of(html)))
    found = _letters(plain_body(body_of(html)))

    missing = [word for word in wanted if word not in found]
    assert sorted(found) == sorted(wanted), missing


@given(st.text(max_size=200))
def test_no_text_whatever_makes_it_stumble(text):
    body_of(text, base_url=_BASE)
    runs_of(f"<p title='{text}'>{text}")


def _visible(node):
    return "".join(child if isinstance(child, str) else f" {_visible(child)} " for child in node.children)


def _letters(text):
    """Return the letters alone: words may be cut by marks, or set in quotation marks."""
    return re.findall(r"[a-zé]", text)


def test_escapes_are_read_once():
    assert text_of("&amp;lt;&lt;&nbsp;&quot;") == '&lt;<\u00a0"'
    assert plain(runs_of("&amp;lt; &copy; &#8364;")) == "&lt; © €"
