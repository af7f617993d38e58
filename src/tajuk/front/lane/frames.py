"""Frames as compressed pieces, each anew when something in it changes. A tick moves the strip of all, and no page."""

from typing import NamedTuple

from tajuk.edition.entry import Entry
from tajuk.front.lane.pieces import NOTHING, Piece, digest_of, joined, piece
from tajuk.front.response import Named
from tajuk.pages import frame
from tajuk.pages.dependents import Dependents, traces
from tajuk.pages.html import Html

Name = tuple[str, str]
"""The language and the section of a frame."""


class Composed(NamedTuple):
    """One generation of a frame: what stands before, between and after a page's own parts.

    digest: changes when a byte of it does. key: the names an edge may be told to forget it by.
    """

    opening: Piece
    middle: Piece
    inner: Piece
    tail: Piece
    digest: bytes
    key: bytes


class Frame:
    """A frame that pages share. `composed` is None when it has to be rendered anew."""

    __slots__ = ("_around", "_pieces", "composed")

    def __init__(self) -> None:
        self.composed: Composed | None = None
        self._around: object = None
        self._pieces: tuple[Piece, ...] = ()

    def fill(self, drawn: frame.Frame, shared: "Shared", key: bytes) -> None:
        """Take a frame over as it was rendered; what did not change is not compressed again."""
        if drawn.around is not self._around:
            self._around, self._pieces = drawn.around, tuple(map(piece, drawn.around))
        self.compose(shared, key)

    def compose(self, shared: "Shared", key: bytes) -> None:
        """Begin another generation."""
        head, before_strip, before_languages, before_main, before_latest, last = self._pieces
        self.composed = Composed(
            opening=head,
            middle=joined(before_strip, shared.strip, before_languages),
            inner=before_main,
            tail=joined(before_latest, shared.latest, last),
            digest=digest_of((*self._pieces, shared.strip, shared.latest)),
            key=key,
        )


class Shared:
    """What all pages of a language show beside their section's frame."""

    __slots__ = ("_latest", "_strip", "latest", "strip")

    def __init__(self) -> None:
        self._strip = self._latest = Html()
        self.strip = self.latest = NOTHING

    def take(self, strip: Html, latest: Html) -> bool:
        """Take over what is current, and say whether a word of it is new."""
        if (strip, latest) == (self._strip, self._latest):
            return False
        if strip != self._strip:
            self._strip, self.strip = strip, piece(strip.text)
        if latest != self._latest:
            self._latest, self.latest = latest, piece(latest.text)
        return True


class Frames:
    """Every frame of a worker, by language and section."""

    def __init__(self, named: Named) -> None:
        self._named = named
        self._frames: dict[Name, Frame] = {}
        self._shared: dict[str, Shared] = {}
        self._dependents: Dependents[Name] = Dependents()

    def of(self, drawn: frame.Frame) -> Frame:
        """Return the frame of a page just rendered, brought up to it."""
        self.show(drawn.language, drawn.strip, drawn.latest)
        name = drawn.language, drawn.section
        found = self._frames.setdefault(name, Frame())
        if found.composed is None:
            found.fill(drawn, self._shared[drawn.language], self._named(drawn.reads, 200))
            self._dependents.add(name, traces(drawn.reads))
        return found

    def show(self, language: str, strip: Html, latest: Html) -> None:
        """Show a strip and a Latest on all pages of a language from now on."""
        shared = self._shared.setdefault(language, Shared())
        if shared.take(strip, latest):
            for (spoken, _), each in self._frames.items():
                if spoken == language and each.composed:
                    each.compose(shared, each.composed.key)

    def outdated(self) -> list[Name]:
        """Return what has to be rendered to show what is new: frames that were touched, else one of each language."""
        touched = [name for name, each in self._frames.items() if each.composed is None]
        others = {language: (language, section) for language, section in self._frames}
        return [*touched, *others.values()]

    def forget(self, entry: Entry) -> None:
        """Have those frames rendered anew that an entry may change."""
        for name in self._dependents.touched_by(entry):
            self._frames[name].composed = None

    def clear(self) -> None:
        """Begin with nothing; pages that have a frame of before are never shown again."""
        for each in self._frames.values():
            each.composed = None
        self._frames.clear()
        self._shared.clear()
        self._dependents.clear()
