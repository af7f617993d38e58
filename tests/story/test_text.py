"""Runs have one normal form."""

import re
from itertools import pairwise

from hypothesis import given

from strategies import pieces
from tajuk.story.text import Claim, Em, Link, Strong, Text, normal, ordered, plain, runs


@given(pieces())
def test_normalising_twice_changes_nothing(drawn):
    once = normal(drawn)

    assert normal(once) == once


@given(pieces())
def test_normal_runs_are_never_empty_and_never_alike_side_by_side(drawn):
    found = normal(drawn)

    assert all(run.text for run in found)
    assert all(left.marks != right.marks for left, right in pairwise(found))


@given(pieces())
def test_normal_text_has_no_odd_white_space(drawn):
    text = plain(normal(drawn))

    assert text == text.strip(" \n")
    assert not re.search(r"  | \n|\n |[\t\r\x00\u2028\ud800]", text)


@given(pieces())
def test_normalising_loses_no_word(drawn):
    text = plain(normal(drawn))

    assert "".join(text.split()) == "".join(
        re.sub(r"[\s\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "", plain(drawn)).split()
    )


@given(pieces())
def test_splitting_a_run_changes_nothing(drawn):
    split = [Text(part, run.marks) for run in drawn for part in (run.text[:3], run.text[3:])]

    assert normal(split) == normal(drawn)


def test_marks_stand_in_one_order_and_once():
    marks = ordered(
        (Em(), Link(url="https://a.example/"), Strong(), Link(url="https://b.example/"), Claim("reuters"), Em())
    )

    assert marks == (Claim("reuters"), Link(url="https://a.example/"), Strong(), Em())


def test_text_that_looks_alike_is_alike():
    assert runs("Bank ", Text(" Indonesia", ())) == runs("Bank  Indonesia") == runs("\n Bank\tIndonesia ")


def test_a_no_break_space_is_kept():
    assert plain(runs("Rp\u00a010")) == "Rp\u00a010"
