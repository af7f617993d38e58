"""Stories that belong beside one that is being written, each with the reason, for the panel beside its editor."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from django.db import connection
from django.utils.translation import gettext as _

from tajuk.edition import reader
from tajuk.newsroom.searching import index
from tajuk.search import desk
from tajuk.search.relating import Reasons, Text
from tajuk.story.story import Ref, Story


class Belonging(msgspec.Struct, frozen=True):
    """A story that readers have. note: where and when it ran; reasons: what it shares, in words for an editor."""

    guid: str
    headline: str
    note: str
    reasons: tuple[str, ...]


def belonging(text: Text) -> list[Belonging]:
    """Return five stories at most, the nearest first. Raises: NoIndex."""
    found = desk.related_to(index(), text, _readable)
    stories = _readable([one.guid for one in found])
    return [_told(stories[one.guid], one.shared) for one in found if one.guid in stories]


def _readable(guids: Sequence[str]) -> Mapping[str, Story]:
    """Return the stories among guids that readers have now."""
    cursor: Any = connection.cursor()
    versions = reader.many(cursor, guids)
    return {guid: one.document for guid, one in versions.items() if isinstance(one.document, Story)}


def _told(story: Story, shared: Reasons) -> Belonging:
    note = f"{story.section} · {story.published_at.date().isoformat()}"
    return Belonging(story.guid, story.headline or story.slug, note, tuple(_reasons(story, shared)))


def _reasons(story: Story, shared: Reasons) -> Iterator[str]:
    """Yield what two stories share: names first, then words that both use."""
    names = [*_named(story.people, shared.people), *_named(story.topics, shared.topics), *shared.instruments]
    if names:
        yield _("Both about: %(names)s") % {"names": ", ".join(names)}
    if shared.words:
        yield _("Both say: %(words)s") % {"words": ", ".join(shared.words)}


def _named(refs: Sequence[Ref], slugs: Sequence[str]) -> list[str]:
    return [ref.name or ref.slug for ref in refs if ref.slug in slugs]
