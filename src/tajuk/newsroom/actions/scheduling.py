"""Schedule a story for an instant, or think better of it."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from tajuk.edition.entry import Entry
from tajuk.newsroom.actions.alarming import settle
from tajuk.newsroom.actions.assigning import see_second_person
from tajuk.newsroom.actions.plans import forget_plans, waiting
from tajuk.newsroom.actions.prepared import Prepared, packed
from tajuk.newsroom.actions.publishing import Change, dated, publish, ready, see_allowed
from tajuk.newsroom.errors import Changed, NewsroomError
from tajuk.newsroom.models import Colleague, Scheduled, StoryPage
from tajuk.newsroom.page_columns import kept, story_on


def let_out(page: StoryPage, *, by: Colleague, now: datetime, change: Change = "visible") -> Scheduled | Entry:
    """Publish a page; or schedule it, when its newest revision names an instant ahead (`go_live_at`).

    Raises: as `publish`, as `schedule`.
    """
    due = page.get_latest_revision_as_object().go_live_at
    if due and due > now:
        return schedule(page, by=by, now=now)
    return publish(page, by=by, now=now, change=change)


def schedule(page: StoryPage, *, by: Colleague, now: datetime) -> Scheduled:
    """Make the newest revision of a page ready to go out at the instant it names (`go_live_at`); older plans go.

    Readers see that instant, not the release's, as the story's own: its address and its bytes are settled now.
    Raises: PermissionDenied; NewsroomError, EditionError when it could not go out.
    """
    see_allowed(page, by)
    see_second_person(page, by)
    newest: StoryPage = page.get_latest_revision_as_object()
    due = newest.go_live_at
    if due is None or due <= now:
        raise NewsroomError(f"“{page.title}” names no instant ahead", "set when it goes live, or publish it now")
    if newest.expire_at and newest.expire_at <= due:
        raise NewsroomError(f"“{page.title}” would expire before it runs", "let it expire later")
    story = dated(story_on(newest, at=due), page, due, "visible")
    found = ready(page, story, action="publish")
    values = {
        "revision": page.latest_revision,
        "by": by,
        "due_at": due,
        "scheduled_at": now,
        "prepared": packed(Prepared(found.publication, kept(found.page))),
        "digest": found.publication.digest.hex(),
        "tries": 0,
        "refused": "",
    }
    with transaction.atomic(durable=True):
        page.revisions.exclude(pk=page.latest_revision_id).update(approved_go_live_at=None)
        page.revisions.filter(pk=page.latest_revision_id).update(approved_go_live_at=due)
        row, _ = Scheduled.objects.update_or_create(page=page, defaults=values)
        settle("release", page.pk)
        log(page, "tajuk.schedule", user=by, data={"due_at": due.isoformat()}, revision=page.latest_revision)
    return row


def schedule_for(
    page: StoryPage, due: datetime, *, by: Colleague, now: datetime, expires_at: datetime | None = None
) -> Scheduled:
    """Schedule the newest revision of a page for an instant, whatever it names itself. When it runs is not words: the
    revision stays its writer's.

    Raises: as `schedule`; Changed when somebody is writing into that revision.
    """
    see_allowed(page, by)
    newest: StoryPage = page.get_latest_revision_as_object()
    newest.go_live_at, newest.expire_at = due, expires_at
    revision = page.latest_revision
    revision.content = newest.serializable_data()
    if not page.revisions.filter(pk=revision.pk, created_at=revision.created_at).update(content=revision.content):
        raise Changed(f"“{page.draft_title}” was changed since you looked", "read it again and decide anew")
    return schedule(page, by=by, now=now)


def unschedule(page: StoryPage, *, by: Colleague, now: datetime) -> None:
    """Let a story wait for another decision.

    Raises: PermissionDenied; NewsroomError when it is not scheduled, or went out meanwhile.
    """
    see_allowed(page, by)
    with transaction.atomic(durable=True):
        due = Scheduled.objects.filter(page=page).values_list("due_at", flat=True).first()
        if due is None or not forget_plans([page.pk]):
            raise NewsroomError(f"“{page.title}” is not scheduled", "look at whether it has gone out")
        log(page, "tajuk.unschedule", user=by, data={"due_at": due.isoformat(), "cancelled_at": now.isoformat()})


def edited_since(page: StoryPage) -> bool:
    """Say whether somebody went on writing after the story was scheduled: what goes out is what was scheduled."""
    return waiting().filter(page=page).exclude(revision=page.latest_revision_id).exists()
