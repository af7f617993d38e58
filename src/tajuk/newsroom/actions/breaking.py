"""Put up the breaking bar of a language, take it down, end it when its time is over."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog
from django.db import connection

from tajuk.edition import lists, reader
from tajuk.edition.entry import Entry
from tajuk.edition.errors import NotPublished
from tajuk.edition.reader import Version, Window
from tajuk.newsroom.actions.publishing_documents import Decision, publish_document, withdraw_document
from tajuk.newsroom.errors import NewsroomError, NotLive
from tajuk.newsroom.models import BreakingBar, Colleague
from tajuk.newsroom.queries import current, masthead
from tajuk.story.documents import Alert
from tajuk.story.story import Story

_MOST = 100  # a bar a language; an import may have brought more
log = structlog.get_logger()


def bars() -> dict[str, Version]:
    """Return the bars readers have, by language; of several in one language the one they see."""
    cursor: Any = connection.cursor()
    found = reader.listed(cursor, lists.kind_list("alert"), Window(_MOST))
    return {one.document.language: one for one in reversed(found) if isinstance(one.document, Alert)}


def put_up(alert: Alert, *, by: Colleague, now: datetime, seen: str) -> Entry:
    """Give readers a bar, in place of the one they have in its language. `alert.guid` does not count.

    seen: the digest (hex) of the bar that was there when this was decided, "" for none. Raises: NewsroomError when it
    says nothing, ends before it begins, or leads to a story nobody can read; PermissionDenied; Overtaken.
    """
    _see_sense(alert, now)
    shown = bars().get(alert.language)
    row = _row(alert.language, shown)
    row.headline, row.story, row.ends_at = alert.headline.strip(), alert.story, alert.ends_at
    document = Alert(guid=row.guid, headline=row.headline, language=row.language, story=row.story, ends_at=row.ends_at)
    data = {"headline": row.headline, "ends_at": row.ends_at.isoformat() if row.ends_at else ""}
    return publish_document(document, Decision(row, by, now, keep=row.save, data=data, seen=seen))


def take_down(language: str, *, by: Colleague | None, now: datetime, reason: str = "") -> Entry:
    """Take the bar of a language away. Raises: NotLive when there is none; PermissionDenied."""
    shown = bars().get(language)
    if shown is None:
        raise NotLive(f"there is no breaking bar in {language}", "nothing needs to be done")
    row = _row(language, shown)
    return withdraw_document(shown.guid, Decision(row, by, now, keep=row.save, data={"reason": reason}), reason=reason)


def end_due(clock: Callable[[], datetime]) -> int:
    """Take down the bars whose time is over; return how many. The newsroom's clerk does this."""
    over = [language for language, shown in bars().items() if (at := _ends_at(shown)) and at <= clock()]
    for language in over:
        try:
            take_down(language, by=None, now=clock(), reason="ended")
        except (NotLive, NotPublished):
            log.info("somebody took the bar down first", language=language)
    return len(over)


def next_end() -> datetime | None:
    """Return when the next bar ends, None when none does by itself."""
    return min(filter(None, map(_ends_at, bars().values())), default=None)


def _ends_at(shown: Version) -> datetime | None:
    return shown.document.ends_at if isinstance(shown.document, Alert) else None


def _row(language: str, shown: Version | None) -> BreakingBar:
    """Return the row of a language; a bar that came from elsewhere is that row's from now on."""
    row = BreakingBar.objects.filter(language=language).first() or BreakingBar(language=language)
    if shown is not None and isinstance(shown.document, Alert) and row.guid != shown.guid:
        row.guid, row.headline = shown.guid, shown.document.headline
    return row


def _see_sense(alert: Alert, now: datetime) -> None:
    head = masthead()
    if alert.language not in (head.language, *head.languages):
        raise NewsroomError(f"this masthead does not appear in “{alert.language}”", "choose one of its languages")
    if not alert.headline.strip():
        raise NewsroomError("a breaking bar without a headline", "say in a few words what has happened")
    if alert.ends_at and alert.ends_at <= now:
        raise NewsroomError("the breaking bar would be over before it begins", "let it end later")
    if alert.story:
        found = current(alert.story)
        if found is None or not isinstance(found.document, Story):
            raise NewsroomError("readers do not have the story the bar leads to", "publish it first, or choose another")
