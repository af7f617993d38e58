"""What the rich text editor reads and what it stores: whoever opens a story and saves it changes nothing."""

import newsroom_house  # noqa: F401 - Django is set up before widgets are made
import pytest
from hypothesis import given

from strategies import bodies, pieces, runs_
from tajuk.newsroom.blocks import LINE, PROSE
from tajuk.newsroom.rich_text_area import RichTextArea
from tajuk.newsroom.stream.body import body_of, stream_of
from tajuk.newsroom.stream.pictures import NO_PHOTOS
from tajuk.newsroom.stream.prose import blocks_of
from tajuk.newsroom.stream.rich import line_of, rich_of
from tajuk.story import text as t
from tajuk.story.blocks import Paragraph


@pytest.fixture(scope="module")
def line_editor():
    return RichTextArea(features=LINE)


@pytest.fixture(scope="module")
def prose_editor():
    return RichTextArea(features=PROSE)


def saved(editor, rich):
    """Return what is stored when a rich text is opened and saved."""
    return editor.converter.to_database_format(editor.format_value(rich))


@given(line=runs_())
def test_a_line_comes_back_with_all_its_marks(line_editor, line):
    assert line_of(saved(line_editor, rich_of(line))) == line


@given(body=bodies())
def test_prose_comes_back_with_its_lists_and_headings(prose_editor, body):
    for piece in stream_of(body, NO_PHOTOS):
        if piece["type"] == "text":
            assert blocks_of(saved(prose_editor, piece["value"])) == body_of([piece], NO_PHOTOS)


@given(odd=pieces())
def test_odd_white_space_comes_back_or_is_locked(prose_editor, odd):
    body = (Paragraph(t.normal(odd)),)
    for piece in stream_of(body, NO_PHOTOS):
        if piece["type"] == "text":
            assert blocks_of(saved(prose_editor, piece["value"])) == body


def test_no_break_spaces_and_spaces_at_the_edge_of_marks_stay(line_editor):
    line = t.runs("\u00a0Rp\u00a0", t.Text("5 ", (t.Strong(),)), "triliun")

    assert line_of(saved(line_editor, rich_of(line))) == line


def test_a_character_the_editor_uses_for_itself_is_locked():
    (piece,) = stream_of((Paragraph(t.runs("a\ufdd0b")),), NO_PHOTOS)

    assert piece["type"] == "locked"
