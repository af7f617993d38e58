"""OPML: lists of feeds, as newsreaders hand them on. Read alone."""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from tajuk.story.addresses import address_of
from tajuk.wire import feed_bytes
from tajuk.wire.feed_reading import repaired
from tajuk.wire.item import Item, Refused, Site, Skipped, Subscription, WireError
from tajuk.wire.xml import attributes_of, line_of, read_document
from tajuk.wire.xml_repair import repaired as mended

MEDIA_TYPE = "text/x-opml"
CARRIES: frozenset[str] = frozenset()
_WIRE = "OPML"


def recognise(head: bytes) -> bool:
    """Say whether a file is a list of feeds, by its first bytes."""
    return feed_bytes.root_name(head).lower() == "opml"


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield the list's title, then an item an outline, in its order: a feed is a Subscription, others are Skipped.

    Raises: WireError, with the line, when it is no OPML, or so ill-formed that it cannot be repaired.
    Source: OPML 1.0, 1.1 and 2.0.
    """
    page = feed_bytes.plain(feed_bytes.read(source, _WIRE))
    if not recognise(page.text):
        raise WireError(_WIRE, 1, "this is no OPML (its first element is not <opml>); see what address it came from")
    found = read_document(page.text)
    root = found.root if found.root is not None else read_document(mended(page.text)).root
    if root is None:
        raise WireError(_WIRE, found.line, f"the XML is ill-formed here ({found.problem}); export the list again")
    yield Site(title=" ".join((root.findtext("head/title") or "").split()))
    for outline in root.iter("outline"):
        yield _outline(outline)
    if found.root is None:
        yield Refused(item="list", line=found.line, reason=repaired(found.problem))


def _outline(outline: etree._Element) -> Item:
    fields = {name.lower(): value.strip() for name, value in attributes_of(outline).items()}
    name = " ".join((fields.get("title") or fields.get("text") or "").split())
    url = address_of(fields.get("xmlurl", ""))
    if not fields.get("xmlurl"):
        return Skipped(kind=fields.get("type", "").lower() or "outline", item=name)
    if not url.startswith("http"):
        reason = f"{fields['xmlurl']!r} is no address of the web; correct it in the list"
        return Refused(item=name or "outline", line=line_of(outline), reason=reason)
    above = (one.get("title") or one.get("text") or "" for one in outline.iterancestors("outline"))
    home = address_of(fields.get("htmlurl", ""))
    return Subscription(
        url=url,
        title=name,
        home=home if home.startswith("http") else "",
        folder=tuple(" ".join(one.split()) for one in above if one.strip())[::-1],
    )
