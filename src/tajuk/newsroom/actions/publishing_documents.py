"""Publish a document that is no story (a front, a menu, a page of the masthead, an alert), or take it back.

As with stories (decision 0061) it is one transaction: the newsroom's own rows, the audit line, the entry last.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction
from wagtail.log_actions import log

from tajuk.database.connect import Cursor
from tajuk.edition import reader, writer
from tajuk.edition.entry import Entry
from tajuk.edition.publication import publication
from tajuk.newsroom.errors import Overtaken
from tajuk.newsroom.models import Colleague
from tajuk.newsroom.queries import masthead
from tajuk.story.documents import AnyDocument


class Decision(NamedTuple):
    """Who decides something about a document, and what is written down with it.

    row: of the newsroom's, from which the document is made; the audit line is about it, and its model's permission
    `publish` is asked (`Meta.default_permissions`). by: None is the clerk, who does what was allowed before. keep:
    saves the row and what belongs to it, within the transaction; what it raises leaves everything as it was. seen: the
    digest (in hex) of what readers had when it was decided, "" for nothing; None where `keep` sees to that itself.
    """

    row: models.Model
    by: Colleague | None
    now: datetime
    keep: Callable[[], object] = lambda: None
    data: Mapping[str, Any] = {}
    seen: str | None = None


def publish_document(document: AnyDocument, decision: Decision) -> Entry:
    """Give readers a document, in place of what they had of it, and return the entry.

    Raises: PermissionDenied; Overtaken when readers have something else than was seen; EditionError; as `keep`.
    """
    see_may_publish(decision.row, decision.by)
    prepared = publication(document, masthead())
    return _taken(
        document.guid, "tajuk.publish", decision, lambda cursor: writer.append(cursor, prepared, at=decision.now)
    )


def withdraw_document(guid: str, decision: Decision, *, reason: str = "") -> Entry:
    """Take a document away from readers and return the entry; it may be published again.

    Raises: as `publish_document`; NotPublished when readers have nothing of it.
    """
    see_may_publish(decision.row, decision.by)
    return _taken(
        guid,
        "tajuk.withdraw",
        decision,
        lambda cursor: writer.withdraw(cursor, guid, at=decision.now, reason=reason),
    )


def see_may_publish(row: models.Model, by: Colleague | None) -> None:
    """Raise PermissionDenied when a colleague may not publish what is made from a row; the clerk (None) may."""
    right = f"{row._meta.app_label}.{get_permission_codename('publish', row._meta)}"
    if by is not None and not by.has_perm(right):
        raise PermissionDenied(f"{by} may not publish “{row}”")


def _taken(guid: str, action: str, decision: Decision, append: Callable[[Cursor], Entry]) -> Entry:
    """Write everything down and append, together and last. The edition's lock comes behind those of our own rows."""
    with transaction.atomic(durable=True):
        decision.keep()
        log(
            decision.row,
            action,
            user=decision.by,
            data=dict(decision.data),
            timestamp=decision.now,
            content_changed=True,
        )
        cursor: Any = connection.cursor()
        _see_not_overtaken(cursor, guid, decision)
        return append(cursor)


def _see_not_overtaken(cursor: Cursor, guid: str, decision: Decision) -> None:
    if decision.seen is None:
        return
    writer.hold(cursor)
    found = reader.many(cursor, [guid]).get(guid)
    if (found.digest.hex() if found else "") != decision.seen:
        raise Overtaken(
            f"“{decision.row}” was published by somebody else meanwhile", "open it again to see what readers have"
        )
