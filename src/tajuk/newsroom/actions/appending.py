"""The one transaction in which readers get something: page, receipt, audit line, task; the entry last."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection, transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from tajuk.database.connect import Cursor
from tajuk.edition.entry import Action, Entry
from tajuk.newsroom.errors import Overtaken
from tajuk.newsroom.models import Assignment, Colleague, Receipt, Stage, StoryPage
from tajuk.newsroom.tasks import follow_up


class Step(NamedTuple):
    """What an action changes. columns: of the page's row; digest: of its document; data: for the audit."""

    page: StoryPage
    action: Action
    columns: Mapping[str, Any]
    digest: str
    revision: Revision | None
    data: Mapping[str, Any]


def take(step: Step, append: Callable[[Cursor], Entry], *, by: Colleague | None, now: datetime) -> Entry:
    """Take a step and append, together and last; return the entry.

    Raises: Overtaken when the page changed before readers since the caller looked; whatever `append` raises, then
    nothing happened.
    """
    with transaction.atomic(durable=True):
        seen = StoryPage.objects.filter(pk=step.page.pk, published_digest=step.page.published_digest)
        if not seen.update(**step.columns):
            raise Overtaken(
                f"“{step.page.title}” was published by somebody else meanwhile",
                "open it again to see what readers have",
            )
        _write_down(step, by, now)
        cursor: Any = connection.cursor()
        return append(cursor)


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
    )
    stage = Stage.WITH_EDITOR if step.action in ("withdraw", "kill") else Stage.LIVE
    Assignment.objects.filter(page_id=page.pk).update(stage=stage, since=now)
    log(page, f"tajuk.{step.action}", user=by, data=dict(step.data), revision=step.revision, content_changed=True)
    follow_up.enqueue(receipt.pk)
