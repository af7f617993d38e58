"""An archive goes in: what files hold is published or laid in the tray, in transactions short enough for everybody."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

import msgspec

from tajuk.archive import producing
from tajuk.archive.counting import tally
from tajuk.archive.judging import judged
from tajuk.archive.masthead import live_masthead, masthead_of
from tajuk.archive.producing import File, Kept, Published, Ready, Surrounding, Wanted
from tajuk.archive.report import Counts, Report
from tajuk.database.connect import Connection, Cursor, snapshot, transaction
from tajuk.edition import state, writer
from tajuk.edition.publication import Publication, publication
from tajuk.story.documents import Masthead
from tajuk.tray import items, seen, wanted

_LONGEST_TRANSACTION_S = 0.005
_REST_S = 0.003  # between two transactions, so that a waiting publish gets in
_MOST_ITEMS = 40  # of about twelve rows each

Clock = Callable[[], datetime]


class Progress(NamedTuple):
    """Where an import stands: the file, how many of its bytes were read, and the file's counts so far."""

    path: str
    position: int
    counts: Counts


Tell = Callable[[Progress], None]


def run(files: list[File], connection: Connection, *, clock: Clock, tell: Tell) -> Report:
    """Import files into the edition and the tray and return what became of every item.

    What was read before is left alone, so an import that was cut short is simply run again.
    """
    masthead = _masthead(files, connection, clock)
    into = _Into(connection, masthead, clock)
    report = Report(files={file.path: Counts() for file in files})
    for batch in producing.produced(files, masthead, now=clock()):
        counts = report.files[batch.path]
        into.take(batch.ready, counts)
        tell(Progress(batch.path, batch.position, counts))
    return report.added_up()


def _masthead(files: list[File], connection: Connection, clock: Clock) -> Masthead:
    """Return the edition's masthead; an edition that has none gets one after the first site told of."""
    with snapshot(connection) as cursor:
        live = live_masthead(cursor)
    if live:
        return live
    masthead = masthead_of(producing.first_site(files))
    with transaction(connection) as cursor:
        writer.append(cursor, publication(masthead, masthead), at=clock())
    return masthead


class _Into:
    """The database side of one import."""

    def __init__(self, connection: Connection, masthead: Masthead, clock: Clock) -> None:
        self._connection, self._masthead, self._clock = connection, masthead, clock

    def take(self, part: list[Ready], counts: Counts) -> None:
        """Commit items in short transactions with a rest between them; `counts` grows by what was committed."""
        waiting = part[::-1]
        while waiting:
            done = Counts()
            with transaction(self._connection) as cursor:
                until = time.monotonic() + _LONGEST_TRANSACTION_S
                most = len(waiting) - _MOST_ITEMS
                while waiting and len(waiting) > most and time.monotonic() < until:
                    ready = judged(cursor, waiting.pop())
                    tally(done, ready, news=self._is_news(cursor, ready))
            counts.add(done)
            time.sleep(_REST_S)

    def _is_news(self, cursor: Cursor, ready: Ready) -> bool:
        """Do with an item what is to be done; say whether anything was."""
        match ready:
            case Surrounding():
                return self._set_up(cursor, ready.publication)
            case Published() | Kept() | Wanted():
                is_news = seen.remember(cursor, ready.identity, ready.digest)
                if is_news:
                    self._take_in(cursor, ready)
                return is_news
            case _:
                return False

    def _take_in(self, cursor: Cursor, ready: Published | Kept | Wanted) -> None:
        match ready:
            case Published():
                self._publish(cursor, ready)
            case Kept():
                items.keep(cursor, ready.item, at=self._clock())
            case Wanted():
                wanted.want(cursor, ready.identity, ready.about)

    def _publish(self, cursor: Cursor, ready: Published) -> None:
        self._speak(cursor, ready.language)
        for around in ready.around:
            self._set_up(cursor, around)
        items.drop(cursor, ready.identity)
        wanted.used_by(cursor, ready.publication.guid, ready.pictures)
        writer.append(cursor, ready.publication, at=self._clock())

    def _set_up(self, cursor: Cursor, around: Publication) -> bool:
        """Publish a section, topic or person unless one with its slug is there: what editors made of it stays."""
        if state.current(cursor, around.guid):
            return False
        writer.append(cursor, around, at=self._clock())
        return True

    def _speak(self, cursor: Cursor, language: str) -> None:
        """Add a language to the masthead when the first story in it arrives."""
        if language in self._masthead.languages:
            return
        live = live_masthead(cursor) or self._masthead
        languages = tuple(dict.fromkeys((*live.languages, language)))
        self._masthead = msgspec.structs.replace(live, languages=languages)
        if languages != live.languages:
            writer.append(cursor, publication(self._masthead, self._masthead), at=self._clock())
