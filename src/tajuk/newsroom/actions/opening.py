"""Open a story of the edition to work on it; put an older version of it onto its page."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tajuk.edition.entry import instant
from tajuk.edition.reader import Version
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Colleague, Desk, StoryPage
from tajuk.newsroom.page_columns import fill
from tajuk.newsroom.queries import current, document_by_digest
from tajuk.story.story import Story


def open_story(guid: str, *, by: Colleague) -> StoryPage:
    """Return the working page of a story that readers have, made where there is none.

    Raises: NewsroomError when readers have no such story; PermissionDenied when `by` may not write at its desk.
    """
    known = StoryPage.objects.filter(guid=guid).first()
    if known is not None:
        return known
    version = current(guid)
    if version is None or not isinstance(version.document, Story):
        raise NewsroomError(f"readers have no story {guid}", "search for it anew; it may have been withdrawn")
    return _made(version, version.document, by)


@transaction.atomic
def take_up(page: StoryPage, digest: bytes, *, by: Colleague, now: datetime) -> StoryPage:
    """Put a version that readers once had onto its page as a draft, to be published anew, and return the page.

    Raises: PermissionDenied; NewsroomError when that version was erased, or is another story's.
    """
    if not page.permissions_for_user(by).can_edit():
        raise PermissionDenied(f"{by} may not change “{page.title}”")
    story = document_by_digest(digest)
    if not isinstance(story, Story) or story.guid != page.guid:
        raise NewsroomError(f"“{page.title}” has no such version any more", "look at its versions again")
    draft: StoryPage = page.get_latest_revision_as_object()
    fill(draft, story)
    draft.save_revision(user=by, log_action="tajuk.take_up")
    return StoryPage.objects.get(pk=page.pk)


@transaction.atomic
def _made(version: Version, story: Story, by: Colleague) -> StoryPage:
    desk = Desk.objects.filter(section=story.section).first() or Desk.objects.order_by("path").first()
    if desk is None:
        raise NewsroomError("there is no desk", "have an administrator add one")
    if not desk.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied(f"{by} may not write at the desk {desk.title}")
    page = StoryPage(
        guid=story.guid,
        live=True,
        has_unpublished_changes=False,
        first_published_at=story.published_at,
        last_published_at=instant(version.at),
        published_digest=version.digest.hex(),
    )
    fill(page, story)
    desk.add_child(instance=page)
    revision = page.save_revision(user=by, changed=False, log_action="tajuk.open")
    StoryPage.objects.filter(pk=page.pk).update(live_revision=revision, has_unpublished_changes=False)
    return StoryPage.objects.get(pk=page.pk)
