"""The tape as the front reads it: without one, or while it is away, pages simply have no figures."""

from collections.abc import Callable, Sequence
from datetime import datetime
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
from tajuk.tape.licence import Viewer
from tajuk.tape.reading import Reading
from tajuk.tape.standing import Standing, Standings
from tajuk.tape.tracking import Tracked, tracked

T = TypeVar("T")
_MOST_KEPT = 64
_NOTHING = Strip(figures=(), when="", note=""), Html()

Stands = Standing | None
"""Where the tape stands; None without a tape, or while it is away."""


class Tape:
    """What instruments stand at, as everybody may see it. The strip is rendered once for each standing of the tape."""

    def __init__(self, url: str, clock: Callable[[], datetime]) -> None:
        self._record, self._clock = Record(url) if url else None, clock
        self._standings, self._viewer = Standings(), Viewer(clock())
        self._strips: dict[tuple[object, ...], tuple[Strip, Html]] = {}
        self._stands: Stands = None

    def look(self) -> Stands:
        """Look where the tape stands now, and return it; strips are of that moment until the next look."""
        now = self._clock()
        try:
            stands = self._record.read(lambda cursor: self._standings.look(cursor, now)) if self._record else None
        except (Refusal, TapeError):
            stands = None
        self._stands, self._viewer = stands, Viewer(now)
        return stands

    def close(self) -> None:
        """Give back what is open."""
        if self._record:
            self._record.close()

    def readings(self, symbols: Sequence[str]) -> list[Reading]:
        """Return what instruments stand at; those that are not listed are left out."""
        return self._all(symbols, lambda cursor: reader.strip(cursor, symbols, self._viewer))

    def tracked(self, symbols: Sequence[str], *, days: int) -> list[Tracked]:
        """Return what instruments stand at with the last quotes of their last days."""
        return self._all(symbols, lambda cursor: tracked(cursor, symbols, self._viewer, days=days))

    def readings_as_of(self, symbols: Sequence[str], at: datetime) -> list[Reading]:
        """Return what instruments stood at when the quotes of an instant had reached us, as everybody may see it."""
        return self._all(symbols, lambda cursor: reader.strip_as_of(cursor, symbols, self._viewer, at=at))

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
