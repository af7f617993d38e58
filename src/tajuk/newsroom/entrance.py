"""What of allauth's ways is different here: waits after wrong passwords, who may come in, our own words."""

from datetime import UTC, datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tajuk.newsroom.actions.entering import begin_attempt, note_entry
from tajuk.newsroom.errors import TooSoon
from tajuk.newsroom.models import Colleague

_SAID = {
    "mfa/messages/totp_activated.txt": _("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is taken away."),
    "mfa/messages/webauthn_added.txt": _("The passkey is set up."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is taken away."),
    "mfa/messages/recovery_codes_generated.txt": _("There are new recovery codes. Keep them where you find them."),
}
_ERRORS = {
    "incorrect_code": _("This code is not right."),
    "incorrect_password": _("This password is not right."),
    "rate_limited": _("Too many tries. Try again in five minutes."),
    "too_many_login_attempts": _("Too many wrong codes. Try again in five minutes."),
    "username_password_mismatch": _("No log-in has this name with this password."),
}


class Entrance(DefaultAccountAdapter):
    """How staff come in."""

    error_messages = {**DefaultAccountAdapter.error_messages, **_ERRORS}

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Look at a password, unless too many wrong ones came before."""
        try:
            attempt = begin_attempt(credentials["username"], self.get_client_ip(request), now=datetime.now(UTC))
        except TooSoon as error:
            raise ValidationError(_when_again(error.until, now=datetime.now(UTC))) from error
        found = authenticate(request, **credentials)
        if found:
            attempt.delete()
        return found

    def pre_login(self, request: HttpRequest, user: Colleague, **more: Any) -> HttpResponse | None:
        """Turn away whose log-in is closed, or who has no role."""
        if user.is_active and user.has_perm("wagtailadmin.access_admin"):
            return None
        clear_login(request)
        messages.error(request, _("This log-in is closed or has no role. Ask an administrator."))
        return redirect("account_login")

    def login(self, request: HttpRequest, user: Colleague) -> None:
        """Let somebody in, and remember from where."""
        super().login(request, user)
        note_entry(user.get_username(), self.get_client_ip(request), now=datetime.now(UTC))

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **more: Any
    ) -> None:
        """Say what there is to say in our words."""
        if message := more.get("message") or _SAID.get(message_template or ""):
            messages.add_message(request, level, message)


class SecondFactors(DefaultMFAAdapter):
    """What is proved beside a password."""

    error_messages = {**DefaultMFAAdapter.error_messages, **_ERRORS}

    def get_totp_label(self, user: Colleague) -> str:
        """Return the log-in's name: that is what its owner looks for in his app."""
        return user.get_username()


def _when_again(until: datetime, *, now: datetime) -> str:
    minutes = max(1, -((now - until).total_seconds() // 60))
    said = ngettext(
        "Too many wrong passwords. Try again in %(minutes)d minute, at %(time)s.",
        "Too many wrong passwords. Try again in %(minutes)d minutes, at %(time)s.",
        int(minutes),
    )
    return said % {"minutes": minutes, "time": f"{localtime(until):%H:%M:%S}"}
