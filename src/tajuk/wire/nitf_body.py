"""The body of NITF as HTML, for the one reader of bodies there is."""

from lxml import etree

from tajuk.wire.xml_items import local, words_in

_HTML = """
p ol ul li dl dt dd hr pre table caption thead tbody tfoot tr td th br a em sub sup q b i u img strong
"""
_SAME = frozenset(_HTML.split())
_NAMES = {
    "block": "div",
    "bq": "blockquote",
    "credit": "cite",
    "fn": "p",
    "hl1": "h2",
    "hl2": "h3",
    "media": "figure",
    "media-caption": "figcaption",
    "note": "aside",
    "tagline": "p",
}
_MARKS = {
    "strong": "strong",
    "bold": "strong",
    "b": "strong",
    "code": "code",
    "strike": "s",
    "sub": "sub",
    "sup": "sup",
}
_LEFT_OUT = frozenset(
    ("media-metadata", "media-object", "nitf-table-metadata", "custom-table", "body.head", "head", "datasource")
)
_PLAYERS = {"video": "video", "audio": "audio"}


def as_html(content: etree._Element) -> str:
    """Return what NITF marks up as HTML; `content` is changed.

    content: a <body.content>, <block>, <body.end> or any element with NITF inside, of any namespace.
    Source: IPTC NITF 3.6, "body.content".
    """
    for media in [one for one in content.iter() if local(one) == "media"]:
        _media(media)
    for element in content.iter():
        name = local(element)
        if not name:
            continue
        if name in _LEFT_OUT:
            element.tag, element.text = "script", None  # never read
            for child in list(element):
                element.remove(child)
        elif name == "em" and element.get("class") in _MARKS:
            element.tag = _MARKS[element.get("class") or ""]
        else:
            element.tag = (
                name
                if name in _SAME
                else _NAMES.get(name, "div" if len(element) and _holds_blocks(element) else "span")
            )
    return html_text(content)


def html_text(element: etree._Element) -> str:
    """Return what an element holds as HTML, names without namespaces; `element` is changed."""
    for one in element.iter():
        if isinstance(one.tag, str) and "}" in one.tag:
            one.tag = one.tag.rpartition("}")[2]
    element.tag = "div"
    element.attrib.clear()
    etree.cleanup_namespaces(element)
    written = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return written.removeprefix("<div>").removesuffix("</div>")


def _holds_blocks(element: etree._Element) -> bool:
    return any(local(child) in ("p", "table", "block", "ul", "ol", "hl2", "media") for child in element)


def _media(media: etree._Element) -> None:
    """Put the picture or player of a <media> where its references stand: the largest one."""
    references = [one for one in media if local(one) == "media-reference"]
    kind = (media.get("media-type") or "").lower()
    best = max(references, key=_pixels, default=None)
    for one in references:
        if one is not best:
            media.remove(one)
    if best is not None:
        source = best.get("source") or best.get("source-url") or ""
        text = best.get("alternate-text") or ""
        sizes = {name: best.get(name) or "" for name in ("width", "height")}
        best.attrib.clear()
        best.text = None
        for child in list(best):
            best.remove(child)
        best.tag = _PLAYERS.get(kind, "img")
        best.set("src", source)
        if best.tag == "img":
            best.set("alt", text)
            for name, size in sizes.items():
                best.set(name, size)
    _credit(media)


def _pixels(reference: etree._Element) -> int:
    sizes = [reference.get(name) or "" for name in ("width", "height")]
    return int(sizes[0]) * int(sizes[1]) if all(size.isdigit() and len(size) < 7 for size in sizes) else 0


def _credit(media: etree._Element) -> None:
    """Put who made a picture into its caption."""
    producer = next((one for one in media if local(one) == "media-producer"), None)
    if producer is None:
        return
    words = " ".join(words_in(producer).split())
    media.remove(producer)
    if not words:
        return
    caption = next((one for one in media if local(one) == "media-caption"), None)
    if caption is None:
        caption = etree.SubElement(media, "media-caption")
    credit = etree.SubElement(caption, "span")
    credit.set("class", "figure-credit")
    credit.text = words
