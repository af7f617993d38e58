"""Where log-ins, second factors and sessions join Wagtail's accounts."""

from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from tajuk.newsroom.actions.ending import end_sessions
from tajuk.newsroom.models import Colleague
from tajuk.newsroom.models.colleague import NEEDS_SECOND_FACTOR

_FACTORS = {
    Authenticator.Type.TOTP: _("Authenticator app"),
    Authenticator.Type.WEBAUTHN: _("Passkey"),
    Authenticator.Type.RECOVERY_CODES: _("Recovery codes"),
}


class _OfFactor(LogFormatter):
    def format_message(self, log_entry: Any) -> str:
        """Say which second factor it was."""
        return f"{self.message} {_FACTORS[log_entry.data['factor']]}"


class FactorAdded(_OfFactor):
    """How the audit log says that somebody set one up."""

    label, message = _("Add second factor"), _("Second factor set up:")


class FactorRemoved(_OfFactor):
    """How the audit log says that somebody took one away."""

    label, message = _("Remove second factor"), _("Second factor taken away:")


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what happens to log-ins for the audit log."""
    actions.register_action("tajuk.add_second_factor")(FactorAdded)
    actions.register_action("tajuk.remove_second_factor")(FactorRemoved)
    actions.register_action("tajuk.use_recovery_code", _("Use recovery code"), _("Came in by a recovery code"))
    actions.register_action(
        "tajuk.reset_second_factors", _("Reset second factors"), _("All second factors were taken away")
    )
    actions.register_action("tajuk.end_sessions", _("End sessions"), _("Sessions were ended"))
    actions.register_action("tajuk.reset_password", _("Reset password"), _("The operator gave a new password"))


@hooks.register("register_permissions")
def permissions() -> Any:
    """Offer in the form of a role that it demands a second factor."""
    return Permission.objects.filter(content_type__app_label="newsroom", codename=NEEDS_SECOND_FACTOR)


@hooks.register("register_account_menu_item")
def second_factors_in_account(request: HttpRequest) -> dict[str, Any]:
    """Lead from the account to one's second factors."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factors"),
        "help_text": _("Passkeys, authenticator app, recovery codes."),
    }


@hooks.register("register_account_menu_item")
def sessions_in_account(request: HttpRequest) -> dict[str, Any]:
    """Lead from the account to one's sessions."""
    return {
        "url": reverse("newsroom:sessions"),
        "label": _("Sessions"),
        "help_text": _("Where you are logged in; to end what you do not know."),
    }


@hooks.register("register_user_listing_buttons")
def access_in_listing(user: Colleague, request_user: Colleague) -> Iterator[Button]:
    """Lead from a colleague to his second factors and sessions."""
    if request_user.has_perm("newsroom.change_colleague"):
        yield Button(_("Access"), url=reverse("newsroom:access", args=[user.pk]), icon_name="lock", priority=30)


@hooks.register("after_edit_user")
def end_sessions_of_closed(request: HttpRequest, user: Colleague) -> None:
    """End the sessions of whoever may not log in any more."""
    if not user.is_active:
        end_sessions(user, by=request.user)


@hooks.register("after_bulk_action")
def end_sessions_of_all_closed(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """End the sessions of whoever was closed with others at once."""
    if action_type == "set_active_state":
        for closed in Colleague.objects.filter(pk__in=[one.pk for one in objects], is_active=False):
            end_sessions(closed, by=request.user)
