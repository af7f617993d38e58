"""Pictures: bytes in, a digest out, by which stories refer to them."""

import msgspec
from django.core.exceptions import PermissionDenied
from wagtail.permissions import policy_registry

from tajuk.media.store import digest_of
from tajuk.newsroom.actions.keeping_photos import take_in_photo
from tajuk.newsroom.api.calls import Answer, Asked
from tajuk.newsroom.api.problems import Refusal
from tajuk.newsroom.models import Photo

_SAID = {"title": "title", "credit": "credit", "caption": "caption", "alt": "description"}
_LOOKED_AT_BY = ("add", "change", "choose")


class Upload(msgspec.Struct, frozen=True):
    """A picture as the parts of a form. file: its bytes; credit: who made it, and for whom; alt: what it shows."""

    file: bytes
    credit: str
    title: str = ""
    caption: str = ""
    alt: str = ""


class HeldPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of the collection. media: the digest by which a story shows it. Units: width and height in pixels."""

    media: str
    title: str
    credit: str
    caption: str
    alt: str
    width: int
    height: int


def upload(asked: Asked) -> Answer:
    """Put a picture into the collection: JPEG, PNG, WebP, AVIF, GIF or TIFF, up to 40 MB, with its credit.

    One that is there already is answered as the collection has it (200), and kept once.
    """
    file = asked.request.FILES.get("file")
    if file is None:
        raise Refusal(422, "file: there is no such part; send the picture as the part `file` of a form")
    known = _held(digest_of(file.read()))
    if known is not None:
        return _answer(known, 200)
    file.seek(0)
    said = {ours: asked.request.POST.get(theirs, "") for theirs, ours in _SAID.items()}
    return _answer(take_in_photo(file, {**said, "title": said["title"] or file.name}, by=asked.by), 201)


def look_at(asked: Asked) -> Answer:
    """Ask what the collection says of a picture, by its digest."""
    if not policy_registry.get_by_type(Photo).user_has_any_permission(asked.by, _LOOKED_AT_BY):
        raise PermissionDenied(f"{asked.by} may not use the pictures; have an administrator give the right")
    found = _held(asked.name)
    if found is None:
        raise Refusal(404, f"there is no picture {asked.name[:64]!r} in the collection; upload it")
    return _answer(found, 200)


def _held(digest: str) -> Photo | None:
    return Photo.objects.filter(media=digest).order_by("pk").first() if digest else None


def _answer(photo: Photo, status: int) -> Answer:
    said = {theirs: getattr(photo, ours) for theirs, ours in _SAID.items()}
    held = HeldPicture(media=photo.media, width=photo.width, height=photo.height, **said)
    return Answer(held, {"Location": f"/api/pictures/{photo.media}"} if status == 201 else {}, status)
