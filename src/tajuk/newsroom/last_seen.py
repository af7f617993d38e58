"""When and from where each session was seen last: written now and then, not with each request."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

_WRITE_AGAIN_AFTER = timedelta(minutes=5)


def note_last_seen(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return the middleware that notes it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and _is_news(request, datetime.now(UTC)):
            UserSession.objects.create_from_request(request)
        return answer(request)

    return middleware


def _is_news(request: HttpRequest, now: datetime) -> bool:
    noted = UserSession.objects.filter(session_key=request.session.session_key).first()
    if noted is None or noted.ip != get_adapter().get_client_ip(request):
        return True
    return bool(now - noted.last_seen_at > _WRITE_AGAIN_AFTER)
