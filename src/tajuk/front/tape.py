"""The tape as the front reads it: without one, or while it is away, pages simply have no figures."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from tajuk.database.connect import Cursor
from tajuk.front.record import Record
from tajuk.front.refusals import Refusal
from tajuk.pages.figures import strip_html, strip_of
from tajuk.pages.html import Html
from tajuk.pages.site import Site
from tajuk.pages.values import Strip
from tajuk.pages.words import Words
from tajuk.tape import reader
from tajuk.tape.errors import TapeError
from tajuk.tape.reader import Tracked
from tajuk.tape.reading import Reading

T = TypeVar("T")
_MOST_KEPT = 64
_NOTHING = Strip(figures=(), when="", note=""), Html()

Stands = tuple[str, int] | None
"""Where the tape stands: epoch and seq; None without a tape, or while it is away."""


class Tape:
    """What instruments stand at. The strip is rendered once for each head of the tape."""

    def __init__(self, url: str) -> None:
        self._record = Record(url) if url else None
        self._strips: dict[tuple[object, ...], tuple[Strip, Html]] = {}
        self._stands: Stands = None

    def look(self) -> Stands:
        """Look where the tape stands now, and return it; strips are of that moment until the next look."""
        try:
            head = self._record.read(reader.head) if self._record else None
        except (Refusal, TapeError):
            head = None
        self._stands = (head.epoch, head.seq) if head else None
        return self._stands

    def close(self) -> None:
        """Give back what is open."""
        if self._record:
            self._record.close()

    def readings(self, symbols: Sequence[str]) -> list[Reading]:
        """Return what instruments stand at; those that are not listed are left out."""
        return self._all(symbols, lambda cursor: reader.strip(cursor, symbols))

    def tracked(self, symbols: Sequence[str], *, days: int) -> list[Tracked]:
        """Return what instruments stand at with the last quotes of their last days."""
        return self._all(symbols, lambda cursor: reader.tracked(cursor, symbols, days))

    def strip(self, site: Site, words: Words) -> Html:
        """Return the indicator strip: the board called `strip`, if there is one."""
        return self._strip(site, words)[1]

    def figures(self, site: Site, words: Words) -> Strip:
        """Return what the indicator strip shows."""
        return self._strip(site, words)[0]

    def _strip(self, site: Site, words: Words) -> tuple[Strip, Html]:
        symbols = next((board.symbols for board in site.boards if board.slug == "strip"), ())
        if self._stands is None or not symbols:
            return _NOTHING
        key = (self._stands, symbols, words.language, site.zone.key)
        if key not in self._strips:
            if len(self._strips) >= _MOST_KEPT:
                self._strips.clear()
            strip = strip_of(self.readings(symbols), site, words)
            self._strips[key] = strip, strip_html(strip, words)
        return self._strips[key]

    def _all(self, symbols: Sequence[str], read: Callable[[Cursor], list[T]]) -> list[T]:
        if self._record is None or not symbols:
            return []
        try:
            return self._record.read(read)
        except (Refusal, TapeError):
            return []
