"""The form of a story: what may be chosen comes from the edition, names are found while somebody types."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.widgets import Script
from django.utils.translation import get_language
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.widgets.slug import SlugInput

from tajuk.newsroom.choices import Choices, languages, sections
from tajuk.newsroom.token_field import Tokens
from tajuk.story.identity import slug_of


class StoryForm(WagtailAdminPageForm):
    """Asks for all a story holds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page, known = self.instance, sections(get_language() or "id")
        if page.pk is None:
            self.initial["section"] = getattr(self.parent_page, "section", "")
            self.initial["language"] = next(iter(languages()), page.language)
        if "slug" in self.fields:
            self.fields["slug"].widget = SlugInput()
        self._choose("section", [("", "–"), *known], [page.section])
        self._choose("language", [(code, code) for code in languages()], [page.language])
        self._choose_several("also_in", known, page.also_in)
        for name, offered in (("topics", "topic"), ("people", "person"), ("instruments", "instrument")):
            if name in self.fields:
                self.fields[name].widget = Tokens(offered)

    def clean_slug(self) -> str:
        """Return the slug as our addresses have them; one that nobody touched stays as it came."""
        given: str = self.cleaned_data["slug"]
        return slug_of(given) or given if "slug" in self.changed_data else given

    def _choose(self, name: str, offered: Choices, chosen: Iterable[str]) -> None:
        """Have one of several chosen; what stands there already stays possible."""
        if name in self.fields:
            self.fields[name].widget = forms.Select(choices=_with(offered, chosen))

    def _choose_several(self, name: str, offered: Choices, chosen: Iterable[str]) -> None:
        """Have several chosen; those that stand there come first, in their order."""
        if name in self.fields:
            first = [(value, dict(offered).get(value, value)) for value in chosen]
            rest = [choice for choice in offered if choice[0] not in dict(first)]
            field = forms.MultipleChoiceField(
                choices=[*first, *rest],
                required=False,
                label=self.fields[name].label,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields[name] = field

    @property
    def media(self) -> forms.Media:
        """Return what the form's fields need, and what fields inside blocks suggest with."""
        return super().media + forms.Media(
            js=[
                *(f"newsroom/{name}.js" for name in ("suggesting", "locked", "related", "last_words")),
                Script("newsroom/keeping.js", type="module"),
            ],
            css={"all": ["newsroom/related.css"]},
        )


def _with(offered: Choices, chosen: Iterable[str]) -> Choices:
    return [*offered, *((value, value) for value in chosen if value not in dict(offered))]
