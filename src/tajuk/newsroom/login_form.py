"""The form of the log-in."""

from typing import Any

from allauth.account import forms
from django.utils.translation import gettext_lazy as _

_HTML_NAMES = {"login": "username"}
"""As browsers, password managers and Wagtail's own form have it."""


class LoginForm(forms.LoginForm):
    """A name, a password, whether to stay."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        labels = {"login": _("Name"), "password": _("Password"), "remember": _("Stay logged in for two weeks")}
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)

    def add_prefix(self, field_name: str) -> str:
        """Return the field's name in HTML."""
        return super().add_prefix(_HTML_NAMES.get(field_name, field_name))
