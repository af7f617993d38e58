"""What is planned for a page, and how plans end: something else happens to what readers have."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Min, QuerySet
from wagtail.models import Revision

from tajuk.newsroom.actions.alarming import settle
from tajuk.newsroom.models import FrontPlan, Scheduled, StoryPage


def waiting() -> QuerySet[Scheduled]:
    """Return what is to go out, and was not refused or cancelled."""
    return Scheduled.objects.filter(refused="", revision__approved_go_live_at__isnull=False)


def expiring() -> QuerySet[StoryPage]:
    """Return what readers have for a time only."""
    return StoryPage.objects.filter(live=True, expire_at__isnull=False)


def next_due() -> datetime | None:
    """Return the instant at which something has to happen next, None when nothing has."""
    release = waiting().aggregate(due=Min("due_at"))["due"]
    expiry = expiring().aggregate(due=Min("expire_at"))["due"]
    turn = FrontPlan.objects.aggregate(due=Min("turns_at"))["due"]
    return min(filter(None, (release, expiry, turn)), default=None)


def forget_plans(pages: Sequence[int]) -> bool:
    """Forget what was scheduled for pages, by their numbers, and say whether anything was. Inside a transaction."""
    if not Scheduled.objects.filter(page_id__in=pages).delete()[0]:
        return False
    planned = Revision.page_revisions.filter(object_id__in=map(str, pages), approved_go_live_at__isnull=False)
    planned.update(approved_go_live_at=None)
    settle("release", *pages)
    return True
