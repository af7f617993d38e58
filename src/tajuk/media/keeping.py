"""From bytes that came in to a picture that can be published."""

from typing import NamedTuple

from tajuk.media.addresses import widths_of
from tajuk.media.errors import NotKept
from tajuk.media.picture import About
from tajuk.media.renditions import prepare
from tajuk.media.store import Store, digest_of


class Kept(NamedTuple):
    """A picture in the store."""

    digest: str
    about: About


def keep_picture(store: Store, original: bytes) -> Kept:
    """Put a picture and its renditions into the store; one that is there whole costs a look.

    Raises: MediaError when it is no picture we take (nothing is kept then), Erased when it was erased.
    """
    digest = digest_of(original)
    known = _known(store, digest)
    if known is not None:
        return Kept(digest, known)
    prepared = prepare(original)
    store.put(original)
    return Kept(digest, store.keep(digest, prepared))


def _known(store: Store, digest: str) -> About | None:
    """Return what a store says of a picture it has in all the widths of today, else None."""
    try:
        about = store.about(digest)
    except NotKept:
        return None
    return about if store.has(digest) and about.widths == widths_of(about.width) else None
