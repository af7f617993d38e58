"""From text to terms: the same for what a story says and for what a reader asks.

A term is a word without its looks: small letters, no accents, the stem of its language. Numbers are written one way
(`1,3` in Indonesian and `1.3` in English are the term `1.3`), units of money and magnitude have one name in every
language, so that `Rp1,3 triliun` and `1.3 trillion rupiah` hold the same terms. Stop words have no term.
"""

import re
import unicodedata
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from tajuk.search.stems import stem_of
from tajuk.search.stop_words import STOP_WORDS

_ACCENTS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_PIECE = re.compile(
    r"[a-z]{2,}(?=[ ,\n])"  # most words, told apart at once
    r"|(?:us|s|a|hk)?\$|[€£¥%]"  # signs of money and shares
    r"|rp(?=\.?\d)"  # stands close before its number
    r"|\d+(?:[.,]\d+)+"
    r"|(?:[^\W\d_]\.){2,}"  # a.s.
    r"|[^\W_]+(?:['’‘ʼ-][^\W_]+)*"
)
_MOST_KEPT = 200_000  # words; about 30 MB
_DECIMAL = {"id": ",", "en": "."}
_ONE_NAME = {
    **dict.fromkeys(("rp", "idr", "rupiah", "rupiahs"), "rupiah"),
    **dict.fromkeys(("$", "us$", "usd", "dollar", "dollars", "dolar"), "dolar"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "euro"),
    **dict.fromkeys(("£", "gbp"), "poundsterling"),
    **dict.fromkeys(("¥", "jpy", "yen"), "yen"),
    **dict.fromkeys(("%", "persen", "percent", "pct"), "persen"),
    **dict.fromkeys(("ribu", "thousand"), "ribu"),
    **dict.fromkeys(("juta", "million", "mn"), "juta"),
    **dict.fromkeys(("miliar", "milyar", "billion", "bn"), "miliar"),
    **dict.fromkeys(("triliun", "trilyun", "trillion", "tn"), "triliun"),
}
"""What has one name in every language."""


class Piece(NamedTuple):
    """A piece of a text as written: where it stands, and its terms, none for a stop word."""

    start: int
    end: int
    terms: tuple[str, ...]


class Analysis:
    """The analysis of one language. A language without rules of its own keeps its words whole."""

    def __init__(self, language: str) -> None:
        self._known = _Known(language)

    def term(self, word: str) -> str:
        """Return the term of one folded word of letters, "" for a stop word."""
        return self._known[word]

    def joined(self, text: str) -> str:
        """Return the terms of a text with a space between, as the index takes them."""
        return " ".join(filter(None, map(self._known.__getitem__, _PIECE.findall(folded(text)))))

    def pieces(self, text: str) -> list[Piece]:
        """Return the pieces of a text with their terms; places are those of the text as given."""
        plain, places = _folded_with_places(text)
        return [
            Piece(places[found.start()], places[found.end() - 1] + 1, tuple(self._known[found[0]].split()))
            for found in _PIECE.finditer(plain)
        ]

    def pieces_with(self, terms: Set[str], text: str) -> list[Piece]:
        """Return the pieces of a text that have one of these terms."""
        found, start = list[Piece](), 0
        for line in text.splitlines(keepends=True):
            if not terms.isdisjoint(self.joined(line).split()):
                pieces = (piece for piece in self.pieces(line) if not terms.isdisjoint(piece.terms))
                found += (Piece(start + one.start, start + one.end, one.terms) for one in pieces)
            start += len(line)
        return found


@lru_cache(maxsize=16)
def analysis_of(language: str) -> Analysis:
    """Return the analysis of a language."""
    return Analysis(language)


def words_of(text: str) -> list[str]:
    """Return the words of a text as written, folded, stop words among them."""
    return _PIECE.findall(folded(text))


def folded(text: str) -> str:
    """Return text in small letters without accents, wide and joined letters as usual ones."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text).lower())


class _Known(dict[str, str]):
    """The terms of a piece, found once: with a space between where there are several, "" where there are none."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stop = STOP_WORDS.get(language, frozenset())
        self._decimal = _DECIMAL.get(language, ".")
        self._stem = stem_of(language)

    def __missing__(self, piece: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[piece] = self._found(piece)
        return found

    def _found(self, piece: str) -> str:
        if piece in _ONE_NAME:
            return _ONE_NAME[piece]
        if piece.isalpha():
            return self._word(piece)
        if piece[0].isdigit() and not piece.isalnum():
            return number(piece, self._decimal) if _is_number(piece) else self._joined_parts(piece)
        if piece[-1] == ".":
            return piece.replace(".", "")
        return self._joined_parts(piece)

    def _joined_parts(self, piece: str) -> str:
        """Return the terms of words joined by hyphens; a word said twice (`anak-anak`) is one."""
        parts = _APOSTROPHE.sub("", piece).split("-")
        if len(parts) > 1 and min(map(len, parts)) == 1:  # e-mail, f-16
            return self._stem("".join(parts))
        terms = [self[part] if len(parts) > 1 else self._word(part) for part in parts]
        if len(parts) == 2 and terms[0] and parts[0].isalpha() and parts[1].isdecimal():  # covid-19 is covid19 as well
            terms.append("".join(parts))
        return " ".join(term for place, term in enumerate(terms) if term and term not in terms[:place])

    def _word(self, word: str) -> str:
        if word in self._stop:
            return ""
        if word[-1] == "2" and len(word) > 3 and word[:-1].isalpha():  # anak2
            word = word[:-1]
        return self._stem(word)


_APOSTROPHE = re.compile("['’‘ʼ](?:s(?=-|$))?")


def _is_number(piece: str) -> bool:
    return not piece.strip("0123456789.,")


def number(written: str, decimal: str) -> str:
    """Return a number in its one form: digits, a point before the decimals if it has any.

    decimal: the sign a language writes before decimals. A lone separator of the other sort counts as thousands only
    before three digits: `2.800` is 2800 in Indonesian, `4.5` is 4.5 in both.
    """
    thousands = "." if decimal == "," else ","
    if decimal in written:
        whole, _, part = written.rpartition(decimal)
        if decimal not in whole:
            return f"{_digits(whole)}.{part}"
        return _digits(written)  # 1.325.000 in English: nothing else can be meant
    *_, last = written.split(thousands)
    if written.count(thousands) == 1 and len(last) != 3:
        return written.replace(thousands, ".")
    return _digits(written)


def _digits(written: str) -> str:
    return written.replace(".", "").replace(",", "")


def _folded_with_places(text: str) -> tuple[str, Sequence[int]]:
    """Return text folded, and for each of its characters the place it had."""
    if text.isascii():
        return text.lower(), range(len(text))
    plain, places = list[str](), list[int]()
    for found in _RUN.finditer(text):
        small = folded(found[0])
        plain.append(small)
        places.extend(range(found.start(), found.end()) if found[0].isascii() else [found.start()] * len(small))
    return "".join(plain), places


_RUN = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]")
