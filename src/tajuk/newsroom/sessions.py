"""Somebody's sessions, as a screen shows them."""

from datetime import datetime
from typing import NamedTuple

from allauth.usersessions.models import UserSession

from tajuk.newsroom.browsers import browser_of
from tajuk.newsroom.models import Colleague


class Session(NamedTuple):
    """A browser in which somebody is logged in."""

    pk: int
    browser: str
    address: str
    since: datetime
    last_seen: datetime
    is_current: bool


def sessions_of(colleague: Colleague, *, current: str = "") -> list[Session]:
    """Return somebody's sessions, that of the key `current` first, then the one seen last."""
    found = [_session(row, current) for row in UserSession.objects.purge_and_list(colleague)]
    return sorted(found, key=lambda session: (session.is_current, session.last_seen), reverse=True)


def _session(row: UserSession, current: str) -> Session:
    return Session(
        row.pk, browser_of(row.user_agent), row.ip, row.created_at, row.last_seen_at, row.session_key == current
    )
