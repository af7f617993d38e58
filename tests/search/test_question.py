"""What a reader wrote, understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.search.question import MOST_WORDS, BadQuery, Filter, Question, question, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("suku bunga", Question(words=("suku", "bunga"))),
        ('"suku bunga" naik', Question(words=("naik",), phrases=("suku bunga",))),
        ("“suku bunga”", Question(phrases=("suku bunga",))),
        ('bank -"bank sentral" -saham', Question(words=("bank",), without=("bank sentral", "saham"))),
        ("bagian:ekonomi", Question(filters=(Filter("section", "ekonomi"),))),
        ("section:ekonomi section:ekonomi", Question(filters=(Filter("section", "ekonomi"),))),
        ("-bagian:olahraga", Question(filters=(Filter("section", "olahraga", wanted=False),))),
        ('penulis:"Sari Wulandari"', Question(filters=(Filter("author", "sari-wulandari"),))),
        ("emiten:bbca", Question(filters=(Filter("instrument", "BBCA"),))),
        ("tahun:2023", Question(filters=(Filter("year", "2023"),))),
        ("tanggal:2023-02", Question(since=date(2023, 2, 1), until=date(2023, 2, 28))),
        ("date:2022..2023-05-07", Question(since=date(2022, 1, 1), until=date(2023, 5, 7))),
        ("sejak:2020 sampai:2021", Question(since=date(2020, 1, 1), until=date(2021, 12, 31))),
        ("rasio 3:1 http://a", Question(words=("rasio", "3:1", "http://a"))),
        ("* ** ? - -- \x00 \"\" ''", Question()),
        ("", Question()),
    ],
)
def test_it_is_understood(text: str, expected: Question) -> None:
    assert question(text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x" * 10_000, "characters"),
        ("a " * 400, "words"),
        ('"a b"' * 9, "phrases"),
        ('"' + "a " * 400 + '"', "words"),
        ("tanggal:2023-13", "2023-13"),
        ("sejak:kemarin", "kemarin"),
        ("tanggal:0000", "0000"),
    ],
)
def test_what_we_do_not_look_up_is_told_in_one_line(text: str, problem: str) -> None:
    with pytest.raises(BadQuery, match=problem) as refused:
        question(text)

    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("language", ["id", "en", "ja"])
@given(text=st.text(max_size=80) | st.from_regex(r'(-?(bagian:|tahun:|"|x:)?[a-z"\-: ]{1,6} ){1,5}', fullmatch=True))
def test_a_question_written_again_is_the_same_question(language: str, text: str) -> None:
    asked = question(text)

    assert question(written(asked, language)) == asked


def test_filters_come_and_go() -> None:
    asked, filtered = question("bank"), Filter("section", "ekonomi")

    assert asked.plus(filtered) == question("bank bagian:ekonomi")
    assert asked.plus(filtered).minus(filtered) == asked


def test_so_many_words_are_looked_up() -> None:
    assert len(question(" ".join(f"kata{n}" for n in range(MOST_WORDS))).words) == MOST_WORDS
