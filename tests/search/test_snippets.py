"""Where a text says what was asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.search.question import Question, question
from tajuk.search.snippets import Fragment, highlighted, snippet

LONG = ("Cuaca cerah sejak pagi. " * 40) + "Bank sentral menaikkan suku bunga acuan. " + ("Warga senang. " * 40)


def shown(fragments: tuple[Fragment, ...]) -> str:
    return "".join(f"[{one.text}]" if one.is_hit else one.text for one in fragments)


def test_every_form_of_a_word_is_marked() -> None:
    found = highlighted("Kenaikan bunga: BI melarang Bunga naik.", question("naik bunga"), language="id", reader="id")

    assert shown(found) == "[Kenaikan] [bunga]: BI melarang [Bunga] [naik]."


def test_a_text_of_another_language_is_marked_by_its_own_rules() -> None:
    found = highlighted("The bank raised rates", question("raises"), language="en", reader="id")

    assert shown(found) == "The bank [raised] rates"


def test_the_passage_with_most_of_it_is_shown() -> None:
    found = shown(snippet(LONG, question("suku bunga sentral"), language="id", reader="id"))

    assert "Bank [sentral] menaikkan [suku] [bunga] acuan." in found
    assert found.startswith("… ")
    assert found.endswith(" …")


def test_where_nothing_is_said_of_it_the_beginning_is_shown() -> None:
    assert shown(snippet(LONG, question("emas"), language="id", reader="id")).startswith("Cuaca cerah sejak pagi.")


@given(text=st.text(max_size=600), words=st.text(max_size=30), length=st.integers(20, 300))
def test_a_snippet_is_a_piece_of_its_text(text: str, words: str, length: int) -> None:
    asked = Question(words=tuple(words.split()))

    fragments = snippet(text, asked, language="id", reader="id", length=length)

    told = "".join(one.text for one in fragments if one.text not in ("… ", " …") or one.is_hit)
    assert told in text
    assert "".join(one.text for one in highlighted(text, asked, language="id", reader="id")) == text


@pytest.mark.parametrize("text", ["", " ", "a"])
def test_little_text_is_shown_whole(text: str) -> None:
    assert shown(snippet(text, question("emas"), language="id", reader="id")) == text
