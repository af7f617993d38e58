"""Whoever must have a second factor and has none sets one up before anything else."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts; recovery codes only stand in for one."""
_OPEN = {
    *("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"),
    *("account_login", "wagtailadmin_login", "wagtailadmin_logout"),
    *("wagtailadmin_sprite", "wagtailadmin_javascript_catalog"),
}


class SecondFactorFirst:
    """The middleware that leads there."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as ever."""
        return self._answer(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Answer instead of a view that has to wait."""
        match = request.resolver_match
        if match is None or match.url_name in _OPEN or not lacks_second_factor(request.user):
            return None
        if request.method == "GET" and request.headers.get("x-requested-with") != "XMLHttpRequest":
            return redirect("mfa_index")
        return HttpResponse(_("First set up a second factor, in your account."), status=403)


def lacks_second_factor(user: Any) -> bool:
    """Say whether somebody must have a second factor and has none."""
    return bool(user.is_authenticated and user.needs_second_factor and not is_mfa_enabled(user, types=FACTORS))
