"""The rules for RSS 2.0."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from urllib.parse import unquote

import feed_rules_values as values
from lxml import etree

Finding = tuple[str, str]
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DC = "{http://purl.org/dc/elements/1.1/}"
ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
XHTML_BODY = "{http://www.w3.org/1999/xhtml}body"
CHANNEL = values.words("""
    title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs
    cloud ttl image rating textInput skipHours skipDays item""")
ITEM = values.words("title link description author category comments enclosure guid pubDate source")
IMAGE = values.words("title link url description width height")
TEXT_INPUT = values.words("title description name link")
PLAIN = values.words("title category source name copyright")
ADDRESSES = values.words("link url docs comments")
SAME = {  # an extension that says again what a core element says
    f"{DC}creator": "author",
    f"{DC}date": "pubDate",
    f"{DC}source": "source",
    f"{DC}subject": "category",
}
SAME_CHANNEL = {f"{DC}rights": "copyright", f"{DC}creator": "managingEditor", f"{DC}publisher": "webMaster"}
OFTEN = frozenset(("category", "item", "enclosure", "link", f"{DC}creator", f"{DC}subject", ATOM_LINK))


def rules(root: etree._Element, *, hex_escaped: frozenset[str], now: datetime) -> Iterator[Finding]:
    """Yield what is wrong with an <rss> element."""
    channels = root.findall("channel")
    if len(channels) != 1:
        yield "DuplicateElement" if channels else "MissingChannel", "channel"
    for channel in channels:
        yield from _channel(channel)
        for element in channel.iter(etree.Element):
            yield from _value(element, hex_escaped, now)


def _channel(channel: etree._Element) -> Iterator[Finding]:
    yield from _children(channel, CHANNEL, required=("title", "link", "description"))
    items = channel.findall("item")
    guids = Counter((item.findtext("guid") or "").strip() for item in items)
    yield from (("DuplicateValue", "guid") for guid, times in guids.items() if guid and times > 1)
    if channel.find(ATOM_LINK) is None:
        yield "MissingAtomSelfLink", "channel"
    yield from (("DuplicateSemantics", ours) for tag, ours in SAME_CHANNEL.items() if _both(channel, tag, ours))
    seen_item = False
    for child in channel.iterchildren(etree.Element):
        if seen_item and child.tag in CHANNEL - {"item"}:
            yield "MisplacedItem", "item"
        seen_item = seen_item or child.tag == "item"
    for item in items:
        yield from _item(item)
    for image in channel.findall("image"):
        yield from _image(image, channel)
    for text_input in channel.findall("textInput"):
        yield from _children(text_input, TEXT_INPUT, required=("title", "description", "name", "link"))


def _item(item: etree._Element) -> Iterator[Finding]:
    yield from _children(item, ITEM, required=())
    if item.find("title") is None and item.find("description") is None and item.find(CONTENT) is None:
        yield "ItemMustContainTitleOrDescription", "item"
    tags = [child.tag for child in item.iterchildren(etree.Element)]
    if CONTENT in tags and "description" not in tags[: tags.index(CONTENT)]:
        yield "NeedDescriptionBeforeContent", "content:encoded"
    if tags.count("enclosure") > 1:
        yield "DuplicateEnclosure", "enclosure"
    yield from (("DuplicateItemSemantics", ours) for tag, ours in SAME.items() if _both(item, tag, ours))


def _image(image: etree._Element, channel: etree._Element) -> Iterator[Finding]:
    yield from _children(image, IMAGE, required=("title", "link", "url"))
    if (image.text or "").strip():
        yield "UnexpectedText", "image"
    link, home = image.findtext("link"), channel.findtext("link")
    if link and home and link.strip().rstrip("/") != home.strip().rstrip("/"):
        yield "ImageLinkDoesntMatch", "link"
    url = (image.findtext("url") or "").split("?")[0].lower()
    if re.search(r"\.\w+$", url.rpartition("/")[2]) and not url.endswith((".gif", ".jpg", ".jpeg", ".png", ".com")):
        yield "ImageUrlFormat", "url"
    for name, most in (("width", 144), ("height", 400)):
        size = (image.findtext(name) or "1").strip()
        if not size.isdigit() or not 0 < int(size) <= most:
            yield f"Invalid{name.title()}", name


def _children(parent: etree._Element, known: frozenset[str], *, required: tuple[str, ...]) -> Iterator[Finding]:
    """Yield unknown, repeated and missing children. required: elements a parent cannot be without."""
    times = Counter(child.tag for child in parent.iterchildren(etree.Element))
    yield from (("UndefinedElement", str(tag)) for tag in times if "{" not in str(tag) and tag not in known)
    single = (tag for tag in times if tag in known or str(tag).startswith(DC) or tag == CONTENT)
    often = OFTEN if parent.tag != "textInput" else frozenset()
    repeated = (
        tag for tag in single if times[tag] > 1 and (tag not in often or tag == "link") and tag != f"{DC}publisher"
    )
    yield from (("DuplicateElement", str(tag)) for tag in repeated)
    yield from ((f"Missing{name.title()}", name) for name in required if not times[name] and name != "name")
    yield from (("MissingElement", name) for name in required if not times[name] and name in ("name",))


def _both(parent: etree._Element, one: str, other: str) -> bool:
    return parent.find(one) is not None and parent.find(other) is not None


def _value(element: etree._Element, hex_escaped: frozenset[str], now: datetime) -> Iterator[Finding]:
    """Yield what is wrong with the text and the attributes of one element."""
    tag, text = str(element.tag), element.text or ""
    name = tag.rpartition("}")[2]
    if (
        "{" not in tag
        and len(element)
        and tag not in ("channel", "item", "image", "textInput", "skipHours", "skipDays")
    ):
        yield from (("UndefinedElement", str(child.tag)) for child in element if "{" not in str(child.tag))
    blank = {"title", "category", "ttl", "guid", "name"}
    if "{" not in tag and tag in blank and not text.strip() and not len(element):
        yield "NotBlank", name
    is_plain = tag in PLAIN or tag.startswith(DC) or (tag == "description" and _in(element, "image"))
    if is_plain and text not in hex_escaped:
        yield from ((finding, name) for finding in values.plain(text))
    check = _CHECKS.get(tag)
    yield from ((finding, name) for finding in (check(element, text, now) if check else ()))


def _in(element: etree._Element, *parents: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in parents


def _date(element: etree._Element, text: str, now: datetime) -> Iterator[str]:
    return values.rfc822(text, now=now)


def _link(element: etree._Element, text: str, now: datetime) -> Iterator[str]:
    found = list(values.absolute(text))
    return iter("InvalidLink" if one == "InvalidFullLink" else one for one in found if text.strip() or one)


def _language(element: etree._Element, text: str, now: datetime) -> Iterator[str]:
    return values.language(text)


def _guid(element: etree._Element, text: str, now: datetime) -> Iterator[str]:
    if element.get("isPermaLink", "true") == "true" and not re.match(r"https?://[^/\s]+", text.strip()):
        yield "InvalidPermalink" if re.match(r"\w+:", text.strip()) else "InvalidHttpGUID"


def _person(element: etree._Element, text: str, now: datetime) -> Iterator[str]:
    if not values.ADDRESS.search(unquote(text)):
        yield "InvalidContact"


def _enclosure(element: etree._Element, text: str, now: datetime) -> Iterator[str]:
    yield from ("MissingAttribute" for name in ("url", "length", "type") if name not in element.attrib)
    if "type" in element.attrib and not values.MIME.fullmatch(element.get("type", "")):
        yield "InvalidMIMEAttribute"


def _cloud(element: etree._Element, text: str, now: datetime) -> Iterator[str]:
    required = ("domain", "port", "path", "registerProcedure", "protocol")
    yield from ("MissingAttribute" for name in required if name not in element.attrib)


def _html(element: etree._Element, text: str, now: datetime) -> Iterator[str]:
    return values.markup(text) if not _in(element, "image", "textInput") else iter(())


def _xhtml(element: etree._Element, text: str, now: datetime) -> Iterator[str]:
    tags = {str(one.tag).rpartition("}")[2] for one in element.iterdescendants(etree.Element)}
    yield from ("SecurityRisk" for _ in tags & values.RISKY_TAGS)


def _self(element: etree._Element, text: str, now: datetime) -> Iterator[str]:
    yield from values.absolute(element.get("href", ""))


_CHECKS: dict[str, Callable[[etree._Element, str, datetime], Iterator[str]]] = {
    "pubDate": _date,
    "lastBuildDate": _date,
    **dict.fromkeys(("link", "url", "docs", "comments"), _link),
    "language": _language,
    f"{DC}language": _language,
    "guid": _guid,
    **dict.fromkeys(("author", "managingEditor", "webMaster"), _person),
    "enclosure": _enclosure,
    "cloud": _cloud,
    "description": _html,
    CONTENT: _html,
    XHTML_BODY: _xhtml,
    ATOM_LINK: _self,
}
