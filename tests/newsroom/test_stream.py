"""What an editor's fields hold of a body, and what comes back."""

from hypothesis import given

from strategies import bodies, runs_
from tajuk.newsroom.stream.body import body_of, stream_of
from tajuk.newsroom.stream.pictures import NO_PHOTOS, Photos, Stored
from tajuk.newsroom.stream.rich import line_of, rich_of
from tajuk.newsroom.stream.tables import grid_of, rows_of
from tajuk.story import blocks as b
from tajuk.story import text as t
from tajuk.story.text import runs


@given(bodies())
def test_every_body_comes_back_as_it_was(body):
    assert body_of(stream_of(body, NO_PHOTOS), NO_PHOTOS) == body


@given(runs_())
def test_every_line_comes_back_as_it_was(line):
    assert line_of(rich_of(line)) == line


def test_paragraphs_headings_and_lists_share_a_field():
    body = (b.Paragraph(runs("One")), b.Heading(runs("Two")), b.List((b.ListItem(runs("Three")),)))

    (field,) = stream_of(body, NO_PHOTOS)

    assert field == {"type": "text", "value": "<p>One</p><h2>Two</h2><ul><li>Three</li></ul>"}


def test_a_run_that_refers_to_several_things_has_one_element():
    run = t.Text("BBC", (t.Claim("bbc"), t.Link(url="https://bbc.example/")))

    assert rich_of((run,)) == '<a linktype="reference" source="bbc" url="https://bbc.example/">BBC</a>'


def test_a_block_no_field_can_hold_is_locked():
    body = (b.List((b.ListItem(runs("Third")),), ordered=True, start=3), b.Unknown(b'{"kind":"poll","votes":3}'))

    assert [piece["type"] for piece in stream_of(body, NO_PHOTOS)] == ["locked", "locked"]


def test_a_table_with_merged_cells_is_edited_as_a_grid():
    table = b.Table(
        (
            (b.Cell(runs("Bank"), header=True), b.Cell(runs("Laba"), header=True, colspan=2)),
            (b.Cell(runs("A"), rowspan=2), b.Cell(runs("1")), b.Cell(runs("2"))),
            (b.Cell(runs("3")), b.Cell(runs("4"))),
        )
    )

    (piece,) = stream_of((table,), NO_PHOTOS)

    assert (piece["type"], piece["value"]["grid"]["data"]) == (
        "table",
        [["Bank", "Laba", ""], ["A", "1", "2"], ["", "3", "4"]],
    )


def test_a_grid_as_the_browser_posts_it_keeps_its_merged_cells():
    posted = {
        "data": [["Harga beras", None], ["Randu", "13.100"]],
        "cell": [{"row": 0, "col": 1, "hidden": True}],
        "mergeCells": [{"row": 0, "col": 0, "rowspan": 1, "colspan": 2}],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
    }

    head, (name, price) = rows_of(posted)

    assert head == (b.Cell(runs("Harga beras"), header=True, colspan=2),)
    assert (name, price) == (b.Cell(runs("Randu")), b.Cell(runs("13.100")))
    assert {"mergeCells", "data", "table_header_choice"} < set(grid_of(b.Table((head, (name, price)))))


def test_another_photo_takes_the_place_of_the_one_before():
    before = b.Figure(b.Picture(media="a" * 64, url="https://old.example/1.jpg", width=10, height=10))
    (piece,) = stream_of((before,), NO_PHOTOS)
    piece["value"]["image"] = 7

    (after,) = body_of([piece], Photos({7: Stored("b" * 64, 1600, 900)}, {}))

    assert after == b.Figure(b.Picture(media="b" * 64, width=1600, height=900))


def test_a_fact_box_in_a_fact_box_is_locked():
    inner = b.Factbox("In", (b.Paragraph(runs("Teks.")),))

    assert [piece["type"] for piece in stream_of((b.Factbox("Out", (inner,)),), NO_PHOTOS)] == ["locked"]
