"""Let somebody in again who cannot come in any more: the operator's way, when no administrator can help."""

from django.db import transaction
from wagtail.log_actions import log

from tajuk.newsroom.actions.ending import end_sessions, reset_second_factors
from tajuk.newsroom.actions.entering import forget_failures
from tajuk.newsroom.actions.passwords import give_password
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Colleague


@transaction.atomic
def let_in_again(name: str, *, password: str) -> Colleague:
    """Take somebody's second factors, waits and sessions away, and open his log-in; "" leaves the password as it is.

    Raises: NewsroomError when nobody has this name, or the password is too weak.
    """
    colleague = Colleague.objects.filter(username=name).first()
    if colleague is None:
        raise NewsroomError("nobody has this log-in", "look at the names on the newsroom's screen Users")
    if password:
        give_password(colleague, password)
        log(colleague, "tajuk.reset_password")
    colleague.is_active = True
    colleague.save()
    reset_second_factors(colleague, by=None)
    end_sessions(colleague, by=None)
    forget_failures(name)
    return colleague
