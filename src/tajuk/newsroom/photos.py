"""The photos of the newsroom's collection that columns and documents show."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tajuk.newsroom.models.photo import Photo
from tajuk.newsroom.stream.pictures import Photos, Stored


def chosen_in(columns: Mapping[str, Any]) -> Photos:
    """Return the photos that streams name by their numbers."""
    found = (
        Photo.objects.filter(pk__in=_numbers(columns))
        .exclude(media="")
        .values_list("pk", "media", "width", "height", "credit")
    )
    return Photos({number: Stored(*stored) for number, *stored in found}, {})


def shown_in(document: Any) -> Photos:
    """Return the photos of ours that a document shows by their digests."""
    digests = {each.media for each in _pictures(document)}
    found = Photo.objects.filter(media__in=digests).order_by("-pk").values_list("media", "pk")
    return Photos({}, dict(found))


def bare(columns: Mapping[str, Any]) -> list[str]:
    """Return the titles of photos that readers could not be shown: not in the media store."""
    return list(Photo.objects.filter(pk__in=_numbers(columns), media="").values_list("title", flat=True))


def uncredited(document: Any) -> list[str]:
    """Return the titles of our own photos that a document shows, wherever in it, without saying whose they are."""
    found = (
        Photo.objects.filter(
            media__in={each.media for each in _pictures(document) if not getattr(each, "credit", "-").strip()}
        )
        .order_by("pk")
        .values_list("media", "title")
    )
    return list(dict(found).values())


def _numbers(value: Any) -> set[int]:
    """Return the numbers of all photos that streams show."""
    if isinstance(value, Mapping):
        own = {value["image"]} if isinstance(value.get("image"), int) else set()
        return own.union(*map(_numbers, value.values()))
    return set().union(*map(_numbers, value)) if isinstance(value, list | tuple) else set()


def _pictures(value: Any) -> Iterator[Any]:
    """Yield whatever has a digest in the media store, in a document."""
    fields: Iterable[str] = getattr(value, "__struct_fields__", ())
    if "media" in fields and value.media:
        yield value
    inner = [getattr(value, name) for name in fields] if fields else value if isinstance(value, tuple) else []
    for each in inner:
        yield from _pictures(each)
