"""The process that does what nobody in the newsroom waits for: `python -m tajuk.config.newsroom_clerk`.

Run by the supervisor beside the newsroom; loads Django. TAJUK_DATA names its data folder. One works at a time on a
database; others wait for its place.
"""

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import psycopg
import structlog
from django.conf import settings
from django.db import close_old_connections

from tajuk.config import django_ready  # isort: split  (models below)
from tajuk.config.clerk import Duty, work
from tajuk.config.installing import install
from tajuk.config.leaving import leave_when_told
from tajuk.config.logging import configure_logging
from tajuk.config.only_one import only_one
from tajuk.newsroom.actions.working_off import take_up_again, work_off_one

_NICE = 10
_LOOK_FOR_TASKS_S = 0.25
_LOOK_AT_PLACE_S = 1.0
log = structlog.get_logger()

__all__ = ["django_ready", "main"]


def main() -> None:
    """Do the newsroom's duties until told to stop."""
    configure_logging()
    leave_when_told()
    install(settings.TAJUK)
    with only_one(settings.TAJUK, "newsroom-clerk") as see_place:
        again = take_up_again(now=datetime.now(UTC))
        log.info("newsroom clerk at work", tasks_taken_up_again=again)
        threading.Thread(target=_stand_back_and_work, args=(tasks,), daemon=True).start()
        work([lambda: _at_place(see_place)])


def tasks() -> float:
    """Do a task that is due; ask to be called at once as long as there are any."""
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
