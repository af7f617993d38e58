"""Take a story away from readers: for a while, for good, or because it went out by mistake."""

from datetime import datetime, timedelta
from typing import Any

from wagtail.models import Revision

from tajuk.edition import writer
from tajuk.edition.entry import Action, Entry
from tajuk.edition.publication import publication
from tajuk.newsroom.actions.appending import Step, take
from tajuk.newsroom.actions.publishing import see_allowed
from tajuk.newsroom.errors import NewsroomError, NotLive, TooLate
from tajuk.newsroom.models import Colleague, Receipt, StoryPage
from tajuk.newsroom.page_columns import fill, live_columns
from tajuk.newsroom.queries import document_by_digest, masthead
from tajuk.story.story import Story

UNDO_WITHIN = timedelta(seconds=30)


def withdraw(page: StoryPage, *, by: Colleague | None, now: datetime, reason: str = "") -> Entry:
    """Take a story off every list; its address answers 404 until it is published again. Return the entry.

    Raises: PermissionDenied, NotLive.
    """
    return _taken_down(page, "withdraw", by=by, now=now, reason=reason)


def expire(page: StoryPage, *, now: datetime) -> Entry:
    """Withdraw what readers were to have until now, and return the entry. The clerk's; an editor decided it before.

    Raises: NotLive.
    """
    see_live(page)
    step = _step_down(page, "withdraw", "expired", by=None, now=now)
    step = step._replace(columns={**step.columns, "expired": True}, due_at=page.expire_at)
    return take(step, lambda cursor: writer.withdraw(cursor, page.guid, at=now, reason="expired"))


def kill(page: StoryPage, *, by: Colleague, now: datetime, reason: str) -> Entry:
    """Withdraw a story for good; its address answers 410. Return the entry.

    Raises: PermissionDenied, NotLive; NewsroomError without a reason.
    """
    if not reason.strip():
        raise NewsroomError("a kill without a reason", "say why in a sentence: it stays on record")
    return _taken_down(page, "kill", by=by, now=now, reason=reason)


def undo(page: StoryPage, *, by: Colleague, now: datetime) -> Entry:
    """Give readers what they had before the last publish, and return the entry: the version before, or nothing.

    Raises: PermissionDenied, NotLive; TooLate after 30 seconds, or when something else than a publish came last.
    """
    see_allowed(page, by)
    see_live(page)
    last = Receipt.objects.filter(page=page).order_by("-pk").first()  # not by the clock: it may have been set back
    if last is None or last.action not in ("publish", "update", "correct") or now - last.at > UNDO_WITHIN:
        raise TooLate(f"“{page.title}” cannot be undone any more", "correct it, or unpublish it")
    if not last.before:
        return withdraw(page, by=by, now=now, reason="undone")
    return _put_back(page, last, by=by, now=now)


def _put_back(page: StoryPage, last: Receipt, *, by: Colleague, now: datetime) -> Entry:
    story = document_by_digest(bytes.fromhex(last.before))
    if not isinstance(story, Story):
        raise TooLate(f"what “{page.title}” said before was erased", "correct it, or unpublish it")
    before = StoryPage.objects.get(pk=page.pk)
    fill(before, story)
    prepared = publication(story, masthead(), action="update", reason="undone")
    revision: Revision | None = last.revision_before
    columns: dict[str, Any] = {
        **live_columns(before),
        "live_revision": revision,
        "has_unpublished_changes": True,
        "last_published_at": now,
        "published_digest": last.before,
    }
    step = Step(page, "update", columns, last.before, revision, {"undone": last.pk}, by, now)
    return take(step, lambda cursor: writer.append(cursor, prepared, at=now))


def _taken_down(page: StoryPage, action: Action, *, by: Colleague | None, now: datetime, reason: str) -> Entry:
    see_allowed(page, by)
    see_live(page)
    step = _step_down(page, action, reason, by=by, now=now)
    verb = writer.kill if action == "kill" else writer.withdraw
    return take(step, lambda cursor: verb(cursor, page.guid, at=now, reason=reason))


def see_live(page: StoryPage) -> None:
    """Raise NotLive when readers have nothing of a page."""
    if not page.live:
        raise NotLive(f"“{page.title}” is not before readers", "nothing needs to be done")


def _step_down(page: StoryPage, action: Action, reason: str, *, by: Colleague | None, now: datetime) -> Step:
    columns = {"live": False, "live_revision": None, "has_unpublished_changes": True, "published_digest": ""}
    return Step(page, action, columns, page.published_digest, page.live_revision, {"reason": reason}, by, now)
