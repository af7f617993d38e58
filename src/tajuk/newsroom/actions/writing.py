"""Write a story without the editor's form: begin one at a desk, put another text in its place."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tajuk.newsroom.drafts import see_free, see_unchanged
from tajuk.newsroom.errors import Taken
from tajuk.newsroom.models import Colleague, Desk, StoryPage
from tajuk.newsroom.page_columns import fill, story_on
from tajuk.newsroom.queries import newest_seq
from tajuk.story.story import Story


@transaction.atomic
def begin_story(story: Story, desk: Desk, *, by: Colleague) -> StoryPage:
    """Begin a story at a desk as a draft of `by`'s, and return its page. What publishing settles is not taken over.

    Raises: PermissionDenied when `by` may not write there; Taken when its guid is a story's already; ValidationError.
    """
    held = Desk.objects.select_for_update().get(pk=desk.pk)  # two at once would stand at one place of the tree
    if not held.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied(f"{by} may not write at the desk {desk.title}")
    if StoryPage.objects.filter(guid=story.guid).exists() or newest_seq(story.guid):
        raise Taken(f"there is a story {story.guid} already", "open it and change that one")
    page = StoryPage(owner=by, live=False, has_unpublished_changes=True)
    fill(page, story)
    page.published_at = page.updated_at = None
    held.add_child(instance=page)
    page.save_revision(user=by, log_action="tajuk.begin")
    return StoryPage.objects.get(pk=page.pk)


@transaction.atomic
def write_story(page: StoryPage, story: Story, *, by: Colleague, now: datetime, seen: Collection[str]) -> StoryPage:
    """Put a story's words in the place of a page's newest, and return the page. seen: see `drafts.see_unchanged`.

    Raises: PermissionDenied when `by` may not change it; InHands; Changed; ValidationError. Then nothing is changed.
    """
    held = StoryPage.objects.select_for_update().get(pk=page.pk)
    if not held.permissions_for_user(by).can_edit():
        raise PermissionDenied(f"{by} may not change “{held.draft_title}”")
    see_free(held, by, now=now)
    see_unchanged(held, seen)
    draft: StoryPage = held.get_latest_revision_as_object()
    if story_on(draft, at=story.published_at) == story:
        return held
    fill(draft, story)
    draft.save_revision(user=by, log_action="tajuk.write")
    return StoryPage.objects.get(pk=page.pk)
