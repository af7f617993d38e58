"""JSON Feed 1.1."""

from tajuk.wire.outgoing import Feed

MEDIA_TYPE = "application/feed+json"
CARRIES = frozenset({"guid", "headline", "published_at"})


def dump(feed: Feed) -> bytes:
    """Return a feed as JSON Feed; the same feed gives the same bytes.

    Source: JSON Feed, version 1.1.
    """
    raise NotImplementedError
