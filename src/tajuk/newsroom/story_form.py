"""The form of a story: what may be chosen comes from the edition, names are found while somebody types."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import connection
from django.utils.translation import get_language
from wagtail.admin.forms.pages import WagtailAdminPageForm

from tajuk.edition import lists, reader
from tajuk.edition.reader import Window
from tajuk.newsroom.queries import languages
from tajuk.newsroom.token_field import Tokens
from tajuk.story.documents import Section

Choices = list[tuple[str, str]]
_MOST_SECTIONS = 200


class StoryForm(WagtailAdminPageForm):
    """Asks for all a story holds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page, known = self.instance, sections(get_language() or "id")
        if page.pk is None:
            self.initial["section"] = getattr(self.parent_page, "section", "")
            self.initial["language"] = next(iter(languages()), page.language)
        self._choose("section", [("", "–"), *known], [page.section])
        self._choose("language", [(code, code) for code in languages()], [page.language])
        self._choose_several("also_in", known, page.also_in)
        for name, offered in (("topics", "topic"), ("people", "person"), ("instruments", "instrument")):
            if name in self.fields:
                self.fields[name].widget = Tokens(offered)

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
        return super().media + forms.Media(js=["newsroom/suggesting.js", "newsroom/locked.js"])


def sections(language: str) -> Choices:
    """Return the sections readers have, by slug, with their names in a language."""
    cursor: Any = connection.cursor()
    versions = reader.listed(cursor, lists.kind_list("section"), Window(_MOST_SECTIONS))
    found = [version.document for version in versions if isinstance(version.document, Section)]
    named = [(section.slug, section.names.get(language, section.name)) for section in found]
    return sorted(named, key=lambda choice: choice[1])


def _with(offered: Choices, chosen: Iterable[str]) -> Choices:
    return [*offered, *((value, value) for value in chosen if value not in dict(offered))]
