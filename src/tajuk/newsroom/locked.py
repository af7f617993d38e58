"""The field of a block that no field can hold: shown as readers see it, given back as it came."""

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class _Shown(forms.HiddenInput):
    """Holds the block; a script shows it."""

    is_hidden = False

    def __init__(self) -> None:
        super().__init__({"data-locked": reverse_lazy("newsroom:locked")})


class Locked(blocks.FieldBlock):
    """A block as JSON. Nobody writes one: it can be moved and taken out."""

    def __init__(self, **kwargs: object) -> None:
        self.field = forms.CharField(widget=_Shown(), strip=False)
        super().__init__(**kwargs)

    class Meta:
        icon = "lock"
        label = _("Kept as it came")
        group = _("Locked")
