"""The way in, before anybody is known: a name and a password, a second factor, or a passkey alone."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from tajuk.newsroom.passkeys import passkeys_work


class EntryView(LoginView):
    """The log-in."""

    template_name = "newsroom/login.html"

    def dispatch(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponseBase:
        """Begin anew with whoever is known and may no longer come in; else the pages send him round in circles."""
        if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            logout(request)
        return super().dispatch(request, *args, **more)

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Say whether passkeys can be offered."""
        return {**super().get_context_data(**more), "passkeys_work": passkeys_work(self.request)}


class SecondFactorView(AuthenticateView):
    """The second factor, asked for behind a right password."""

    template_name = "newsroom/second_factor.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Say what can be offered to this colleague, at this address."""
        known = super().get_context_data(**more)
        has_passkey = bool(known["js_data"]["request_options"]["publicKey"].get("allowCredentials"))
        return {**known, "passkeys_work": has_passkey and passkeys_work(self.request)}


@require_POST
def begin_again(request: HttpRequest) -> HttpResponse:
    """Forget a log-in that stands before its second factor."""
    logout(request)
    return redirect("account_login")


urlpatterns = [
    path("", EntryView.as_view(), name="account_login"),
    path("second-factor/", SecondFactorView.as_view(), name="mfa_authenticate"),
    path("passkey/", LoginWebAuthnView.as_view(), name="mfa_login_webauthn"),
    path("again/", begin_again, name="begin_login_again"),
]
"""By the names that allauth knows them under."""
