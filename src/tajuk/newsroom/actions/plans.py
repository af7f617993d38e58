"""What is planned for a page, and how plans end: something else happens to what readers have."""

from datetime import datetime

from django.db.models import Min, QuerySet

from tajuk.newsroom.actions.alarming import settle
from tajuk.newsroom.models import Scheduled, StoryPage


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
    return min(filter(None, (release, expiry)), default=None)


def forget_plan(page: StoryPage) -> bool:
    """Forget what was scheduled for a page, and say whether anything was. Inside a transaction."""
    if not Scheduled.objects.filter(page_id=page.pk).delete()[0]:
        return False
    page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    settle("release", page.pk)
    return True
