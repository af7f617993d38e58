"""Give a story to somebody, hand it over, send it back, spike it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from tajuk.newsroom.errors import NewsroomError, WantsTwo
from tajuk.newsroom.models import Assignment, Colleague, Desk, Stage, StoryPage
from tajuk.newsroom.page_columns import story_on

_LOOKS_BACK = 50  # revisions


@transaction.atomic
def assign(
    page: StoryPage, *, to: Colleague, by: Colleague, now: datetime, due_at: datetime | None = None
) -> Assignment:
    """Give a story to a colleague, until an instant. Raises: PermissionDenied when `by` may not publish here."""
    _see_editor(page, by)
    found = _of(page, now)
    found.due_at = due_at
    return _moved(found, Stage.ASSIGNED, to, by=by, now=now)


@transaction.atomic
def begin(page: StoryPage, *, by: Colleague, now: datetime) -> Assignment:
    """Note that somebody writes. Raises: PermissionDenied when `by` may not change the page."""
    _see_writer(page, by)
    return _moved(_of(page, now), Stage.WRITING, by, by=by, now=now)


@transaction.atomic
def hand_over(page: StoryPage, *, by: Colleague, now: datetime, note: str, to: Colleague | None = None) -> Assignment:
    """Give a story to the editors (or to one of them), with a word. Raises: PermissionDenied as `begin`."""
    _see_writer(page, by)
    found = _of(page, now)
    found.note = note
    return _moved(found, Stage.WITH_EDITOR, to, by=by, now=now)


@transaction.atomic
def send_back(page: StoryPage, *, to: Colleague, by: Colleague, now: datetime, note: str) -> Assignment:
    """Give a story back to who wrote it, with a word.

    Raises: PermissionDenied when `by` may not publish here; NewsroomError without a note.
    """
    _see_editor(page, by)
    if not note.strip():
        raise NewsroomError("a story sent back without a note", "say what is missing")
    found = _of(page, now)
    found.note = note
    return _moved(found, Stage.WRITING, to, by=by, now=now)


@transaction.atomic
def mark_ready(page: StoryPage, *, by: Colleague, now: datetime) -> Assignment:
    """Say that a story may run. Raises: PermissionDenied when `by` may not publish here."""
    _see_editor(page, by)
    return _moved(_of(page, now), Stage.READY, by, by=by, now=now)


@transaction.atomic
def spike(page: StoryPage, *, by: Colleague, now: datetime, note: str = "") -> Assignment:
    """Drop a story that has not run. Raises: PermissionDenied; NewsroomError when readers have it."""
    _see_editor(page, by)
    if page.live:
        raise NewsroomError(f"“{page.title}” is before readers", "unpublish or kill it")
    found = _of(page, now)
    found.note = note
    return _moved(found, Stage.SPIKED, None, by=by, now=now)


def see_second_person(page: StoryPage, by: Colleague | None) -> None:
    """Raise WantsTwo when a desk wants two people and the publisher wrote last."""
    desk = Desk.objects.filter(path=page.path[: -page.steplen]).first()
    if by is not None and desk is not None and desk.two_people and _wrote_last(page) == by.pk:
        raise WantsTwo(f"the desk {desk.title} wants two people", "have somebody else read and publish it")


def _wrote_last(page: StoryPage) -> int | None:
    """Return whose the newest words are: who only saved or scheduled them again did not write them."""
    writer, words = None, None
    for revision in page.revisions.order_by("-created_at", "-pk")[:_LOOKS_BACK]:
        story = story_on(revision.as_object(), at=page.latest_revision_created_at)
        if words is not None and story != words:
            break
        writer, words = revision.user_id, story
    return writer


def _of(page: StoryPage, now: datetime) -> Assignment:
    found, _ = Assignment.objects.select_for_update().get_or_create(page=page, defaults={"since": now})
    return found


def _moved(found: Assignment, stage: Stage, to: Colleague | None, *, by: Colleague, now: datetime) -> Assignment:
    found.stage, found.with_whom, found.since = stage, to, now
    found.save()
    data = {"stage": stage.value, "with": to.get_username() if to else "", "note": found.note}
    log(found.page, "tajuk.move", user=by, data=data, content_changed=False)
    return found


def _see_editor(page: StoryPage, by: Colleague) -> None:
    if not page.permissions_for_user(by).can_publish():
        raise PermissionDenied(f"{by} does not edit this desk")


def _see_writer(page: StoryPage, by: Colleague) -> None:
    if not page.permissions_for_user(by).can_edit():
        raise PermissionDenied(f"{by} may not change “{page.title}”")
