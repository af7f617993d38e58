"""Work off the tasks that were kept: one at a time, again after a pause when one fails, an alarm when that goes on.

Only one process at a time does this (`config/only_one.py`), so that what it finds begun at its start was left by one
that died.
"""

from datetime import datetime, timedelta
from traceback import format_exception
from typing import Any

import structlog
from django.db import transaction
from django.db.models import Q
from django_tasks_db.models import DBTaskResult, get_date_max

from tajuk.newsroom.actions.alarming import alarm, settle

_FIRST_PAUSE = timedelta(seconds=1)
_LONGEST_PAUSE = timedelta(minutes=10)
_ALARM_FROM_TRY = 5
_CLERK = "clerk"
log = structlog.get_logger()


def take_up_again(*, now: datetime) -> int:
    """Make ready what somebody who died had begun, and return how much that was.

    What was begun often before waits as if it had failed: it may be what ends the process.
    """
    begun = list(DBTaskResult.objects.filter(status="RUNNING"))
    for task in begun:
        _put_back(task, now, "the process that worked on it ended")
    return len(begun)


def work_off_one(*, now: datetime) -> bool:
    """Do the task that waited longest, if one is due; say whether one was."""
    task = _claimed(now)
    if task is None:
        return False
    try:
        task.task.call(*task.args_kwargs["args"], **task.args_kwargs["kwargs"])
    except Exception as error:
        log.exception("task failed", task=task.task_path, tries=len(task.worker_ids))
        _put_back(task, now, "".join(format_exception(error)))
        return True
    settle("task", task.pk)
    task.delete()
    return True


def pause_after(tries: int) -> timedelta:
    """Return how long a task waits that was tried so often: a second, then twice as long, at most ten minutes."""
    return min(_FIRST_PAUSE * 2 ** min(tries - 1, 20), _LONGEST_PAUSE)


def _claimed(now: datetime) -> DBTaskResult[Any, Any] | None:
    """Return the next task, marked as begun, so that nobody else takes it."""
    due = DBTaskResult.objects.filter(Q(run_after=get_date_max()) | Q(run_after__lte=now), status="READY")
    if not due.exists():  # looked at without the lock that SQLite takes for a transaction
        return None
    with transaction.atomic():
        task = due.select_for_update(skip_locked=True).first()
        if task is not None:
            task.status, task.started_at, task.worker_ids = "RUNNING", now, [*task.worker_ids, _CLERK]
            task.save(update_fields=["status", "started_at", "worker_ids"])
    return task


def _put_back(task: DBTaskResult[Any, Any], now: datetime, problem: str) -> None:
    tries = max(len(task.worker_ids), 1)
    task.status, task.run_after, task.traceback = "READY", now + pause_after(tries), problem
    task.save(update_fields=["status", "run_after", "traceback"])
    if tries >= _ALARM_FROM_TRY:
        alarm("task", task.pk, f"{task.task_path}, tried {tries} times: {problem.strip().splitlines()[-1]}", now=now)
