"""Builders of feeds as bytes, and readers of them, for the tests of the incoming feeds."""

import io

from tajuk.story.story import Story
from tajuk.wire import atom, json_feed, rss
from tajuk.wire.item import Item, Refused

MODULES = """
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
xmlns:georss="http://www.georss.org/georss" xmlns:atom="http://www.w3.org/2005/Atom"
"""
WHOLE_ITEM = "<item><title>Utuh</title><link>https://kabar.example/utuh</link><description>Isi.</description></item>"
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'


def rss_feed(*items: str, head: str = "<link>https://kabar.example/</link>", version: str = "2.0") -> bytes:
    """Return an RSS feed of a site at kabar.example."""
    channel = f"<channel><title>Kabar</title>{head}{''.join(items)}</channel>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="{version}" {MODULES}>{channel}</rss>'.encode()


def atom_feed(*entries: str, head: str = '<link href="https://kabar.example/"/>', root: str = ATOM) -> bytes:
    """Return an Atom feed of a site at kabar.example."""
    return f'<?xml version="1.0"?>\n<feed {root}><title>Kabar</title>{head}{"".join(entries)}</feed>'.encode()


def items_of(raw: bytes) -> list[Item]:
    """Return all that a feed yields, whatever format it is in."""
    wire = next(one for one in (rss, atom, json_feed) if one.recognise(raw))
    return list(wire.parse(io.BytesIO(raw)))


def stories_of(raw: bytes) -> list[Story]:
    """Return the stories of a feed."""
    return [item for item in items_of(raw) if isinstance(item, Story)]


def refused_of(raw: bytes) -> list[Refused]:
    """Return what is refused of a feed."""
    return [item for item in items_of(raw) if isinstance(item, Refused)]


def story_of(*elements: str) -> Story:
    """Return the only story of an RSS feed whose item has these elements."""
    (story,) = stories_of(rss_feed(f"<item><title>Judul</title>{''.join(elements)}</item>"))
    return story


def entry_of(*elements: str) -> Story:
    """Return the only story of an Atom feed whose entry has these elements."""
    (story,) = stories_of(atom_feed(f"<entry><title>Judul</title>{''.join(elements)}</entry>"))
    return story
