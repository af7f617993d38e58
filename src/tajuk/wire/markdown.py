"""A story as CommonMark with front matter, for people and programs that read text."""

from tajuk.story.rendering import Places
from tajuk.wire.outgoing import FeedItem

MEDIA_TYPE = "text/markdown; charset=utf-8"
CARRIES = frozenset({"guid", "headline", "published_at"})


def dump(item: FeedItem, places: Places) -> bytes:
    """Return a story as CommonMark under YAML front matter; the same values give the same bytes.

    places: gives absolute addresses (`outgoing.AbsolutePlaces`).
    Source: CommonMark 0.31; tables as GitHub writes them.
    """
    raise NotImplementedError
