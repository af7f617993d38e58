"""A working page's columns as plain values, and back into a page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Field

from tajuk.newsroom import photos
from tajuk.newsroom.models import StoryPage
from tajuk.newsroom.story_fields import STREAMS, fields_of, story_of
from tajuk.story.story import Story

_NAMES = (
    *("guid", "title", "slug", "kicker", "deck", "language", "section", "also_in", "place", "dateline_masthead"),
    *("dateline_on", "published_at", "updated_at", "topics", "people", "instruments", "corrections", "access", "label"),
    *("sponsor", "summary", "search_headline", "social_headline", "ednote", "urgency", "translation_of", "origin"),
    *("old_urls", "carried"),
)


def columns_of(page: StoryPage) -> dict[str, Any]:
    """Return the columns that hold a story, streams as data."""
    streams = {name: _field(name).get_prep_value(getattr(page, name)) for name in STREAMS}
    return {**{name: getattr(page, name) for name in _NAMES}, **{name: _data(value) for name, value in streams.items()}}


def story_on(page: StoryPage, *, at: datetime) -> Story:
    """Return the story on a working page as it stands. at: the instant it runs at, if it never ran."""
    columns = columns_of(page)
    return story_of(columns, photos.chosen_in(columns), published_at=at)


def fill(page: StoryPage, story: Story) -> None:
    """Put a story on a working page, whatever stood there; nothing is saved."""
    for name, value in fields_of(story, photos.shown_in(story)).items():
        setattr(page, name, _field(name).stream_block.to_python(value) if name in STREAMS else value)
    page.draft_title = page.title


def bare_photos(page: StoryPage) -> list[str]:
    """Return the titles of photos on a page that readers could not be shown: not in the media store."""
    return photos.bare(columns_of(page))


def live_columns(page: StoryPage) -> Mapping[str, Any]:
    """Return the columns that readers' state shows in, ready for an update of the row."""
    return {name: getattr(page, name) for name in (*_NAMES, *STREAMS) if name != "guid"} | {"draft_title": page.title}


def kept(page: StoryPage) -> dict[str, Any]:
    """Return the columns of `live_columns` as plain values that can be kept, and the page's own end."""
    streams = {name: _field(name).value_to_string(page) for name in STREAMS}
    return {**live_columns(page), **streams, "go_live_at": page.go_live_at, "expire_at": page.expire_at}


def unkept(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return columns that were kept, ready for an update of the row."""
    return {name: _field(name).to_python(value) for name, value in columns.items()}


def _field(name: str) -> Any:
    field: Field = StoryPage._meta.get_field(name)
    return field


def _data(value: Any) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else []
