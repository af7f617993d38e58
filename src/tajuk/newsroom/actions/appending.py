"""The one transaction in which readers get something: page, receipt, audit line, task; the entry last."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import PageLogEntry, Revision

from tajuk.database.connect import Cursor
from tajuk.edition.entry import Action, Entry
from tajuk.newsroom.actions.plans import forget_plans
from tajuk.newsroom.audit import with_token
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
    by: Colleague | None
    at: datetime
    due_at: datetime | None = None  # for what happens by itself


def take(step: Step, append: Callable[[Cursor], Entry]) -> Entry:
    """Take a step and append, together and last; return the entry.

    Raises: Overtaken when the page changed before readers since the caller looked; whatever `append` raises, then
    nothing happened.
    """
    with transaction.atomic(durable=True):
        _hold(step.page)
        change(step)
        write_down([step])
        cursor: Any = connection.cursor()
        return append(cursor)


def change(step: Step) -> None:
    """Change the row of a page that is held, its two tables each by itself: Django's own update of both asks first and
    changes later, so that somebody could come between.
    """
    of_any_page = {name: value for name, value in step.columns.items() if name in _OF_ANY_PAGE}
    own = {name: value for name, value in step.columns.items() if name not in _OF_ANY_PAGE}
    WorkingPage.objects.filter(pk=step.page.pk).update(**of_any_page)
    StoryPage.objects.filter(pk=step.page.pk).update(**own)


def write_down(steps: Sequence[Step]) -> None:
    """Keep what was done, in the transaction in which it is: receipts, stages, audit lines, tasks; plans end."""
    receipts = Receipt.objects.bulk_create(map(_receipt, steps))
    PageLogEntry.objects.bulk_create(map(_audit_line, steps))  # Wagtail's own call asks four tables first
    for stage, since, pages in _moved(steps):
        Assignment.objects.filter(page_id__in=pages).update(stage=stage, since=since)
    forget_plans([step.page.pk for step in steps])
    for receipt in receipts:
        follow_up.enqueue(receipt.pk)


def _hold(page: StoryPage) -> None:
    """Hold a page's row until the transaction is over. Raises: Overtaken."""
    seen = StoryPage.objects.filter(pk=page.pk, published_digest=page.published_digest)
    if not seen.select_for_update().values_list("pk"):
        raise Overtaken(
            f"“{page.title}” was published by somebody else meanwhile", "open it again to see what readers have"
        )


def _receipt(step: Step) -> Receipt:
    return Receipt(
        page_id=step.page.pk,
        action=step.action,
        digest=step.digest,
        before=step.page.published_digest,
        revision=step.revision,
        revision_before_id=step.page.live_revision_id,
        by=step.by,
        at=step.at,
        due_at=step.due_at,
    )


def _moved(steps: Sequence[Step]) -> list[tuple[Stage, datetime, list[int]]]:
    """Return which pages come to which stage, and when the last of them did."""
    down = [step for step in steps if step.action in ("withdraw", "kill")]
    up = [step for step in steps if step not in down]
    sides = ((Stage.WITH_EDITOR, down), (Stage.LIVE, up))
    return [(stage, side[-1].at, [step.page.pk for step in side]) for stage, side in sides if side]


def _audit_line(step: Step) -> PageLogEntry:
    return PageLogEntry(
        page_id=step.page.pk,
        content_type=ContentType.objects.get_for_model(StoryPage),
        label=step.page.title,
        action=f"tajuk.{step.action}",
        data=with_token(dict(step.data), step.by),
        timestamp=step.at,
        uuid=uuid4(),
        user=step.by,
        revision=step.revision,
        content_changed=True,
    )
