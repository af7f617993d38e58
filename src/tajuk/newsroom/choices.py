"""What a form offers to choose from: what the edition has. It asks no model, so that models may have forms."""

from typing import Any

from django.db import connection

from tajuk.archive.masthead import live_masthead
from tajuk.edition import lists, reader
from tajuk.edition.reader import Window
from tajuk.story.documents import Section

Choices = list[tuple[str, str]]
_MOST_SECTIONS = 200


def languages() -> tuple[str, ...]:
    """Return the languages of the edition, its own first; none while it has no masthead."""
    cursor: Any = connection.cursor()
    found = live_masthead(cursor)
    return tuple(dict.fromkeys((found.language, *found.languages))) if found else ()


def sections(language: str) -> Choices:
    """Return the sections readers have, by slug, with their names in a language."""
    cursor: Any = connection.cursor()
    versions = reader.listed(cursor, lists.kind_list("section"), Window(_MOST_SECTIONS))
    found = [version.document for version in versions if isinstance(version.document, Section)]
    named = [(section.slug, section.names.get(language, section.name)) for section in found]
    return sorted(named, key=lambda choice: choice[1])
