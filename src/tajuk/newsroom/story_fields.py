"""A story as the fields of its working page, and back: `story_of(fields_of(story)) == story` for every story.

Fields are plain values, as the page's columns store them; streams as data (`stream/body.py`).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from tajuk.newsroom.stream import pictures
from tajuk.newsroom.stream.body import body_of, stream_of
from tajuk.newsroom.stream.fields import link_fields_of, link_of
from tajuk.newsroom.stream.pictures import Photos
from tajuk.story.story import Byline, Correction, Dateline, Origin, Ref, Source, Story

_SAME = (
    *("guid", "language", "slug", "section", "kicker", "deck", "published_at", "updated_at", "access", "label"),
    *("sponsor", "summary", "search_headline", "social_headline", "ednote", "urgency", "translation_of", "carried"),
)
"""Fields that have one name and one form on both sides."""
STREAMS = ("body", "bylines", "sources", "picture", "related")
"""Fields that are streams."""


def fields_of(story: Story, photos: Photos) -> dict[str, Any]:
    """Return the fields of a story's working page."""
    dateline = story.dateline or Dateline("")
    return {
        **{name: getattr(story, name) for name in _SAME},
        "title": story.headline,
        "body": stream_of(story.body, photos),
        "bylines": _stream("byline", map(_builtins, story.bylines)),
        "place": dateline.place,
        "dateline_masthead": dateline.masthead,
        "dateline_on": dateline.on,
        "also_in": list(story.also_in),
        "topics": list(map(_builtins, story.topics)),
        "people": list(map(_builtins, story.people)),
        "instruments": list(story.instruments),
        "sources": _stream("source", map(_builtins, story.sources)),
        "picture": _stream("picture", [pictures.fields_of(story.picture, photos)] if story.picture else []),
        "related": _stream("story", map(link_fields_of, story.related)),
        "corrections": msgspec.to_builtins(story.corrections),
        "origin": msgspec.to_builtins(story.origin),
        "old_urls": list(story.old_urls),
    }


def story_of(fields: Mapping[str, Any], photos: Photos, *, published_at: datetime) -> Story:
    """Return the story in the fields of its working page.

    published_at: the instant it runs at, for a page that never ran.
    """
    lead = [pictures.picture_of(piece["value"], photos) for piece in fields["picture"]]
    same = {name: _lines(fields[name]) for name in _SAME}
    return Story(
        **{**same, "published_at": fields["published_at"] or published_at},
        headline=fields["title"],
        body=body_of(fields["body"], photos),
        bylines=_values(fields["bylines"], Byline),
        dateline=_dateline(fields),
        also_in=tuple(fields["also_in"]),
        topics=msgspec.convert(fields["topics"], tuple[Ref, ...]),
        people=msgspec.convert(fields["people"], tuple[Ref, ...]),
        instruments=tuple(fields["instruments"]),
        sources=_values(fields["sources"], Source),
        picture=lead[0] if lead else None,
        related=tuple(link_of(piece["value"]) for piece in fields["related"]),
        corrections=msgspec.convert(fields["corrections"], tuple[Correction, ...]),
        origin=msgspec.convert(fields["origin"], Origin | None),
        old_urls=tuple(fields["old_urls"]),
    )


def _lines(value: Any) -> Any:
    """Return a text with the line ends we keep; forms post them in the web's old way."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _dateline(fields: Mapping[str, Any]) -> Dateline | None:
    place, masthead, on = fields["place"], fields["dateline_masthead"], fields["dateline_on"]
    return Dateline(place, masthead=masthead, on=on) if place or masthead or on else None


def _stream(kind: str, values: Any) -> list[dict[str, Any]]:
    return [{"type": kind, "value": value} for value in values]


def _values(stream: list[dict[str, Any]], type_: Any) -> tuple[Any, ...]:
    return tuple(msgspec.convert(piece["value"], type_) for piece in stream)


def _builtins(value: msgspec.Struct) -> dict[str, Any]:
    """Return all fields of a small value, those at their default too: forms want every one."""
    return {name: getattr(value, name) for name in value.__struct_fields__}
