"""Feeds of the masthead and of its sections: RSS, Atom, JSON Feed."""

from collections.abc import Callable

from tajuk.edition import lists
from tajuk.edition.entry import instant
from tajuk.edition.errors import NotPublished
from tajuk.front.answer import Answer
from tajuk.front.listings import section_or_nothing
from tajuk.front.visit import Visit
from tajuk.pages.links import home_path
from tajuk.pages.outgoing import publisher, whole_items
from tajuk.wire import atom, json_feed, rss
from tajuk.wire.outgoing import Feed, changed_at

_ITEMS = 30
_FORMATS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "feed.xml": (rss.dump, rss.MEDIA_TYPE),
    "atom.xml": (atom.dump, atom.MEDIA_TYPE),
    "feed.json": (json_feed.dump, json_feed.MEDIA_TYPE),
}


def masthead_feed(visit: Visit, file: str) -> Answer:
    """Return the newest stories in the reader's language as a feed."""
    return _feed(visit, file, "", lists.latest(visit.language))


def section_feed(visit: Visit, slug: str, file: str) -> Answer:
    """Return a section's newest stories as a feed."""
    if slug not in visit.site.sections:
        section_or_nothing(visit, f"/{slug}", NotPublished(visit.asked.path))
    return _feed(visit, file, slug, lists.section(slug, visit.language))


def _feed(visit: Visit, file: str, slug: str, name: str) -> Answer:
    site, context = visit.site, visit.context
    items = whole_items(context, visit.reading.newest(name, _ITEMS))
    section = site.section_name(slug, visit.language) if slug else ""
    dump, media_type = _FORMATS[file]
    feed = Feed(
        title=f"{site.masthead.title}: {section}" if section else site.masthead.title,
        href=context.address(context.path(f"/{slug}") if slug else home_path(site, visit.language)),
        self_href=context.address(visit.asked.path),
        description=site.masthead.tagline or site.masthead.title,
        language=visit.language,
        updated_at=max((changed_at(item.story) for item in items), default=instant(visit.head.at)),
        items=items,
        zone=site.zone,
        publisher=publisher(context).name,
    )
    return Answer(dump(feed), f"{media_type}; charset=utf-8", reads=visit.reads)
