"""The form of a site page or a menu: its language is one of the edition's."""

from typing import Any

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets.slug import SlugInput

from tajuk.newsroom.choices import languages
from tajuk.story.identity import slug_of


class SiteForm(WagtailAdminModelForm):
    """Asks for a document that surrounds the stories."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = dict.fromkeys((*languages(), *filter(None, [self.instance.language])))
        self.fields["language"].widget = forms.Select(choices=[(code, code) for code in known])
        if not self.instance.language:
            self.initial["language"] = next(iter(known), "")
        if isinstance(self.fields["slug"].widget, forms.TextInput):
            self.fields["slug"].widget = SlugInput()

    def clean_slug(self) -> str:
        """Return the slug as our addresses have them; one that nobody touched stays as it came."""
        given: str = self.cleaned_data["slug"]
        return slug_of(given) or given if "slug" in self.changed_data else given

    @property
    def media(self) -> forms.Media:
        """Return what the form's fields need, and what fields inside blocks suggest with."""
        return super().media + forms.Media(
            js=["newsroom/suggesting.js", "newsroom/locked.js"], css={"all": ["newsroom/fields.css"]}
        )
