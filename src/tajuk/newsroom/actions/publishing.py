"""Publish a story, or what has changed in it."""

from datetime import datetime
from functools import partial
from typing import Any, Literal, NamedTuple

import msgspec
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from wagtail.models import Revision

from tajuk.edition import writer
from tajuk.edition.entry import Action, Entry
from tajuk.edition.publication import Publication, publication
from tajuk.newsroom import photos
from tajuk.newsroom.actions.appending import Step, take
from tajuk.newsroom.actions.assigning import see_second_person
from tajuk.newsroom.errors import NewsroomError, NotLive
from tajuk.newsroom.models import Colleague, StoryPage
from tajuk.newsroom.page_columns import bare_photos, fill, live_columns, story_on
from tajuk.newsroom.queries import masthead
from tajuk.story.story import Correction, Story
from tajuk.story.text import Runs

PAID = ("sponsored", "advertorial")
"""Labels of what somebody paid for: readers are told who."""

Change = Literal["visible", "minor"]
"""Whether readers should notice an update: a visible one shows its instant, a minor one (a comma) does not."""


class Ready(NamedTuple):
    """A revision made ready to be published: all that needs no lock."""

    page: StoryPage  # as the revision has it
    publication: Publication


def publish(page: StoryPage, *, by: Colleague | None, now: datetime, change: Change = "visible") -> Entry:
    """Publish the newest revision of a page and return its entry; what is live already gets an update.

    Raises: PermissionDenied, EditionError, NewsroomError; then readers have what they had.
    """
    see_allowed(page, by)
    see_second_person(page, by)
    story = dated(story_on(_newest(page), at=now), page, now, change)
    return _published(page, ready(page, story, action="publish"), by=by, now=now)


def correct(
    page: StoryPage, *, by: Colleague, now: datetime, note: Runs, sort: Literal["correction", "clarification"]
) -> Entry:
    """Publish the newest revision with a note to readers of what was put right, and return its entry.

    Raises: NotLive when readers have nothing to be corrected; as `publish`.
    """
    see_allowed(page, by)
    see_second_person(page, by)
    if not page.live:
        raise NotLive(f"“{page.title}” is not before readers", "publish it; a draft needs no correction")
    if not note:
        raise NewsroomError("a correction without a note", "say in a sentence what was wrong and what is right")
    story = dated(story_on(_newest(page), at=now), page, now, "visible")
    story = msgspec.structs.replace(story, corrections=(*story.corrections, Correction(now, note, sort=sort)))
    return _published(page, ready(page, story, action="correct"), by=by, now=now)


def see_allowed(page: StoryPage, by: Colleague | None) -> None:
    """Raise PermissionDenied when a colleague may not publish a page; the clerk (None) does what was allowed before."""
    if by is not None and not page.permissions_for_user(by).can_publish():
        raise PermissionDenied(f"{by} may not publish “{page.title}”")


def dated(story: Story, page: StoryPage, now: datetime, change: Change) -> Story:
    """Return a story with the instant of its update, where readers should notice one."""
    return msgspec.structs.replace(story, updated_at=now) if page.live and change == "visible" else story


def ready(page: StoryPage, story: Story, *, action: Action) -> Ready:
    """Return a story ready to be published from its page: encoded, digested, compressed."""
    if not story.headline.strip():
        raise NewsroomError("a story without a headline", "write one")
    if not story.section:
        raise NewsroomError(f"“{story.headline}” has no section", "choose one: it is part of the address")
    if story.label in PAID and not story.sponsor.strip():
        raise NewsroomError(f"“{story.headline}” does not say who paid for it", "name the sponsor beside the label")
    shown = _newest(page)
    _see_pictures(shown, story)
    fill(shown, story)
    return Ready(shown, publication(story, masthead(), action=action))


def _see_pictures(page: StoryPage, story: Story) -> None:
    """Raise NewsroomError when readers could not see a photo, or not whose it is."""
    for title in bare_photos(page):
        raise NewsroomError(f"the picture “{title}” is not in the media store", "upload it again, as JPEG or PNG")
    for title in photos.uncredited(story):
        raise NewsroomError(f"the picture “{title}” has no credit", "say who made it, on the picture or beside it")


def step_of(page: StoryPage, found: Ready, *, action: Action, by: Colleague | None, now: datetime) -> Step:
    """Return what publishing changes in the page's row."""
    revision: Revision | None = page.latest_revision
    columns: dict[str, Any] = {
        **live_columns(found.page),
        "go_live_at": None if _lies_ahead(found.page, now) else found.page.go_live_at,
        "expire_at": found.page.expire_at,
        "live": True,
        "live_revision": revision,
        "expired": False,
        "has_unpublished_changes": ~Q(latest_revision=revision),  # asked when it is changed: people go on saving
        "first_published_at": page.first_published_at or found.page.published_at,
        "last_published_at": now,
        "published_digest": found.publication.digest.hex(),
    }
    return Step(page, action, columns, found.publication.digest.hex(), revision, {}, by, now)


def _published(page: StoryPage, found: Ready, *, by: Colleague | None, now: datetime) -> Entry:
    action = found.publication.action if page.live else "publish"
    action = "update" if page.live and action == "publish" else action
    step = step_of(page, found, action=action, by=by, now=now)
    return take(step, partial(_append, found.publication, now))


def _append(prepared: Publication, now: datetime, cursor: Any) -> Entry:
    return writer.append(cursor, prepared, at=now)


def _newest(page: StoryPage) -> StoryPage:
    """Return a page as its newest revision has it."""
    newest: StoryPage = page.get_latest_revision_as_object()
    return newest


def _lies_ahead(page: StoryPage, now: datetime) -> bool:
    return page.go_live_at is not None and page.go_live_at > now
