"""ninjs 3: the news industry's JSON."""

from tajuk.story.rendering import Places
from tajuk.wire.outgoing import FeedItem, Publisher

MEDIA_TYPE = "application/json"
CARRIES = frozenset({"guid", "headline", "published_at"})


def dump(item: FeedItem, places: Places, publisher: Publisher, *, version: int = 1) -> bytes:
    """Return a story as a ninjs 3.1 news item; the same values give the same bytes.

    places: gives absolute addresses (`outgoing.AbsolutePlaces`). item.html is the body.
    Source: IPTC ninjs 3.1.
    """
    raise NotImplementedError
