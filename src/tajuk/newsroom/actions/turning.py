"""Turn fronts: a placing begins or ends at its second, whoever is there to see it. The newsroom's clerk does this."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from tajuk.newsroom.actions.alarming import alarm, settle
from tajuk.newsroom.actions.curating import write_down
from tajuk.newsroom.actions.publishing_documents import Decision, publish_document
from tajuk.newsroom.errors import Overtaken
from tajuk.newsroom.fronts import document_of
from tajuk.newsroom.models import FrontPlan
from tajuk.newsroom.placings import plan_of

BATCH = 20
_AGAIN_AFTER = timedelta(minutes=1)
log = structlog.get_logger()


def turn_due(clock: Callable[[], datetime]) -> int:
    """Publish the fronts of which a placing began or ended; return how many were dealt with, 0 when none is due.

    A front that cannot be published has an alarm, is tried again in a minute and delays no other.
    """
    due = list(FrontPlan.objects.filter(turns_at__lte=clock()).order_by("turns_at", "pk")[:BATCH])
    for front in due:
        _see_turned(front, clock)
    return len(due)


def _see_turned(front: FrontPlan, clock: Callable[[], datetime]) -> None:
    try:
        _turn(front, clock())
    except Overtaken:
        return  # somebody published it at this moment
    except Exception as error:
        log.exception("a front cannot change", front=front.name)
        FrontPlan.objects.filter(pk=front.pk, turns_at=front.turns_at).update(turns_at=clock() + _AGAIN_AFTER)
        alarm("front", front.pk, f"the front {front} does not change: {error}", now=clock())
    else:
        settle("front", front.pk)


def _turn(front: FrontPlan, now: datetime) -> None:
    plan = plan_of(front.placings)

    def keep() -> None:
        held = FrontPlan.objects.select_for_update().get(pk=front.pk)
        if (held.turns_at, held.placings) != (front.turns_at, front.placings):
            raise Overtaken(f"the front {front} was published by somebody else meanwhile", "nothing needs to be done")
        write_down(held, plan, by=None, now=now, due_at=front.turns_at)

    data = {"due_at": front.turns_at.isoformat()}
    publish_document(document_of(front, plan, now), Decision(row=front, by=None, now=now, keep=keep, data=data))
