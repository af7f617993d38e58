"""The sources of an installation: who tends each, and how they do. The clerk runs them; `tajuk check` asks."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import msgspec
import structlog

from tajuk.archive.demo.ticks import ticks
from tajuk.config.data_folder import DataFolder, open_tape
from tajuk.database.connect import Connection
from tajuk.ticker.asking import AskedBank, AskedFolder, AskedHost
from tajuk.ticker.items import Item, Offered
from tajuk.ticker.reading import Terms
from tajuk.ticker.sources import Demo, EcbDaily, Fetch, Folder, HttpJson, Source, Stream, sources_in
from tajuk.ticker.streaming import Streamed
from tajuk.ticker.tending import Health, Tender

_SLACK = timedelta(minutes=15)
log = structlog.get_logger()


class SourceDuty:
    """Tends one source. Its health lies in the data folder, for who asks from another process."""

    def __init__(self, folder: DataFolder, source: Source) -> None:
        self._folder, self._source = folder, source
        self._tape: Connection | None = None
        self._work: Callable[[], float] = self._begin
        self._tender: Tender | None = None
        self._trouble = ""

    def __call__(self) -> float:
        """Ask the source once, or follow it until it stops; return the seconds until the next time."""
        again_in_s = self._work()
        if self._tender:
            self._tell(self._tender.health, again_in_s)
        return again_in_s

    def _begin(self) -> float:
        self._tape = open_tape(self._folder)
        self._tender = tender = Tender(self._source, self._tape, now_utc)
        if isinstance(self._source, Stream):
            self._work = Streamed(self._source, tender, self._heard)
        else:
            fetch = _fetch(self._source)
            self._work = lambda: tender.ask(fetch)
        return self._work()

    def _heard(self, health: Health) -> None:
        """Keep how a stream does while it is followed."""
        self._tell(health, 0.0)

    def _tell(self, health: Health, again_in_s: float) -> None:
        """Keep how the source does, and say once that it fails, and once that it is heard again."""
        path = health_path(self._folder, self._source.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting = path.with_suffix(".new")
        waiting.write_bytes(msgspec.json.encode(health))
        waiting.replace(path)
        if health.problem and not self._trouble:
            log.warning("source not heard", source=health.name, problem=health.problem, again_in_s=again_in_s)
        if self._trouble and not health.problem:
            log.info("source heard again", source=health.name)
        self._trouble = health.problem


def now_utc() -> datetime:
    """Return the instant it is."""
    return datetime.now(UTC)


def sources_of(folder: DataFolder) -> tuple[Source, ...]:
    """Return the sources named in a data folder's `sources.toml`. Raises: BadInput when it makes no sense."""
    return sources_in(folder.path / "sources.toml")


def health_path(folder: DataFolder, name: str) -> Path:
    """Return where the health of a source is kept."""
    return folder.run / f"source-{quote(name, safe='')}.json"


def health_of(folder: DataFolder, source: Source) -> Health | None:
    """Return how a source does, None when nobody has tended it yet."""
    path = health_path(folder, source.name)
    return msgspec.json.decode(path.read_bytes(), type=Health) if path.exists() else None


def is_silent(source: Source, health: Health, now: datetime) -> bool:
    """Say whether a source has not been heard for much longer than it should be."""
    return health.heard_at is None or now - health.heard_at > timedelta(seconds=3 * source.every_s) + _SLACK


def _fetch(source: Folder | HttpJson | EcbDaily | Demo) -> Fetch:
    match source:
        case Folder():
            return AskedFolder(source)
        case HttpJson():
            return AskedHost(source)
        case EcbDaily():
            return AskedBank(source)
        case Demo():
            return _demo_ticks


def _demo_ticks(terms: Terms) -> Sequence[Item]:
    """Return what the demo's made-up prices are at this instant; nothing of instruments that are not listed."""
    made = (quote for quote in ticks(terms.received_at) if quote.symbol in terms.listed)
    return [Offered(quote, 0, terms.listed[quote.symbol]) for quote in made]
