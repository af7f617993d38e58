"""The process that keeps a machine's search index equal to the edition: `python -m tajuk.config.indexer`; no Django."""

import argparse
import contextlib
import os
import time
from pathlib import Path

import structlog

from tajuk.config.data_folder import DataFolder, data_folder
from tajuk.config.leaving import leave_when_told
from tajuk.config.logging import configure_logging
from tajuk.front.record import Record
from tajuk.front.refusals import Refusal
from tajuk.search import shelf
from tajuk.search.errors import LockBusy, NoIndex, Outdated
from tajuk.search.projecting import Projection, opened, rebuilt

_LOOK_EVERY_S = {"sqlite": 0.005, "postgresql": 0.010}
_LOCK_AGAIN_S = 0.5
_AFTER_FAULT_S = 2.0
_NICE = 5
log = structlog.get_logger()


def main() -> None:
    """Follow the edition until told to stop."""
    configure_logging()
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    folder = data_folder(parser.parse_args().data)
    os.nice(_NICE)
    leave_when_told()
    while True:
        try:
            with shelf.sole_writer(folder.search):
                _follow(folder)
        except LockBusy:
            time.sleep(_LOCK_AGAIN_S)
        except Refusal as error:  # no edition yet, or its database is away
            log.debug("indexer waits", problem=str(error))
            time.sleep(_LOCK_AGAIN_S)
        except Exception:
            log.exception("indexing failed", again_in_s=_AFTER_FAULT_S)
            time.sleep(_AFTER_FAULT_S)


def _follow(folder: DataFolder) -> None:
    """Keep the index equal to the edition, with the folder's lock held; never returns but by an error."""
    every_s = _LOOK_EVERY_S["sqlite" if folder.database_url.startswith("sqlite:") else "postgresql"]
    record = Record(folder.database_url)
    projection = _opened(folder, record)
    with contextlib.closing(record):
        while True:
            try:
                if not projection.catch_up(record.read):
                    time.sleep(every_s)
                outdated = shelf.rebuild_is_asked(folder.search)
            except (NoIndex, Outdated) as error:
                log.info("index of no use", problem=error.problem)
                outdated = True
            if outdated:
                projection.close()
                projection = _made_anew(folder, record)


def _opened(folder: DataFolder, record: Record) -> Projection:
    """Return the index that counts, made anew where it is missing or of no use."""
    try:
        projection = opened(folder.search)
    except (NoIndex, Outdated) as error:
        log.info("index made anew", problem=error.problem)
        return _made_anew(folder, record)
    shelf.remove_others(folder.search, shelf.current(folder.search))
    return projection


def _made_anew(folder: DataFolder, record: Record) -> Projection:
    shelf.rebuild_begins(folder.search)
    shelf.remove_others(folder.search, _counting(folder))
    began = time.monotonic()
    stories = rebuilt(folder.search, record.read)
    log.info("index made", stories=stories, took_s=round(time.monotonic() - began, 2))
    return opened(folder.search)


def _counting(folder: DataFolder) -> Path | None:
    with contextlib.suppress(NoIndex):
        return shelf.current(folder.search)
    return None


if __name__ == "__main__":
    main()
