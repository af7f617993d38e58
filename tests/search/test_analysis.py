"""From text to terms: what a story says and what a reader asks meet."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.search.analysis import analysis_of, folded, number


def terms(text: str, language: str = "id") -> list[str]:
    return analysis_of(language).joined(text).split()


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Pemerintah melarang penjualan", "larangan jual"),
        ("harga-harga pangan", "harga pangan"),
        ("anak2 sekolah", "anak sekolah"),
        ("sahamnya naik", "saham naik"),
        ("bukukanlah laba", "membukukan laba"),
        ("e-mail itu", "email"),
        ("PT Garuda Indonesia Tbk.", "pt garuda indonesia tbk"),
        ("P.T. Garuda", "pt garuda"),
        ("Jum’at", "jumat"),
        ("naik 0,48%", "0,48 persen"),
        ("Rp1,3 triliun", "1.3 trillion rupiah"),
        ("Rp 2.800", "rp2800"),
        ("US$4,5 juta", "4,5 juta dolar"),
        ("Café Québec", "cafe quebec"),
        ("ＢＢＣＡ", "bbca"),
        ("BBCA", "bbca"),
        ("LQ45", "lq45"),
        ("B-1 dan F-16", "f16 b1"),
        ("pandemi Covid-19", "covid19"),
        ("pandemi Covid-19", "covid 19"),
    ],
)
def test_what_is_said_is_found_by_what_is_asked(said: str, asked: str) -> None:
    found = set(terms(said))
    english = set(terms(asked, "en"))

    assert set(terms(asked)) <= found or english <= found


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Kenaikan suku bunga", "id", ["naik", "suku", "bunga"]),
        ("The bank raised its rates", "en", ["bank", "rais", "rate"]),
        ("yang dan di", "id", []),
        ("日本 銀行", "id", ["日本", "銀行"]),
        ("", "id", []),
        ("…—!?", "id", []),
    ],
)
def test_terms(text: str, language: str, expected: list[str]) -> None:
    assert terms(text, language) == expected


@pytest.mark.parametrize(
    ("written", "decimal", "expected"),
    [
        ("1,3", ",", "1.3"),
        ("1.3", ".", "1.3"),
        ("2.800", ",", "2800"),
        ("2,800", ".", "2800"),
        ("1.325.000,50", ",", "1325000.50"),
        ("1,325,000.50", ".", "1325000.50"),
        ("4.5", ",", "4.5"),
        ("1.325.000", ".", "1325000"),
    ],
)
def test_a_number_has_one_form(written: str, decimal: str, expected: str) -> None:
    assert number(written, decimal) == expected


@pytest.mark.parametrize("language", ["id", "en", "ja"])
@given(text=st.text())
def test_any_text_has_terms_without_looks(language: str, text: str) -> None:
    found = terms(text, language)

    assert all(term and term == folded(term) for term in found)


@given(text=st.text(max_size=200))
def test_pieces_stand_where_they_say_and_hold_the_terms_of_the_text(text: str) -> None:
    pieces = analysis_of("id").pieces(text)

    assert [term for piece in pieces for term in piece.terms] == terms(text)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
    assert all(first.start <= second.start for first, second in itertools.pairwise(pieces))
