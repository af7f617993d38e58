"""What a package groups, and what an item is linked with."""

from collections.abc import Iterator

from lxml import etree

from tajuk.story.addresses import address_of
from tajuk.story.blocks import Block, Body, Heading, Related, StoryLink
from tajuk.story.text import runs
from tajuk.wire.dispatch_items import guid_from
from tajuk.wire.newsml_g2_values import Parts, first, last, parts
from tajuk.wire.xml_items import local

_RELATED = frozenset(("seealso", "derivedfrom", "related", "isrelatedto", "seerelated", "backgroundfor", "evolvedfrom"))


def groups_of(whole: Parts) -> Body:
    """Return what a package holds as blocks, in order: a heading a group where it has one, then its items."""
    return tuple(block for found in whole.get("groupSet", ()) for group in found for block in _group(group))


def _group(group: etree._Element) -> Iterator[Block]:
    told = parts(group)
    if title := first(told, "title"):
        yield Heading(runs(title))
    links = [_link(one) for one in group if local(one) in ("itemRef", "conceptRef")]
    if links:
        yield Related(tuple(links))


def _link(one: etree._Element) -> StoryLink:
    told, identity = parts(one), (one.get("residref") or "").strip()
    headline = first(told, "headline", "title", "description", "name")
    return (
        StoryLink(guid=guid_from(identity), headline=headline)
        if identity
        else StoryLink(url=address_of(one.get("href") or ""), headline=headline)
    )


def links_of(meta: Parts) -> tuple[StoryLink, ...]:
    """Return the stories and pages an item says to see as well."""
    links = (one for one in meta.get("link", ()) if last(one.get("rel") or one.get("reluri") or "seealso") in _RELATED)
    return tuple(link for one in links if (link := _link(one)) and (link.guid or link.url))
