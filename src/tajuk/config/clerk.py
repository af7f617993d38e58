"""The process that does what nobody waits for. Run by the supervisor: `python -m tajuk.config.clerk`; no Django."""

import argparse
import os
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import structlog

from tajuk.config.data_folder import DataFolder, data_folder
from tajuk.config.edges import EdgeDuty
from tajuk.config.leaving import leave_when_told
from tajuk.config.logging import configure_logging
from tajuk.config.sources import SourceDuty, sources_of
from tajuk.errors import TajukError
from tajuk.media import avif
from tajuk.media.store import Store, open_store

Duty = Callable[[], float]
"""Does a piece of work, a few seconds of it at most; returns the seconds until it wants to be called again."""

_NICE = 15
_LOOK_AGAIN_S = 1.5
_AFTER_FAULT_S = 10.0
log = structlog.get_logger()


def main() -> None:
    """Do the duties until told to stop."""
    configure_logging()
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--edge", dest="edges", action="append", default=[])
    settings = parser.parse_args()
    folder = data_folder(settings.data)
    for edge in settings.edges:  # readers wait for these: each has its own thread, begun before we stand back
        threading.Thread(target=work, args=([EdgeDuty(folder, edge)],), daemon=True).start()
    begin_sources(folder)
    os.nice(_NICE)  # of this thread and those it begins from here on
    leave_when_told()
    work(duties_of(folder))


def begin_sources(folder: DataFolder) -> int:
    """Begin to tend the sources of quotes, each in a thread of its own; return how many there are.

    A file of sources that makes no sense is told, and stops nothing else.
    """
    try:
        sources = sources_of(folder)
    except TajukError as error:
        log.error("sources not read", problem=str(error))
        return 0
    for source in sources:
        threading.Thread(target=work, args=([SourceDuty(folder, source)],), daemon=True).start()
    return len(sources)


def duties_of(folder: DataFolder) -> list[Duty]:
    """Return what a clerk has to do for an installation."""
    return [AvifDuty(open_store(folder.media, folder.media_url))]


def work(duties: Sequence[Duty]) -> None:
    """Do each duty when it is due, the one that waited longest first; one that fails costs the others nothing."""
    due_at = [time.monotonic()] * len(duties)
    while True:
        next_ = min(range(len(duties)), key=due_at.__getitem__)
        time.sleep(max(due_at[next_] - time.monotonic(), 0.0))
        try:
            again_in_s = duties[next_]()
        except Exception:
            log.exception("duty failed", duty=type(duties[next_]).__name__, again_in_s=_AFTER_FAULT_S)
            again_in_s = _AFTER_FAULT_S
        due_at[next_] = time.monotonic() + again_in_s


class AvifDuty:
    """Gives pictures their AVIF, the newest first, one a call."""

    def __init__(self, store: Store) -> None:
        self._store, self._made, self._has_stock = store, 0, False

    def __call__(self) -> float:
        """Make one picture's AVIF if one waits."""
        if not self._has_stock:
            self._store.waiting.take_stock()
            self._has_stock = True
        made = avif.make_next(self._store)
        if made is None:
            self._tell()
            return _LOOK_AGAIN_S
        self._made += 1
        if made.problem:
            log.warning("no avif", media=made.digest, problem=made.problem)
        return 0.0

    def _tell(self) -> None:
        """Say, once after some work, that nothing is missing any more."""
        if self._made:
            log.info("avif made", pictures=self._made, missing=len(self._store.waiting.newest()))
        self._made = 0


if __name__ == "__main__":
    main()
