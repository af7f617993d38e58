"""What the house has: a story may only say of sections, languages and pictures what is there."""

import msgspec
from django.conf import settings

from tajuk.media.store import open_store
from tajuk.newsroom.api.problems import Refusal
from tajuk.newsroom.api.walking import mapped, within
from tajuk.newsroom.choices import languages, sections
from tajuk.newsroom.models import Photo
from tajuk.story.blocks import Picture
from tajuk.story.story import Story

_SHORTEST = 12


def see_places(story: Story, before: Story | None = None) -> None:
    """Raise Refusal when a story is to run where the edition has nothing. before: what stood there may go on."""
    known = dict(sections(story.language)).keys() | ({before.section, *before.also_in} if before else set())
    for slug in (story.section, *story.also_in):
        if slug not in known:
            raise Refusal(422, f"$.section: there is no section {slug!r}; choose of {', '.join(sorted(known))}")
    spoken = {*languages(), *((before.language,) if before else ())}
    if story.language not in spoken:
        raise Refusal(422, f"$.language: nothing runs in {story.language!r}; choose of {', '.join(sorted(spoken))}")


def with_pictures_of_house(story: Story, before: Story | None = None) -> Story:
    """Return a story whose pictures say of those in our collection whose they are and how large, where it does not.

    Raises: Refusal when it shows a picture nobody uploaded, that did not stand there before.
    """
    shown = {at: each.media for at, each in within(story) if isinstance(each, Picture) and each.media}
    there = {each.media for _, each in within(before) if isinstance(each, Picture)}
    photos = {photo.media: photo for photo in Photo.objects.filter(media__in=shown.values()).order_by("-pk")}
    _see_kept({at: media for at, media in shown.items() if media not in photos.keys() | there})

    def told(value: object) -> object:
        photo = photos.get(value.media) if isinstance(value, Picture) else None
        if photo is None or not isinstance(value, Picture):
            return value
        return msgspec.structs.replace(
            value,
            width=value.width or photo.width,
            height=value.height or photo.height,
            credit=value.credit or photo.credit,
        )

    completed: Story = mapped(story, told)
    return completed


def _see_kept(shown: dict[str, str]) -> None:
    store = open_store(settings.TAJUK.media, settings.TAJUK.media_url)
    for at, digest in shown.items():
        if not (len(digest) == 64 and store.has(digest)):
            problem = f"there is no picture {digest[:_SHORTEST]!r}…; POST it to /api/pictures first"
            raise Refusal(422, f"{at}.media: {problem}")
