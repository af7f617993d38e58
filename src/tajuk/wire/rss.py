"""RSS 2.0, with the extensions every reader of feeds knows: content, dc, media, atom."""

from tajuk.wire.outgoing import Feed

MEDIA_TYPE = "application/rss+xml"
CARRIES = frozenset({"guid", "headline", "published_at"})


def dump(feed: Feed) -> bytes:
    """Return a feed as RSS 2.0; the same feed gives the same bytes.

    Source: RSS 2.0 specification; Media RSS 1.5.1; RSS Best Practices Profile.
    """
    raise NotImplementedError
