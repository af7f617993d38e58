"""Keep what a window sent beside the story, until it is taken in."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import COMMENTS_RELATION_NAME, Revision

from tajuk.newsroom.errors import Moved
from tajuk.newsroom.models import Colleague, OpenedRevision, Receipt, Scheduled, StoryPage, Strand

_FORGET_AFTER = timedelta(days=30)


class Window(NamedTuple):
    """An open editor: its name, and which revision of which instant it began from. "" where it does not say."""

    name: str
    revision: str = ""
    revision_at: str = ""


@transaction.atomic
def open_revision(page: StoryPage, revision: Revision | None, *, now: datetime) -> bool:
    """Note that somebody begins from a revision; say whether it still is what it was when it was read."""
    Strand.objects.filter(at__lt=now - _FORGET_AFTER, waits=False).delete()
    if revision is None:
        return True
    StoryPage.objects.select_for_update().filter(pk=page.pk).values_list("pk").first()
    OpenedRevision.objects.get_or_create(revision=revision, defaults={"at": now})
    return page.revisions.filter(pk=revision.pk, created_at=revision.created_at).exists()


def hold_newest(page: StoryPage) -> None:
    """Hold a page's row until the transaction ends. Raises: Moved when somebody saved or published it since."""
    held = StoryPage.objects.select_for_update().filter(pk=page.pk)
    known = held.values_list("latest_revision_id", "published_digest", "live").get()
    newest = page.latest_revision
    is_same = newest is None or page.revisions.filter(pk=newest.pk, created_at=newest.created_at).exists()
    if known != (page.latest_revision_id, page.published_digest, page.live) or not is_same:
        raise Moved


def may_be_written_over(revision: Revision, page: StoryPage) -> bool:
    """Say whether nobody leans on what a revision holds: nobody began from it, and it was not let out."""
    leaning = (OpenedRevision, Receipt, Scheduled)
    is_plain = revision.pk != page.live_revision_id and revision.approved_go_live_at is None
    return is_plain and not any(kind.objects.filter(revision=revision).exists() for kind in leaning)


def strand_of(page: StoryPage, window: Window, by: Colleague) -> Strand | None:
    """Return what a window sent before."""
    if not window.name:
        return None
    return Strand.objects.filter(page=page, by=by, window=window.name).select_related("revision").first()


def begun_from(page: StoryPage, window: Window, strand: Strand | None) -> dict[str, Any]:
    """Return the content a window's text and the story's have in common; nothing when that is not known."""
    if strand is not None:
        return strand.revision.content if strand.base is None else strand.base
    found = page.revisions.filter(pk=window.revision).first() if window.revision.isdecimal() else None
    is_same = found is not None and window.revision_at in ("", found.created_at.isoformat())
    return found.content if found is not None and is_same else {}


def is_up_to_date(window: Window, strand: Strand | None, newest: Revision | None) -> bool:
    """Say whether nobody wrote on the story since a window read or sent it."""
    if newest is None:
        return True
    if strand is not None:
        return not strand.is_apart and strand.revision_id == newest.pk
    is_same = window.revision_at in ("", newest.created_at.isoformat())
    return not window.revision or (window.revision == str(newest.pk) and is_same)


@transaction.atomic
def keep_apart(mine: StoryPage, window: Window, strand: Strand | None, *, by: Colleague, now: datetime) -> Strand:
    """Keep a text as a revision beside the story's own line, its comments as usual; return its strand."""
    base = begun_from(mine, window, strand)
    mine.save(update_fields=[COMMENTS_RELATION_NAME], clean=False)
    kept = strand.revision if strand is not None and strand.is_apart else Revision(content_object=mine, user=by)
    kept.base_content_type, kept.object_str = mine.get_base_content_type(), str(mine)
    kept.content, kept.created_at = mine.serializable_data(), now
    kept.save()
    known = {"revision": kept, "is_apart": True, "base": base, "at": now}
    name = window.name or uuid4().hex
    found, _ = Strand.objects.update_or_create(page_id=mine.pk, by=by, window=name, defaults=known)
    return found


@transaction.atomic
def let_wait(strand: Strand) -> Strand:
    """Have a text wait for somebody who puts it together with the newest."""
    if not strand.waits:
        log(strand.page, "tajuk.beside", user=strand.by, revision=strand.revision, content_changed=False)
        strand.waits = True
        strand.save(update_fields=["waits"])
    return strand


def waiting_at(page: StoryPage) -> QuerySet[Strand]:
    """Return the texts that wait beside a story, the newest first."""
    return Strand.objects.filter(page=page, waits=True).select_related("by", "revision").order_by("-at")
