"""A working page's columns as plain values, and back into a page."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Field

from tajuk.newsroom.models import Photo, StoryPage
from tajuk.newsroom.story_fields import STREAMS, fields_of, story_of
from tajuk.newsroom.stream.pictures import Photos, Stored
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
    return story_of(columns, _photos_by_number(_numbers(columns)), published_at=at)


def fill(page: StoryPage, story: Story) -> None:
    """Put a story on a working page, whatever stood there; nothing is saved."""
    for name, value in fields_of(story, _photos_by_digest({each.media for each in _pictures(story)})).items():
        setattr(page, name, _field(name).stream_block.to_python(value) if name in STREAMS else value)
    page.draft_title = page.title


def bare_photos(page: StoryPage) -> list[str]:
    """Return the titles of photos on a page that readers could not be shown: not in the media store."""
    found = Photo.objects.filter(pk__in=_numbers(columns_of(page)), media="")
    return list(found.values_list("title", flat=True))


def uncredited_photos(story: Story) -> list[str]:
    """Return the titles of our own photos that a story shows without saying whose they are."""
    found = (
        Photo.objects.filter(media__in={each.media for each in _pictures(story) if not getattr(each, "credit", "-")})
        .order_by("pk")
        .values_list("media", "title")
    )
    return list(dict(found).values())


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


def _numbers(value: Any) -> set[int]:
    """Return the numbers of all photos that streams show."""
    if isinstance(value, Mapping):
        own = {value["image"]} if isinstance(value.get("image"), int) else set()
        return own.union(*map(_numbers, value.values()))
    return set().union(*map(_numbers, value)) if isinstance(value, list | tuple) else set()


def _pictures(value: Any) -> Iterator[Any]:
    """Yield whatever has a digest in the media store, in a story."""
    fields = getattr(value, "__struct_fields__", ())
    if "media" in fields and value.media:
        yield value
    inner = [getattr(value, name) for name in fields] if fields else value if isinstance(value, tuple) else []
    for each in inner:
        yield from _pictures(each)


def _photos_by_number(numbers: Iterable[int]) -> Photos:
    found = (
        Photo.objects.filter(pk__in=numbers).exclude(media="").values_list("pk", "media", "width", "height", "credit")
    )
    return Photos({number: Stored(*stored) for number, *stored in found}, {})


def _photos_by_digest(digests: Iterable[str]) -> Photos:
    found = Photo.objects.filter(media__in=digests).order_by("-pk").values_list("media", "pk")
    return Photos({}, dict(found))
