"""Put a text that waits beside a story together with the newest, as somebody decided."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from tajuk.newsroom.actions.saving import log_merge
from tajuk.newsroom.actions.strands import hold_newest
from tajuk.newsroom.errors import Moved, NewsroomError
from tajuk.newsroom.merging.clash import Choice
from tajuk.newsroom.merging.stories import Merged, merged
from tajuk.newsroom.models import Colleague, StoryPage, Strand


def put_together(strand: Strand, choices: Mapping[str, Choice]) -> Merged:
    """Return what a text and the story's newest make together, and where they clash."""
    return merged(strand.base or {}, strand.page.latest_revision.content, strand.revision.content, choices=choices)


def merge(strand: Strand, choices: Mapping[str, Choice], *, by: Colleague, now: datetime) -> Revision:
    """Save what a text and the story's newest make together as the story's newest revision, and return it.

    Raises: PermissionDenied; NewsroomError when somebody has to choose first, or writes on it at this moment.
    """
    _see_writer(strand, by)
    page, newest, mine = strand.page, strand.page.latest_revision, strand.revision
    found = put_together(strand, choices)
    if found.is_open(choices):
        raise NewsroomError("there are places where nobody chose yet", "choose what stands there")
    draft: StoryPage = page.with_content_json(found.content)
    try:
        with transaction.atomic():
            hold_newest(page)
            made = draft.save_revision(user=by, clean=False)
            log_merge(page, made, (newest, mine), by)
            _settled(strand, now)
    except Moved as moved:
        raise NewsroomError(f"somebody saved “{page.draft_title}” at this moment", "look at it again") from moved
    return made


@transaction.atomic
def set_aside(strand: Strand, *, by: Colleague, now: datetime) -> None:
    """Leave a text beside the story for good: it stays among its revisions, and nobody is asked any more.

    Raises: PermissionDenied.
    """
    _see_writer(strand, by)
    log(strand.page, "tajuk.set_aside", user=by, revision=strand.revision, content_changed=False)
    _settled(strand, now)


def _settled(strand: Strand, now: datetime) -> None:
    """Note that all a text says was dealt with. What its window goes on writing is new."""
    strand.base, strand.waits, strand.at = None, False, now
    strand.save(update_fields=["base", "waits", "at"])


def _see_writer(strand: Strand, by: Colleague) -> None:
    if not strand.page.permissions_for_user(by).can_edit():
        raise PermissionDenied(f"{by} may not change “{strand.page.title}”")
