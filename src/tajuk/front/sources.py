"""Where a front reads from, and whom it answers."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple


def now_utc() -> datetime:
    """Return the instant it is."""
    return datetime.now(UTC)


class Sources(NamedTuple):
    """Everything a front is told when it starts.

    database_url, tape_url: as `database.connect` takes them; "" for no tape. media: the store's folder.
    hosts: the names it answers for, without port; empty: any (development only).
    origin: the canonical "https://…" for a masthead that names none. ads: the text of /ads.txt.
    development: there are pages for those who work on Tajuk (/design). lane_bytes: what a worker's lane may hold.
    counter: where /account and /in are relayed to, as `counter_address` takes it. spool: the folder of page views;
    none are kept without. search: the folder of the machine's search index; nothing can be found without.
    clock: says which instant it is; only what a licence delays depends on it.
    edge: a cache in front is told what to forget, so answers bear the names it knows them by.
    """

    database_url: str
    tape_url: str = ""
    media: Path | None = None
    media_url: str = ""
    hosts: tuple[str, ...] = ()
    origin: str = "http://localhost:8000"
    ads: str = ""
    development: bool = False
    lane_bytes: int = 64 * 1024 * 1024
    counter: str = ""
    spool: Path | None = None
    search: Path | None = None
    clock: Callable[[], datetime] = now_utc
    edge: bool = False
