"""Raise an alarm, and take it back. It stands in the newsroom until then, and once in the log."""

from datetime import datetime

import structlog

from tajuk.newsroom.models import Alarm

log = structlog.get_logger()


def alarm(kind: str, about: object, problem: str, *, now: datetime, page: int | None = None) -> None:
    """Say what is wrong, or that it still is. page: the number of the story it concerns."""
    values = {"problem": problem, "last_at": now, "page_id": page}
    found, is_new = Alarm.objects.update_or_create(
        kind=kind, about=str(about), defaults=values, create_defaults={**values, "first_at": now}
    )
    if is_new:
        log.error("alarm", kind=found.kind, about=found.about, problem=problem, page=page)


def settle(kind: str, *about: object) -> None:
    """Take alarms back, those there are."""
    if Alarm.objects.filter(kind=kind, about__in=map(str, about)).delete()[0]:
        log.info("alarm settled", kind=kind, about=about)
