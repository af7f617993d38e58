"""What somebody has before him when he decides: a page's newest words, and who else is at them."""

from collections.abc import Collection
from datetime import datetime

from wagtail.admin.models import EditingSession
from wagtail.models import get_default_page_content_type

from tajuk.edition.entry import microseconds
from tajuk.newsroom.errors import Changed, InHands
from tajuk.newsroom.models import Colleague, StoryPage

ANY = "*"


def draft_tag(page: StoryPage) -> str:
    """Return a name of a page's newest words and of what readers have; another one once either is changed.

    Autosave writes into the revision it began: its number alone would not tell.
    """
    newest = page.latest_revision
    return f"{newest.pk}-{microseconds(newest.created_at)}-{page.published_digest[:12]}"


def see_unchanged(page: StoryPage, seen: Collection[str]) -> None:
    """Raise Changed when a page's words are none of those somebody saw. seen: tags; `*` for whatever stands there."""
    if ANY not in seen and draft_tag(page) not in seen:
        raise Changed(f"“{page.draft_title}” was changed since you looked", "read it again and decide anew")


def others_at(page: StoryPage, but: Colleague, *, now: datetime) -> list[str]:
    """Return who else has a page open in the editor, by name."""
    found = (
        EditingSession.objects.filter(
            content_type=get_default_page_content_type(),
            object_id=str(page.pk),
            last_seen_at__gt=now - EditingSession.IDLE_TIMEOUT,
        )
        .exclude(user=but)
        .select_related("user")
        .order_by("user__username")
    )
    return list(dict.fromkeys(_named(session.user) for session in found))


def locked_by(page: StoryPage, but: Colleague) -> str:
    """Return who keeps others from changing a page, "" when nobody does."""
    lock = page.get_lock()
    if not lock or not lock.for_user(but):
        return ""
    return _named(page.locked_by) if page.locked_by else "the newsroom"


def see_free(page: StoryPage, by: Colleague, *, now: datetime) -> None:
    """Raise InHands when somebody else has a page locked or open."""
    if holder := locked_by(page, by):
        raise InHands(f"“{page.draft_title}” is locked by {holder}", "ask for it to be unlocked")
    if holders := others_at(page, by, now=now):
        raise InHands(f"“{page.draft_title}” is open at {', '.join(holders)}'s", "try again when it is closed")


def _named(colleague: Colleague) -> str:
    return colleague.get_full_name() or colleague.get_username()
