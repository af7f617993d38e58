"""A field for several names: each a token, found while somebody types. Its value is a list as JSON."""

import json
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _


class Tokens(forms.HiddenInput):
    """Shows topics, people (`{"slug", "name"}` each) or instruments (symbols) as tokens; `offered` says which."""

    is_hidden = False

    def __init__(self, offered: str) -> None:
        super().__init__()
        self.offered = offered

    def format_value(self, value: Any) -> str:
        """Return the list as JSON."""
        return value if isinstance(value, str) else json.dumps(value or [])

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template is told, with the words the script shows."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "data-tokens": self.offered,
            "data-suggestions": reverse("newsroom:suggestions"),
            "data-remove": _("Remove"),
            "data-add": _("Type to find or add"),
        }
        return context

    @property
    def media(self) -> forms.Media:
        """Return the script that shows tokens."""
        return forms.Media(js=["newsroom/tokens.js"], css={"all": ["newsroom/fields.css"]})
