"""A story as CommonMark with front matter, for people and programs that read text."""

from datetime import datetime
from typing import Any

import msgspec

from tajuk.story.blocks import Figure
from tajuk.story.places import Places
from tajuk.story.story import Story
from tajuk.story.text import plain
from tajuk.wire.markdown_blocks import blocks
from tajuk.wire.markdown_inline import heading, literal
from tajuk.wire.outgoing import FeedItem, headline
from tajuk.wire.xml_writing import clean, exact

MEDIA_TYPE = "text/markdown; charset=utf-8"
_FRONT_MATTER = {  # key: field of the story
    "guid": "guid",
    "title": "headline",
    "kicker": "kicker",
    "description": "deck",
    "summary": "summary",
    "date": "published_at",
    "updated": "updated_at",
    "language": "language",
    "section": "section",
    "also_in": "also_in",
    "slug": "slug",
    "authors": "bylines",
    "dateline": "dateline",
    "topics": "topics",
    "people": "people",
    "instruments": "instruments",
    "sources": "sources",
    "access": "access",
    "label": "label",
    "sponsor": "sponsor",
    "translation_of": "translation_of",
}
CARRIES = frozenset(_FRONT_MATTER.values())
_ENCODER = msgspec.json.Encoder()
_BREAKS_IN_YAML = str.maketrans({character: f"\\u{ord(character):04x}" for character in "\x7f\x85\u2028\u2029\ufeff"})


def dump(item: FeedItem, places: Places) -> bytes:
    """Return a story as CommonMark under YAML front matter; the same values give the same bytes.

    places: gives absolute addresses (`outgoing.AbsolutePlaces`).
    Source: CommonMark 0.31; tables as GitHub writes them; YAML 1.2, whose flow values JSON is.
    """
    story = item.story
    opening = (Figure(story.picture),) if story.picture else ()
    parts = (
        _front_matter(item),
        heading(literal(headline(item)), 1),
        literal(story.deck),
        blocks((*opening, *story.body), places),
    )
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _front_matter(item: FeedItem) -> str:
    story = item.story
    said = {key: value for key, field in _FRONT_MATTER.items() if (value := getattr(story, field))}
    lines = [f"{key}: {_yaml(value)}" for key, value in {**said, "url": item.href, **_corrections(story)}.items()]
    return "\n".join(("---", *lines, "---"))


def _corrections(story: Story) -> dict[str, Any]:
    notes = [{"at": note.at, "sort": note.sort, "note": plain(note.note)} for note in story.corrections]
    return {"corrections": notes} if notes else {}


def _yaml(value: object) -> str:
    """Return a value as YAML on one line: instants bare, all else as JSON, which YAML reads."""
    if isinstance(value, datetime):
        return exact(value)
    return clean(_ENCODER.encode(value).decode().translate(_BREAKS_IN_YAML))
