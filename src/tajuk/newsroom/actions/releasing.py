"""Release what is due, to the second; take down what expires. The newsroom's clerk does this; so may a test.

The wall clock decides. What fell due while nothing ran, or behind a clock that jumps ahead, goes out at once; when the
clock goes back, what is gone is gone and what waits goes on waiting.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import structlog
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import F, Q

from tajuk.edition import writer
from tajuk.edition.entry import Action
from tajuk.newsroom.actions.alarming import alarm, settle
from tajuk.newsroom.actions.appending import Step, change, write_down
from tajuk.newsroom.actions.plans import expiring, waiting
from tajuk.newsroom.actions.prepared import Prepared, opened
from tajuk.newsroom.actions.withdrawing import expire
from tajuk.newsroom.errors import NotLive, Overtaken
from tajuk.newsroom.models import Scheduled, StoryPage
from tajuk.newsroom.page_columns import unkept

Clock = Callable[[], datetime]
BATCH = 20
"""Stories of one transaction: enough to spare commits, few enough that an editor's own publish is not kept waiting."""

_MOST_TRIES = 3
_EXPIRE_AGAIN_AFTER = timedelta(minutes=1)
log = structlog.get_logger()


class Due(NamedTuple):
    """A story whose instant has come, opened."""

    row: Scheduled
    prepared: Prepared


def release_due(clock: Clock) -> int:
    """Release a batch of what is due, the longest overdue first; return how many were dealt with, 0 when none is due.

    A story that cannot go out is set aside with an alarm; the others go out as if it were not there.
    """
    rows = list(
        waiting()
        .filter(due_at__lte=clock())
        .select_related("page", "by", "revision")
        .defer("revision__content")
        .order_by("tries", "due_at", "pk")[:BATCH]
    )
    due = [one for row in rows if (one := _opened(row, clock))]
    try:
        _release(due, clock)
    except DatabaseError:  # not known whose fault: each by itself, so that it is only one's own
        log.exception("a batch of releases failed; each goes alone", stories=len(due))
        for one in due:
            _release_alone(one, clock)
    return len(rows)


def expire_due(clock: Clock) -> int:
    """Take down what readers were to have until now; return how many were dealt with."""
    now = clock()
    in_trouble = Q(alarms__kind="release", alarms__last_at__gt=now - _EXPIRE_AGAIN_AFTER)
    pages = list(expiring().filter(expire_at__lte=now).exclude(in_trouble).order_by("expire_at")[:BATCH])
    for page in pages:
        _expire(page, clock)
    return len(pages)


def _expire(page: StoryPage, clock: Clock) -> None:
    try:
        expire(page, now=clock())
    except (NotLive, Overtaken):
        return  # somebody was quicker
    except Exception as error:
        log.exception("a story cannot expire", page=page.pk)
        alarm("release", page.pk, f"“{page.title}” does not expire: {error}", now=clock(), page=page.pk)
    else:
        settle("release", page.pk)


def _opened(row: Scheduled, clock: Clock) -> Due | None:
    try:
        return Due(row, opened(bytes(row.prepared), row.digest))
    except Exception as error:
        log.exception("a scheduled story cannot be read", page=row.page_id)
        _set_aside(row, error, clock)
        return None


def _release(due: Sequence[Due], clock: Clock) -> None:
    """Release stories in one transaction, each under a savepoint: one that fails leaves nothing behind."""
    refused: list[tuple[Scheduled, Exception]] = []
    out: list[Step] = []
    with transaction.atomic(durable=True):
        for one in _held(due):
            try:
                with transaction.atomic():
                    out.append(_release_one(one, clock()))
            except OperationalError:
                raise  # the database's trouble, not the story's
            except Exception as error:
                log.exception("a scheduled story was refused", page=one.row.page_id)
                refused.append((one.row, error))
        write_down(out)
    for row, reason in refused:
        _set_aside(row, reason, clock)


def _release_alone(one: Due, clock: Clock) -> None:
    try:
        _release([one], clock)
    except DatabaseError as error:
        log.exception("a scheduled story failed", page=one.row.page_id, tries=one.row.tries + 1)
        Scheduled.objects.filter(pk=one.row.pk).update(tries=F("tries") + 1)
        if one.row.tries + 1 >= _MOST_TRIES:
            _set_aside(one.row, error, clock)


def _held(due: Sequence[Due]) -> list[Due]:
    """Return those that still wait as we saw them, their pages' rows held; others have their turn in the next batch.

    Left out are pages that somebody is publishing at this moment, and plans that were cancelled or made anew. Held
    before the first append, whose lock comes last for everybody: nobody waits for somebody who waits for him.
    """
    pages = StoryPage.objects.filter(pk__in=[one.row.page_id for one in due])
    free = dict(pages.select_for_update(skip_locked=True, of=("self",)).values_list("pk", "published_digest"))
    plans = waiting().filter(page_id__in=free).select_for_update(of=("self",))
    still = set(plans.values_list("pk", "digest", "due_at"))
    return [
        one
        for one in due
        if (one.row.pk, one.row.digest, one.row.due_at) in still
        and free[one.row.page_id] == one.row.page.published_digest
    ]


def _release_one(one: Due, now: datetime) -> Step:
    """Change the page's row and append; the rest of the books is kept for all of a batch."""
    row, page = one.row, one.row.page
    action: Action = "update" if page.live else "publish"
    columns: dict[str, Any] = {
        **unkept(one.prepared.columns),
        "live": True,
        "has_unpublished_changes": ~Q(latest_revision=row.revision_id),  # asked when it is changed: people go on saving
        "live_revision_id": row.revision_id,
        "expired": False,
        "first_published_at": page.first_published_at or row.due_at,
        "last_published_at": now,
        "published_digest": row.digest,
    }
    due = {"due_at": row.due_at.isoformat()}
    step = Step(page, action, columns, row.digest, row.revision, due, row.by, now, row.due_at)
    change(step)
    cursor: Any = connection.cursor()
    writer.append(cursor, one.prepared.publication, at=now)
    return step


def _set_aside(row: Scheduled, error: Exception, clock: Clock) -> None:
    """Keep a story that could not go out where editors see it; it is tried no more."""
    problem = str(error) or type(error).__name__
    Scheduled.objects.filter(pk=row.pk, digest=row.digest).update(refused=problem)
    alarm("release", row.page_id, f"“{row.page.title}” did not go out: {problem}", now=clock(), page=row.page_id)
