"""The one transaction in which readers get something: page, receipt, audit line, task; the entry last."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import PageLogEntry, Revision

from tajuk.database.connect import Cursor
from tajuk.edition.entry import Action, Entry
from tajuk.newsroom.actions.plans import forget_plan
from tajuk.newsroom.errors import Overtaken
from tajuk.newsroom.models import Assignment, Colleague, Receipt, Stage, StoryPage, WorkingPage
from tajuk.newsroom.tasks import follow_up

_OF_ANY_PAGE = {name for field in WorkingPage._meta.local_fields for name in (field.name, field.attname)}


class Step(NamedTuple):
    """What an action changes. columns: of the page's row; digest: of its document; data: for the audit."""

    page: StoryPage
    action: Action
    columns: Mapping[str, Any]
    digest: str
    revision: Revision | None
    data: Mapping[str, Any]
    due_at: datetime | None = None  # for what happens by itself


def take(step: Step, append: Callable[[Cursor], Entry], *, by: Colleague | None, now: datetime) -> Entry:
    """Take a step and append, together and last; return the entry.

    Raises: Overtaken when the page changed before readers since the caller looked; whatever `append` raises, then
    nothing happened.
    """
    with transaction.atomic(durable=True):
        return take_within(step, append, by=by, now=now)


def take_within(step: Step, append: Callable[[Cursor], Entry], *, by: Colleague | None, now: datetime) -> Entry:
    """Take a step in a transaction, or under a savepoint, of the caller's; as `take`. Nothing may follow in it.

    The page's row is held first, and its two tables are changed each by itself: Django's own update of both asks
    first and changes later, so that somebody could come between.
    """
    seen = StoryPage.objects.filter(pk=step.page.pk, published_digest=step.page.published_digest)
    if not seen.select_for_update().values_list("pk"):
        raise Overtaken(
            f"“{step.page.title}” was published by somebody else meanwhile", "open it again to see what readers have"
        )
    _change(step)
    forget_plan(step.page)
    _write_down(step, by, now)
    cursor: Any = connection.cursor()
    return append(cursor)


def _change(step: Step) -> None:
    of_any_page = {name: value for name, value in step.columns.items() if name in _OF_ANY_PAGE}
    own = {name: value for name, value in step.columns.items() if name not in _OF_ANY_PAGE}
    WorkingPage.objects.filter(pk=step.page.pk).update(**of_any_page)
    StoryPage.objects.filter(pk=step.page.pk).update(**own)


def _write_down(step: Step, by: Colleague | None, now: datetime) -> None:
    page = step.page
    receipt = Receipt.objects.create(
        page_id=page.pk,
        action=step.action,
        digest=step.digest,
        before=page.published_digest,
        revision=step.revision,
        revision_before_id=page.live_revision_id,
        by=by,
        at=now,
        due_at=step.due_at,
    )
    stage = Stage.WITH_EDITOR if step.action in ("withdraw", "kill") else Stage.LIVE
    Assignment.objects.filter(page_id=page.pk).update(stage=stage, since=now)
    PageLogEntry.objects.bulk_create([_audit_line(step, by, now)])  # Wagtail's own call asks four tables first
    follow_up.enqueue(receipt.pk)


def _audit_line(step: Step, by: Colleague | None, now: datetime) -> PageLogEntry:
    return PageLogEntry(
        page_id=step.page.pk,
        content_type=ContentType.objects.get_for_model(StoryPage),
        label=step.page.title,
        action=f"tajuk.{step.action}",
        data=dict(step.data),
        timestamp=now,
        uuid=uuid4(),
        user=by,
        revision=step.revision,
        content_changed=True,
    )
