"""The content of WordPress posts as HTML: paragraphs, blocks, shortcodes."""

import io

import pytest

from tajuk.wire.wxr_autop import autop
from tajuk.wire.wxr_blocks import unwrapped
from tajuk.wire.wxr_content import markup_of
from tajuk.wire.wxr_library import Library
from tajuk.wire.wxr_shortcodes import expanded
from tajuk.wire.xml_source import rereadable


@pytest.fixture
def library():
    """A library of a file that holds nothing."""
    return Library(rereadable(io.BytesIO()))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Satu\n\nDua", "<p>Satu</p>\n<p>Dua</p>"),
        ("Satu\nDua", "<p>Satu<br>\nDua</p>"),
        ("Satu\r\n\r\nDua\r\n", "<p>Satu</p>\n<p>Dua</p>"),
        ("Satu<br />\nDua", "<p>Satu<br />\nDua</p>"),
        ("<p>Satu</p>\n<p>Dua</p>", "<p>Satu</p>\n<p>Dua</p>"),
        ("<ul>\n<li>Satu</li>\n</ul>", "<ul>\n<li>Satu</li>\n</ul>"),
        ("<h2>Judul</h2>\nIsi", "<h2>Judul</h2><p>Isi</p>"),
        ("<div>Satu\n\nDua</div>", "<div><p>Satu</p>\n<p>Dua</p></div>"),
        ("<pre>a\n\n  b</pre>", "<pre>a\n\n  b</pre>"),
        ("<script>a\n\nb</script>", "<script>a\n\nb</script>"),
        ("<!-- a\n\nb -->", "<!-- a\n\nb -->"),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_blank_lines_part_paragraphs_and_line_ends_break_lines(written, shown):
    assert autop(written).strip() == shown


def test_an_address_alone_on_its_line_is_embedded_when_it_can_be():
    shown = autop("Lihat:\nhttps://vimeo.com/123\n\nhttps://warta.example/biasa")

    assert '<iframe src="https://vimeo.com/123">' in shown
    assert "<p>https://warta.example/biasa</p>" in shown


@pytest.mark.parametrize(
    "text", ["[sic]", "[1] dan [2]", "[Red: benar]", "a[0]", "[...]", "[Reuters]", "harga [naik/turun]", "[ gallery ]"]
)
def test_brackets_a_writer_wrote_stay(text, library):
    assert expanded(text, library) == (text, [])


@pytest.mark.parametrize(
    ("written", "shown", "kept"),
    [
        ("[sorot]kata[/sorot]", "kata", ["[sorot]"]),
        ('a [tombol url="x"] b', "a  b", ['[tombol url="x"]']),
        ("[vc_row][vc_column]kata[/vc_column][/vc_row]", "kata", ["[vc_row]", "[vc_column]"]),
        ("[vc_raw_html]PGI+[/vc_raw_html]", "", ["[vc_raw_html]PGI+[/vc_raw_html]"]),
        ("[[gallery]]", "[gallery]", []),
        ('[gallery ids="1,2"]', "", ['[gallery ids="1,2"]']),
    ],
)
def test_a_shortcode_we_cannot_show_is_kept_and_its_words_stay(written, shown, kept, library):
    assert expanded(written, library) == (shown, kept)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[embed]https://vimeo.com/1[/embed]", "https://vimeo.com/1"),
        ('[embed width="500"]https://vimeo.com/1[/embed]', "https://vimeo.com/1"),
        ("[youtube=https://www.youtube.com/watch?v=abcdefghijk]", "https://www.youtube.com/watch?v=abcdefghijk"),
        ("[youtube abcdefghijk]", "https://www.youtube.com/watch?v=abcdefghijk"),
        ('[youtube id="abcdefghijk"]', "https://www.youtube.com/watch?v=abcdefghijk"),
        ("[vimeo 123]", "https://vimeo.com/123"),
        ("[tweet https://twitter.com/a/status/1]", "https://twitter.com/a/status/1"),
        ('[video src="https://warta.example/a.mp4"]', "https://warta.example/a.mp4"),
        ('[video mp4="https://warta.example/a.mp4"][/video]', "https://warta.example/a.mp4"),
        ("[audio https://warta.example/a.mp3]", "https://warta.example/a.mp3"),
    ],
)
def test_players_are_shown_however_they_are_written(written, address, library):
    shown = expanded(written, library)

    assert f'src="{address}"' in shown.text
    assert shown.kept == []


def test_a_block_inside_one_that_is_kept_is_kept_once(library):
    text = "<!-- wp:query --><div><!-- wp:post-title /--></div><!-- /wp:query -->"

    assert unwrapped(text, library).kept == [text]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- wp:paragraph --><p>kata</p>",
        "<p>kata</p><!-- /wp:paragraph -->",
        "<!-- wp:group --><!-- wp:paragraph --><p>kata</p><!-- /wp:group -->",
        '<!-- wp:paragraph {"broken": --><p>kata</p><!-- /wp:paragraph -->',
        "<!-- wp:embed --><p>kata</p><!-- /wp:embed -->",
        "<!-- wp:toko/kotak {} --><div><p>kata</p></div><!-- /wp:toko/kotak -->",
    ],
)
def test_words_in_blocks_that_are_broken_or_unknown_stay(text, library):
    assert "<p>kata</p>" in markup_of(text, library=library).html


def test_section_marks_in_content_are_no_words(library):
    assert markup_of("a <![CDATA[ b ]]> c", library=library).html == "<p>a  b  c</p>"
