"""AVIF renditions, made when there is time for them: smaller than the WebP beside them, or not at all."""

from typing import NamedTuple

from tajuk.media.errors import Damaged, Erased, MediaError, NotKept
from tajuk.media.renditions import avifs
from tajuk.media.store import Store


class Made(NamedTuple):
    """What became of a picture: how many AVIF it has now, how many widths stay with their WebP, and any problem."""

    digest: str
    avif: int
    webp: int
    problem: str


def make_next(store: Store) -> Made | None:
    """Make the AVIF of the newest picture that waits for it; None when none does.

    Cut short anywhere it is simply called again: widths that are settled are not made twice.
    Raises: MediaError when the store cannot be used.
    """
    for note in store.waiting.newest():
        try:
            made = _made(store, note.digest, store.unsettled(note.digest))
        except NotKept:  # whoever keeps it is not done yet, or died over it
            if note.is_forsaken:
                store.waiting.remove(note)
        except Erased:
            store.waiting.remove(note)
        else:
            store.waiting.remove(note)
            return made
    return None


def _made(store: Store, digest: str, widths: tuple[int, ...]) -> Made:
    encoded = _encoded(store, digest, widths)
    problem = str(encoded) if isinstance(encoded, MediaError) else ""
    images = {} if isinstance(encoded, MediaError) else encoded
    kept = sum([store.settle(digest, width, images.get(width, b"")) for width in widths])
    return Made(digest, kept, len(widths) - kept, problem)


def _encoded(store: Store, digest: str, widths: tuple[int, ...]) -> dict[int, bytes] | MediaError:
    """Return the AVIF by width, or why this picture will never have any."""
    try:
        original = store.get(digest)
    except (NotKept, Damaged) as error:
        return error
    try:
        return avifs(original, widths)
    except MediaError as error:
        return error
