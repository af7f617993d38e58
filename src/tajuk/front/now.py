"""Where edition and tape stand, and all that a worker keeps of them, brought up to date together."""

from tajuk.database.connect import Cursor
from tajuk.edition import reader
from tajuk.edition.entry import Entry
from tajuk.edition.errors import EditionError
from tajuk.edition.reader import Head
from tajuk.front.answer import FOR_EVER, Answer
from tajuk.front.asked import Asked
from tajuk.front.lane.cache import Cache, Key
from tajuk.front.lane.frames import Frames
from tajuk.front.lane.held import Held, Page, Whole
from tajuk.front.lane.lane import STRANGER, Lane
from tajuk.front.live.events import Place
from tajuk.front.live.hub import Hub, Shown
from tajuk.front.refusals import NotYet
from tajuk.front.response import Named, response
from tajuk.front.sources import Sources
from tajuk.front.tape import Stands, Tape
from tajuk.pages import chrome
from tajuk.pages.dependents import NO_TRACES, traces
from tajuk.pages.frame import Context, framed
from tajuk.pages.reading import Memory, Reading
from tajuk.pages.reads import Reads
from tajuk.pages.site import Site, site
from tajuk.pages.words import words_of

_MOST_UNSAID = 1000


class Now:
    """What one worker knows. stands: `EPOCH.N` of the edition, "" before it was read.

    live_paths: the languages of the live stream, by its paths. site: as it was last read, None before.
    """

    def __init__(self, sources: Sources, named: Named) -> None:
        self._origin, self._named = sources.origin, named
        self.tape = Tape(sources.tape_url, sources.clock)
        self.lane, self.hub = Lane(Cache(sources.lane_bytes), sources.hosts), Hub()
        self.stands = ""
        self.site: Site | None = None
        self.live_paths: dict[str, str] = {}
        self._memory, self._frames = Memory(), Frames(named)
        self._shown: tuple[Head, Stands] | None = None
        self._unsaid: list[Entry] | None = []

    def catch_up(self, cursor: Cursor) -> tuple[Reading, Site]:
        """Forget what entries and quotes since the last time have made old; return the edition as it stands."""
        try:
            head = reader.head(cursor)
        except EditionError as error:
            raise NotYet(str(error)) from error
        self._forget(self._memory.catch_up(cursor, head))
        reading = Reading(cursor, head, self._memory)
        self.site = around = site(reading, self._origin)
        now = head, self.tape.look()
        if now != self._shown:
            self._show(cursor, around, now)
        return reading, around

    def _forget(self, entries: list[Entry] | None) -> None:
        self._unsaid = None if entries is None or self._unsaid is None else [*self._unsaid, *entries][-_MOST_UNSAID:]
        if entries is None:
            self._frames.clear()
            self.lane.cache.clear()
            return
        for entry in entries:
            self._frames.forget(entry)
            self.lane.cache.forget(entry)

    def _show(self, cursor: Cursor, around: Site, now: tuple[Head, Stands]) -> None:
        """Put another strip, Latest and whatever else is shared around all pages."""
        head, stands = now
        if self._shown is None or self._shown[1] != stands:
            self.lane.cache.forget_figures()
        if self._shown is None or _described(self._shown[1]) != _described(stands):
            self.lane.cache.forget_past_figures()
        for language, section in self._frames.outdated():
            words = words_of(language)
            reading = Reading(cursor, head, self._memory)
            context = Context(reading, around, words, self.tape.strip(around, words))
            self._frames.of(framed(context, section))
        self._shown, self.stands = now, f"{head.epoch}.{head.seq}"
        self.lane.stand(self.stands)
        self._tell(Reading(cursor, head, self._memory), around, stands)

    def _tell(self, reading: Reading, around: Site, stands: Stands) -> None:
        """Tell those who follow the stream what is new."""
        shown = {}
        for language in around.languages():
            words = words_of(language)
            latest, _ = chrome.latest(reading, around, words)
            figures = self.tape.figures(around, words)
            shown[language] = Shown(figures, latest, chrome.alert(reading, around, words))
        self.live_paths = {f"{around.prefix(language)}/live": language for language in shown}
        place = Place(reading.head.epoch, reading.head.seq, *(stands[:2] if stands else ("", 0)))
        unsaid, self._unsaid = self._unsaid, []
        self.hub.show(place, shown, unsaid)

    def keep(self, key: Key, answer: Answer) -> Held:
        """Make an answer ready, and keep it until something it was made from changes."""
        held: Held
        if answer.sheet:
            held = Page(answer, answer.sheet, self._frames.of(answer.sheet.frame), named=self._named)
        else:
            held = Whole(response(answer, Asked(encoding="gzip"), "", named=self._named))
        reads = answer.reads or Reads()
        self.lane.cache.keep(key, held, traces(reads), figures=reads.figures, past=reads.past_figures)
        return held

    def keep_file(self, request: Asked, file: Answer) -> None:
        """Keep a file of ours, as browsers take it; it changes its name when it changes."""
        if file.keep == FOR_EVER and request.raw.startswith("/static/") and file.coding in ("", "br"):
            held = Whole(response(file, Asked(encoding="br"), ""))
            self.lane.cache.keep((STRANGER, request.raw.encode("latin-1")), held, NO_TRACES)


def _described(stands: Stands) -> tuple[str, int] | None:
    """Return what the past looks like by: how often instruments of which tape were described."""
    return (stands.epoch, stands.changes) if stands else None
