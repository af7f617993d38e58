"""What the contentSet of a NewsML-G2 item holds: words in several dresses, and files."""

from typing import NamedTuple

from lxml import etree

from tajuk.story.addresses import address_of
from tajuk.story.blocks import Body
from tajuk.story.markup import body_of
from tajuk.story.text import plain
from tajuk.wire.dispatch import Rendition
from tajuk.wire.nitf_body import as_html, html_text
from tajuk.wire.outgoing import DOCUMENT_TYPE
from tajuk.wire.plain_body import plain_body
from tajuk.wire.xml_items import local

_LONGEST_KEPT = 1 << 20  # characters of content we cannot read that are kept as they are
_WEB = frozenset(("html", "body", "div", "article", "section", "p"))


class Content(NamedTuple):
    """The body, the files, what stands in NITF's head of the body, and what could not be read (type and markup)."""

    body: Body
    renditions: tuple[Rendition, ...]
    nitf: etree._Element | None = None
    left: tuple[tuple[str, str], ...] = ()
    document: str = ""


def content_of(content_set: etree._Element | None) -> Content:
    """Return what an item holds. Of several bodies marked-up ones come before plain ones, then the longest."""
    bodies: list[tuple[bool, Body]] = []
    renditions: list[Rendition] = []
    left: list[tuple[str, str]] = []
    nitf, document = None, ""
    for one in content_set if content_set is not None else ():
        kind, name = (one.get("contenttype") or "").lower(), local(one)
        if name == "remoteContent":
            renditions.append(_file(one, kind))
        elif kind == DOCUMENT_TYPE:
            document = one.text or ""
        elif name == "inlineData":
            bodies.append(_data(one.text or "", kind))
        elif name == "inlineXML" and len(one):
            root = one[0]
            nitf = root if local(root) == "nitf" else nitf
            body = _marked_up(root, kind)
            bodies.append((True, body))
            left += [] if body else [(kind, etree.tostring(root, encoding="unicode", with_tail=False)[:_LONGEST_KEPT])]
        elif name == "inlineXML":
            bodies.append(_data(one.text or "", kind))
    best = max(bodies, key=lambda pair: (bool(pair[1]) and pair[0], _length(pair[1])), default=(False, ()))
    return Content(best[1], tuple(renditions), nitf, tuple(left), document)


def _length(body: Body) -> int:
    return sum(
        len(plain(getattr(block, "text", ()))) if not isinstance(getattr(block, "text", ()), str) else 1
        for block in body
    )


def _data(written: str, kind: str) -> tuple[bool, Body]:
    """Return words that stand as text: HTML escaped, or plain."""
    if "html" in kind or (kind in ("", "text/xml") and written.lstrip().startswith("<")):
        return True, body_of(written)
    return False, plain_body(written) if kind.startswith("text/") or not kind else ()


def _marked_up(root: etree._Element, kind: str) -> Body:
    """Return the body of XHTML or NITF; other vocabularies have none we could read."""
    name = local(root)
    if name == "nitf":
        content = next((one for one in root.iter() if local(one) == "body.content"), None)
        return body_of(as_html(content)) if content is not None else ()
    if name not in _WEB and "html" not in kind:
        return ()
    body = next((one for one in root.iter() if local(one) == "body"), root)
    return body_of(html_text(body))


def _file(one: etree._Element, kind: str) -> Rendition:
    """Return a file; one that lies beside the document goes by its name there."""
    href = one.get("href") or ""
    beside = href.removeprefix("file:///").replace(" ", "") if href.startswith("file:///") else ""
    address = address_of(href) or beside or one.get("residref") or ""
    return Rendition(address, kind, one.get("rendition") or "", _pixels(one, "width"), _pixels(one, "height"))


def _pixels(one: etree._Element, name: str) -> int:
    written = (one.get(name) or "").strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else 0
