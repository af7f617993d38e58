"""Plain paragraphs read without a parser are what the parser makes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.story import markup
from tajuk.story.plain_markup import plain_paragraphs

WORDS = st.text(st.sampled_from("ab é漢 \n\t\u00a0\u200b\u2028\x01\x85\x7f'\">;#/p"), max_size=12)
BETWEEN = st.sampled_from(("", " ", "\n", "\n\t "))
PIECE = st.sampled_from(("<p>", "</p>", "a", " ", "\n", "<b>", "&amp;", "<", ">", "</", "\r"))
ELSE = ("", "kata", "<p>a", "<p>a</p>b", "<p>a</p><p class='x'>b</p>", "<p>a&amp;b</p>", "<p>\ud800</p>")


def parsed(html: str) -> tuple:
    return tuple(markup._walked(html, "").blocks)


@given(parts=st.lists(st.tuples(WORDS, BETWEEN), min_size=1, max_size=4))
def test_it_gives_what_the_parser_gives(parts):
    html = "".join(f"<p>{words}</p>{between}" for words, between in parts)

    assert plain_paragraphs(html) == parsed(html)


@given(
    html=st.lists(st.sampled_from(("<p>", "</p>", "a", " ", "\n", "<b>", "&amp;", "<", ">", "</", "\r")), max_size=9)
)
def test_whatever_it_takes_on_is_read_as_the_parser_reads_it(html):
    written = "".join(html)
    found = plain_paragraphs(written)

    assert found is None or found == parsed(written)


@pytest.mark.parametrize("html", ELSE)
def test_it_leaves_everything_else_to_the_parser(html):
    assert plain_paragraphs(html) is None
