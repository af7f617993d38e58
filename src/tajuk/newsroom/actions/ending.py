"""End sessions, take away second factors: one's own, or a colleague's who lost a telephone or left."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from tajuk.newsroom.models import Colleague


@transaction.atomic
def end_sessions(of: Colleague, *, by: Colleague | None, keep: str = "") -> int:
    """End somebody's sessions everywhere, and return how many there were.

    by: himself, an administrator, or None for the operator. keep: the key of the session that goes on.
    Raises: PermissionDenied when `by` may not change colleagues.
    """
    _see_allowed(of, by)
    sessions = UserSession.objects.filter(user=of).exclude(session_key=keep)
    for session in sessions:
        session.end()
    _log(of, "tajuk.end_sessions", by, sessions=len(sessions))
    return len(sessions)


@transaction.atomic
def end_session(session: UserSession, *, by: Colleague) -> None:
    """End one session. Raises: PermissionDenied when `by` may not change colleagues."""
    _see_allowed(session.user, by)
    session.end()
    _log(session.user, "tajuk.end_sessions", by, sessions=1)


@transaction.atomic
def reset_second_factors(of: Colleague, *, by: Colleague | None) -> int:
    """Take away all second factors of somebody, and return how many there were: the password alone lets him in.

    Raises: PermissionDenied when `by` may not change colleagues.
    """
    _see_allowed(of, by)
    taken, _ = Authenticator.objects.filter(user=of).delete()
    _log(of, "tajuk.reset_second_factors", by, factors=taken)
    return taken


def _see_allowed(of: Colleague, by: Colleague | None) -> None:
    if by is None or by == of:
        return
    if not by.has_perm("newsroom.change_colleague") or (of.is_superuser and not by.is_superuser):
        raise PermissionDenied


def _log(of: Colleague, action: str, by: Colleague | None, **data: Any) -> None:
    log(of, action, user=by, data=data)
