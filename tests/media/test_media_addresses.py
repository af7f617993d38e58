"""The URLs of pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.media.addresses import WIDTHS, Rendition, file_name, href, rendition_at, shown_width, widths_of
from tajuk.media.errors import NotKept

DIGEST = "0123456789abcdef" * 4


@pytest.mark.parametrize("width", WIDTHS)
def test_reads_back_the_address_it_makes(width):
    assert rendition_at(href(DIGEST, width)) == Rendition(DIGEST, width, "webp")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/media/",
        f"/media/{DIGEST}/",
        f"/media/{DIGEST}/640",
        f"/media/{DIGEST}/641.webp",
        f"/media/{DIGEST}/640.exe",
        f"/media/{DIGEST.upper()}/640.webp",
        f"/media/{DIGEST[1:]}/640.webp",
        f"/media/{DIGEST}/640.webp/",
        f"/media/{DIGEST}/640.webp\n",
        f"/media/{DIGEST}/0640.webp",
        f"/media/{DIGEST}/٦٤٠.webp",
        "/media/../../etc/passwd",
        f"/media/{DIGEST}/../640.webp",
        f"/media/{DIGEST}/640.WEBP",
        f"//media/{DIGEST}/640.webp",
        f"/media/{DIGEST}/original",
        f"/media/{DIGEST}/about.json",
    ],
)
def test_nothing_else_is_the_address_of_a_picture(path):
    assert rendition_at(path) is None


@given(st.text())
def test_no_text_makes_the_parser_stumble(text):
    assert rendition_at(f"/media/{DIGEST}/{text}.webp") in (
        None,
        *(Rendition(DIGEST, width, "webp") for width in WIDTHS),
    )


def test_a_width_nobody_makes_has_no_name():
    with pytest.raises(NotKept, match="no picture is made so"):
        file_name(333)


@pytest.mark.parametrize(
    ("own", "widths"),
    [(1, (320,)), (320, (320,)), (321, (320, 480)), (700, (320, 480, 640, 960)), (1600, WIDTHS), (9000, WIDTHS)],
)
def test_a_picture_has_the_widths_below_its_own_and_one_that_holds_it_whole(own, widths):
    assert widths_of(own) == widths


def test_a_small_picture_s_width_is_told_as_it_is():
    assert (shown_width(320, 200), shown_width(320, 700), shown_width(960, 700)) == (200, 320, 700)
