"""What an import would do, without doing it."""

from datetime import datetime

from tajuk.archive import producing
from tajuk.archive.counting import tally
from tajuk.archive.judging import judged
from tajuk.archive.masthead import live_masthead, masthead_of
from tajuk.archive.producing import File, Kept, Published, Ready, Surrounding, Wanted
from tajuk.archive.report import Counts, Report
from tajuk.database.connect import Connection
from tajuk.edition import state
from tajuk.tray import seen


def rehearse(files: list[File], connection: Connection | None, *, now: datetime) -> Report:
    """Return the report an import at `now` would give; write nothing. `connection` is None where no edition is yet."""
    live = live_masthead(connection.cursor()) if connection else None
    masthead = live or masthead_of(producing.first_site(files))
    report = Report(files={file.path: Counts() for file in files})
    known = _Known(connection)
    for batch in producing.produced(files, masthead, now=now):
        for ready in batch.ready:
            judgement = judged(connection.cursor(), ready) if connection else ready
            tally(report.files[batch.path], judgement, news=known.is_news(judgement))
    return report.added_up()


class _Known:
    """Remembers what this rehearsal has met, beside what the tray and the edition know."""

    def __init__(self, connection: Connection | None) -> None:
        self._connection = connection
        self._met: set[tuple[str, bytes]] = set()

    def is_news(self, ready: Ready) -> bool:
        """Say whether an item would be news to an import."""
        match ready:
            case Published() | Kept() | Wanted():
                key = (ready.identity, ready.digest)
                there = bool(self._connection and seen.is_known(self._connection.cursor(), *key))
            case Surrounding():
                key = (ready.publication.guid, b"")
                there = bool(self._connection and state.current(self._connection.cursor(), key[0]))
            case _:
                return False
        is_news = not there and key not in self._met
        self._met.add(key)
        return is_news
