"""Inline text: runs of characters with marks, in one normal form."""

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

_SPACE = re.compile(r"[^\S\n\u00a0]+")
_AROUND_BREAK = re.compile(r" *\n *")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Mark(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind"):
    """What is said about a run of characters."""


class Em(Mark, frozen=True, tag="em"):
    """Stressed."""


class Strong(Mark, frozen=True, tag="strong"):
    """Important."""


class Code(Mark, frozen=True, tag="code"):
    """Computer text, shown in a fixed width."""


class Sub(Mark, frozen=True, tag="sub"):
    """Below the line."""


class Sup(Mark, frozen=True, tag="sup"):
    """Above the line."""


class Strike(Mark, frozen=True, tag="strike"):
    """No longer true, left to be seen."""


class Link(Mark, frozen=True, tag="link"):
    """A link: to a page elsewhere (`url`), or to a document of ours (`guid`), never to a path of ours."""

    url: str = ""
    guid: str = ""


class Mention(Mark, frozen=True, tag="mention"):
    """A person, topic, place, organisation or instrument that is named."""

    of: Literal["person", "topic", "place", "organisation", "instrument"]
    slug: str


class Claim(Mark, frozen=True, tag="claim"):
    """Words that stand on a source's word; `source` is the `ref` of one of the story's sources."""

    source: str


AnyMark = Em | Strong | Code | Sub | Sup | Strike | Link | Mention | Claim
_ORDER: dict[object, int] = {
    kind: place for place, kind in enumerate((Claim, Link, Mention, Strong, Em, Strike, Code, Sub, Sup))
}


class Text(msgspec.Struct, frozen=True, omit_defaults=True):
    """Characters that carry the same marks. A newline is a line break."""

    text: str
    marks: tuple[AnyMark, ...] = ()


Runs = tuple[Text, ...]


def runs(*pieces: str | Text) -> Runs:
    """Return pieces of text in normal form: no empty run, no doubled space, equal neighbours joined, marks in order.

    Text that is alike to a reader has one form, so that its digest says whether it changed.
    """
    return normal(Text(piece) if isinstance(piece, str) else piece for piece in pieces)


def normal(pieces: Iterable[Text]) -> Runs:
    """Return runs in normal form; normalising twice changes nothing."""
    pieces = list(pieces)
    if len(pieces) == 1 and _is_plain(pieces[0]):
        return (pieces[0],)
    kept: list[Text] = []
    for piece in pieces:
        text = _folded(piece.text)
        marks = piece.marks if len(piece.marks) < 2 else ordered(piece.marks)
        if not kept or kept[-1].text[-1] in " \n":
            text = text.lstrip(" " if kept else " \n")
        if text[:1] == "\n":
            _trim(kept, " ")
        if text and kept and kept[-1].marks == marks:
            kept[-1] = Text(kept[-1].text + text, marks)
        elif text:
            kept.append(Text(text, marks))
    if kept and kept[-1].text[-1] in " \n":
        _trim(kept, " \n")
    return tuple(kept)


def plain(text: Runs) -> str:
    """Return the characters alone."""
    return "".join(run.text for run in text)


def ordered(marks: Iterable[AnyMark]) -> tuple[AnyMark, ...]:
    """Return marks without doubles, in their one order; of two links or mentions the first stands."""
    first: dict[type[Mark], AnyMark] = {}
    for mark in marks:
        first.setdefault(type(mark), mark)
    return tuple(sorted(first.values(), key=lambda mark: _ORDER[type(mark)]))


def _is_plain(piece: Text) -> bool:
    """Say whether one run by itself is in normal form already; most paragraphs are."""
    text = piece.text
    tidy = text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]
    return tidy and bool(text) and len(piece.marks) < 2


def _folded(text: str) -> str:
    """Return text without control characters, its white space folded."""
    if text.isprintable() and "  " not in text:  # the only white space that is printable is the space
        return text
    return _AROUND_BREAK.sub("\n", _SPACE.sub(" ", _CONTROL.sub("", text)))


def _trim(kept: list[Text], characters: str) -> None:
    """Take white space from the end of the runs, and with it the runs it leaves empty."""
    while kept:
        text = kept[-1].text.rstrip(characters)
        if text:
            kept[-1] = Text(text, kept[-1].marks) if text != kept[-1].text else kept[-1]
            return
        kept.pop()
