"""One's own second factors: allauth's screens in the newsroom's frame."""

from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tajuk.newsroom.passkeys import passkeys_work
from tajuk.newsroom.second_factor_first import lacks_second_factor


class _Screen(WagtailAdminTemplateMixin):
    header_icon = "lock"
    request: Any

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the account, and to the second factors."""
        steps = [
            {"url": reverse("wagtailadmin_account"), "label": _("Account")},
            {"url": reverse("mfa_index"), "label": FactorsView.page_title},
        ]
        here = [] if isinstance(self, FactorsView) else [{"url": "", "label": self.page_title}]
        return [*self.breadcrumbs_items, *steps, *here]

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Say whether passkeys can be offered."""
        return {**super().get_context_data(**more), "passkeys_work": passkeys_work(self.request)}


class FactorsView(_Screen, base.IndexView):
    """What there is, and what can be added."""

    template_name = "newsroom/second_factors.html"
    page_title = _("Second factors")

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Say whether one has to be set up before anything else."""
        return {**super().get_context_data(**more), "must": lacks_second_factor(self.request.user)}


class AddAppView(_Screen, totp.ActivateTOTPView):
    """A square to be photographed, and the first code."""

    template_name = "newsroom/add_app.html"
    page_title = _("Set up an authenticator app")


class RemoveAppView(_Screen, totp.DeactivateTOTPView):
    """Do without the app."""

    template_name = "newsroom/remove_factor.html"
    page_title = _("Take the authenticator app away")


class AddPasskeyView(_Screen, webauthn.AddWebAuthnView):
    """Have the browser make a passkey."""

    template_name = "newsroom/add_passkey.html"
    page_title = _("Set up a passkey")


class RemovePasskeyView(_Screen, webauthn.RemoveWebAuthnView):
    """Do without a passkey."""

    template_name = "newsroom/remove_factor.html"
    page_title = _("Take this passkey away")
    success_url = reverse_lazy("mfa_index")


class CodesView(_Screen, codes.ViewRecoveryCodesView):
    """The codes for the day the telephone is lost."""

    template_name = "newsroom/recovery_codes.html"
    page_title = _("Recovery codes")


class NewCodesView(_Screen, codes.GenerateRecoveryCodesView):
    """Others in their place."""

    template_name = "newsroom/new_recovery_codes.html"
    page_title = _("New recovery codes")


class _Confirm(_Screen):
    template_name = "newsroom/confirm.html"
    page_title = _("Is it you?")


class ConfirmPasswordView(_Confirm, ReauthenticateView):
    """The password once more, before anything about log-ins is changed."""


class ConfirmCodeView(_Confirm, base.ReauthenticateView):
    """A code instead of the password."""


class ConfirmPasskeyView(_Confirm, webauthn.ReauthenticateWebAuthnView):
    """A passkey instead of the password."""

    template_name = "newsroom/confirm_passkey.html"


urlpatterns = [
    path("second-factors/", FactorsView.as_view(), name="mfa_index"),
    path("second-factors/app/", AddAppView.as_view(), name="mfa_activate_totp"),
    path("second-factors/app/remove/", RemoveAppView.as_view(), name="mfa_deactivate_totp"),
    path("second-factors/passkeys/add/", AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("second-factors/passkeys/<int:pk>/remove/", RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("second-factors/codes/", CodesView.as_view(), name="mfa_view_recovery_codes"),
    path("second-factors/codes/new/", NewCodesView.as_view(), name="mfa_generate_recovery_codes"),
    path("second-factors/codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("confirm/", ConfirmPasswordView.as_view(), name="account_reauthenticate"),
    path("confirm/code/", ConfirmCodeView.as_view(), name="mfa_reauthenticate"),
    path("confirm/passkey/", ConfirmPasskeyView.as_view(), name="mfa_reauthenticate_webauthn"),
]
"""By the names that allauth knows them under; below the account."""
