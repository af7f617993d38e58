"""The process that does what nobody in the newsroom waits for: `python -m tajuk.config.newsroom_clerk`.

Run by the supervisor beside the newsroom; loads Django. TAJUK_DATA names its data folder. One works at a time on a
database; others wait for its place.
"""

import argparse
import os
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

import psycopg
import structlog
from django.conf import settings
from django.db import DatabaseError, close_old_connections

from tajuk.config import django_ready  # isort: split  (models below)
from tajuk.config.asking_fronts import Fronts
from tajuk.config.clerk import Duty, work
from tajuk.config.installing import install
from tajuk.config.leaving import leave_when_told
from tajuk.config.logging import configure_logging
from tajuk.config.only_one import only_one
from tajuk.newsroom.actions.breaking import end_due, next_end
from tajuk.newsroom.actions.measuring import Meter
from tajuk.newsroom.actions.plans import next_due
from tajuk.newsroom.actions.releasing import expire_due, release_due
from tajuk.newsroom.actions.turning import turn_due
from tajuk.newsroom.actions.working_off import take_up_again, work_off_one

_NICE = 10
_LOOK_FOR_TASKS_S = 0.25
_LOOK_AT_PLACE_S = 1.0
_LOOK_FOR_RELEASES_S = 0.2
_LOOK_FOR_RECEIPTS_S = 0.05
_ASK_AGAIN_S = 0.02
_AFTER_TROUBLE_S = 0.5
_STEP_S = 1.0
_SOONEST_S = 0.005  # what somebody is publishing at this moment, or cannot go out, is still due
_STAND_BACK_S = 0.05
_stories_go_out = threading.Event()
"""Set while releases are due: whatever else would write then waits."""

log = structlog.get_logger()

__all__ = ["django_ready", "main"]


def main() -> None:
    """Do the newsroom's duties until told to stop."""
    configure_logging()
    parser = argparse.ArgumentParser()
    parser.add_argument("--edge", dest="edges", action="append", default=[])
    asked = parser.parse_args()
    leave_when_told()
    install(settings.TAJUK)
    with only_one(settings.TAJUK, "newsroom-clerk") as see_place:
        again = take_up_again(now=datetime.now(UTC))
        log.info("newsroom clerk at work", tasks_taken_up_again=again)
        threading.Thread(target=work, args=([Releases()],), daemon=True).start()
        fronts = Fronts(settings.TAJUK.run, tuple(asked.edges))
        for duty in (tasks, Receipts(fronts)):
            threading.Thread(target=_stand_back_and_work, args=(duty,), daemon=True).start()
        work([lambda: _at_place(see_place)])


class Releases:
    """Lets go out what is due, takes down what expires, turns fronts: at its second, however long that is ahead."""

    def __init__(self) -> None:
        self._clock = WallClock()

    def __call__(self) -> float:
        """Deal with what is due; ask to be called when the next is, soon at the latest: plans change meanwhile."""
        close_old_connections()
        self._clock.tell_of_steps()
        try:
            if release_due(_now) + expire_due(_now) + end_due(_now) + turn_due(_now):
                _stories_go_out.set()
                return 0.0
            _stories_go_out.clear()
            due = min(filter(None, (next_due(), next_end())), default=None)
        except DatabaseError:
            log.exception("releases cannot be looked at", again_in_s=_AFTER_TROUBLE_S)
            return _AFTER_TROUBLE_S
        ahead_s = (due - _now()).total_seconds() if due else _LOOK_FOR_RELEASES_S
        return min(max(ahead_s, _SOONEST_S), _LOOK_FOR_RELEASES_S)


class Receipts:
    """Measures when every surface shows what was published."""

    def __init__(self, fronts: Fronts) -> None:
        self._meter = Meter(fronts, _now)

    def __call__(self) -> float:
        """Ask once for what is still to be seen."""
        if _stories_go_out.is_set():
            return _STAND_BACK_S
        close_old_connections()
        return _ASK_AGAIN_S if self._meter() else _LOOK_FOR_RECEIPTS_S


class WallClock:
    """Watches whether the machine's clock was set: releases follow it, and an operator should know."""

    def __init__(self) -> None:
        self._ahead_s = time.time() - time.monotonic()

    def tell_of_steps(self) -> None:
        """Say when the clock went forward or back since it was looked at."""
        ahead_s = time.time() - time.monotonic()
        if abs(ahead_s - self._ahead_s) > _STEP_S:
            log.warning("the clock was set", by_s=round(ahead_s - self._ahead_s, 3))
        self._ahead_s = ahead_s


def _now() -> datetime:
    return datetime.now(UTC)


def tasks() -> float:
    """Do a task that is due; ask to be called at once as long as there are any."""
    if _stories_go_out.is_set():
        return _STAND_BACK_S
    close_old_connections()
    return 0.0 if work_off_one(now=datetime.now(UTC)) else _LOOK_FOR_TASKS_S


def _stand_back_and_work(duty: Duty) -> None:
    os.nice(_NICE)  # of this thread alone: editors and readers go first
    work([duty])


def _at_place(see_place: Callable[[], None]) -> float:
    try:
        see_place()
    except psycopg.Error:
        log.exception("the database was lost, and with it the place; begins anew")
        os._exit(1)  # at once, threads too: another may have the place already
    return _LOOK_AT_PLACE_S


if __name__ == "__main__":
    main()
