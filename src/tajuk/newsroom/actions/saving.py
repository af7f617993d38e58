"""Save what somebody wrote on a story: nobody's words are written over, whoever else writes on it."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from tajuk.newsroom.actions.strands import (
    Window,
    hold_newest,
    is_up_to_date,
    keep_apart,
    let_wait,
    may_be_written_over,
    strand_of,
)
from tajuk.newsroom.errors import Moved
from tajuk.newsroom.merging.stories import EDITED, Merged, merged
from tajuk.newsroom.models import Colleague, StoryPage, Strand
from tajuk.newsroom.models.story_page import SETTLED

_TRIES = 5
_OF_THE_ROW = (
    *SETTLED,
    *("live", "live_revision", "first_published_at", "last_published_at", "expired", "has_unpublished_changes"),
    *("latest_revision", "latest_revision_created_at"),
)
"""What no text changes, and others may have changed since the page was read."""


class Saving(NamedTuple):
    """A text on its way: the page as a form has it, what writes the form, from which window, whose."""

    page: StoryPage
    write: Callable[[], Any]
    window: Window
    by: Colleague
    now: datetime
    reverted_to: Revision | None = None


class Saved(NamedTuple):
    """What became of a text. newest: the story's; strand: of the window; how: `merged` with what others wrote
    meanwhile, or kept `beside` it.
    """

    newest: Revision
    strand: Strand | None  # None where a window has no name
    how: Literal["saved", "merged", "beside"]


def save(text: Saving) -> Saved:
    """Save a text: as the story's newest revision, put together with what others saved meanwhile, or beside that."""
    for _ in range(_TRIES):
        page = StoryPage.objects.select_related("latest_revision").get(pk=text.page.pk)
        strand, newest = strand_of(page, text.window, text.by), page.latest_revision
        try:
            for name in _OF_THE_ROW:
                setattr(text.page, name, getattr(page, name))
            if is_up_to_date(text.window, strand, newest):
                return _saved(text, page, newest, strand)
            strand = keep_apart(text.page, text.window, strand, by=text.by, now=text.now)
            found = merged(strand.base or {}, newest.content, plain(strand.revision.content))
            if found.clashes:
                return Saved(newest, let_wait(strand), "beside")
            return _taken_in(text, page, newest, strand, found)
        except Moved:
            continue
    strand = keep_apart(text.page, text.window, strand_of(page, text.window, text.by), by=text.by, now=text.now)
    return Saved(newest, let_wait(strand), "beside")


def save_beside(text: Saving) -> Saved:
    """Save a text beside the story's newest, for somebody to compare them."""
    page = StoryPage.objects.select_related("latest_revision").get(pk=text.page.pk)
    strand = keep_apart(text.page, text.window, strand_of(page, text.window, text.by), by=text.by, now=text.now)
    return Saved(page.latest_revision, let_wait(strand), "beside")


def plain(content: dict[str, Any]) -> dict[str, Any]:
    """Return content as a database gives it back."""
    found: dict[str, Any] = json.loads(json.dumps(content, cls=DjangoJSONEncoder))
    return found


def put_on(page: StoryPage, content: dict[str, Any]) -> None:
    """Put the fields of content that editors change on a page."""
    source = page.with_content_json(content)
    for name in EDITED:
        setattr(page, name, getattr(source, name))


@transaction.atomic
def _saved(text: Saving, page: StoryPage, newest: Revision | None, strand: Strand | None) -> Saved:
    hold_newest(page)
    text.write()
    own = newest if strand is not None and newest is not None and may_be_written_over(newest, page) else None
    made = text.page.save_revision(
        user=text.by, log_action=True, previous_revision=text.reverted_to, overwrite_revision=own, clean=False
    )
    if not text.window.name:
        return Saved(made, None, "saved")
    known = {"revision": made, "is_apart": False, "base": None, "taken": None, "waits": False, "at": text.now}
    kept, _ = Strand.objects.update_or_create(page=page, by=text.by, window=text.window.name, defaults=known)
    return Saved(made, kept, "saved")


def _taken_in(text: Saving, page: StoryPage, newest: Revision, strand: Strand, found: Merged) -> Saved:
    if found.content == newest.content:
        return Saved(newest, _all_taken(strand, newest), "merged")
    put_on(text.page, found.content)
    with transaction.atomic():
        hold_newest(page)
        text.write()
        own = newest if strand.taken_id == newest.pk and may_be_written_over(newest, page) else None
        made = text.page.save_revision(user=text.by, overwrite_revision=own, clean=False)
        if own is None:
            log_merge(page, made, (newest, strand.revision), text.by)
        return Saved(made, _all_taken(strand, made), "merged")


def log_merge(page: StoryPage, made: Revision, parents: tuple[Revision, Revision], by: Colleague) -> None:
    """Write down from which two revisions one was made."""
    log(page, "tajuk.merge", user=by, data={"parents": [each.pk for each in parents]}, revision=made)


def _all_taken(strand: Strand, made: Revision) -> Strand:
    strand.base, strand.taken, strand.waits = None, made, False
    strand.save(update_fields=["base", "taken", "waits"])
    return strand
