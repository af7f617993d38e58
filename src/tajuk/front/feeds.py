"""Feeds of the masthead, of its sections, of what is searched for: RSS, Atom, JSON Feed."""

from collections.abc import Callable
from typing import NamedTuple

from tajuk.edition import lists
from tajuk.edition.entry import instant
from tajuk.edition.errors import NotPublished
from tajuk.front.answer import Answer
from tajuk.front.listings import section_or_nothing
from tajuk.front.visit import Visit
from tajuk.pages.links import home_path
from tajuk.pages.outgoing import publisher, whole_items
from tajuk.wire import atom, json_feed, rss
from tajuk.wire.outgoing import Feed, FeedItem, changed_at

_ITEMS = 30
_FORMATS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "feed.xml": (rss.dump, rss.MEDIA_TYPE),
    "atom.xml": (atom.dump, atom.MEDIA_TYPE),
    "feed.json": (json_feed.dump, json_feed.MEDIA_TYPE),
}


class Contents(NamedTuple):
    """What a feed holds. name: what it says beside the masthead's title, "" for nothing; href: the path of its page."""

    name: str
    href: str
    items: tuple[FeedItem, ...]


def masthead_feed(visit: Visit, file: str) -> Answer:
    """Return the newest stories in the reader's language as a feed."""
    return feed(visit, file, _newest(visit, "", lists.latest(visit.language)))


def section_feed(visit: Visit, slug: str, file: str) -> Answer:
    """Return a section's newest stories as a feed."""
    if slug not in visit.site.sections:
        section_or_nothing(visit, f"/{slug}", NotPublished(visit.asked.path))
    return feed(visit, file, _newest(visit, slug, lists.section(slug, visit.language)))


def feed(visit: Visit, file: str, contents: Contents) -> Answer:
    """Return what a feed holds in the format of a file."""
    site, context, query = visit.site, visit.context, visit.asked.query
    dump, media_type = _FORMATS[file]
    made = Feed(
        title=f"{site.masthead.title}: {contents.name}" if contents.name else site.masthead.title,
        href=context.address(contents.href),
        self_href=context.address(f"{visit.asked.path}?{query}" if query else visit.asked.path),
        description=site.masthead.tagline or site.masthead.title,
        language=visit.language,
        updated_at=max((changed_at(item.story) for item in contents.items), default=instant(visit.head.at)),
        items=contents.items,
        zone=site.zone,
        publisher=publisher(context).name,
    )
    return Answer(dump(made), f"{media_type}; charset=utf-8", reads=visit.reads)


def _newest(visit: Visit, slug: str, name: str) -> Contents:
    """Return the newest of a list, whole; `slug` is the section's, "" for all of them."""
    site, context = visit.site, visit.context
    return Contents(
        name=site.section_name(slug, visit.language) if slug else "",
        href=context.path(f"/{slug}") if slug else home_path(site, visit.language),
        items=whole_items(context, visit.reading.newest(name, _ITEMS)),
    )
