"""Atom 1.0."""

from tajuk.wire.outgoing import Feed

MEDIA_TYPE = "application/atom+xml"
CARRIES = frozenset({"guid", "headline", "published_at"})


def dump(feed: Feed) -> bytes:
    """Return a feed as Atom; the same feed gives the same bytes.

    Source: RFC 4287.
    """
    raise NotImplementedError
