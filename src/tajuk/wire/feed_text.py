"""The texts of a feed: what is markup and what is plain, as words of a line or as HTML."""

import base64
import binascii
import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

from lxml import etree

from tajuk.story.addresses import address_of, host_of
from tajuk.story.markup import runs_of
from tajuk.story.text import plain
from tajuk.wire.feed_names import is_atom
from tajuk.wire.xml import attributes_of

_LOOKS_LIKE_MARKUP = re.compile(
    r"</?(?:p|br|b|i|em|strong|a|img|div|span|ul|ol|li|blockquote|h[1-6]|table|figure|script|style|iframe)\b[^<>]*>",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n\s*\n")
_CONTROLS = re.compile("[\x80-\x9f]")
_WINDOWS = {number: bytes((number,)).decode("cp1252", "ignore") for number in range(0x80, 0xA0)}
_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "source", "track", "wbr"))
_DEEPEST = 200
_LONGEST_LINE = 20_000  # characters
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


class Words(NamedTuple):
    """A text as it stands: HTML, or plain characters."""

    text: str = ""
    is_html: bool = False

    def line(self) -> str:
        """Return the text as one line of plain words."""
        text = self.text[:_LONGEST_LINE]
        if self.is_html and "<" in text:  # what stands in a script is no words
            return " ".join(plain(runs_of(text)).split())
        return " ".join((unescape(text) if self.is_html else text).split())

    def html(self) -> str:
        """Return the text as HTML; blank lines part the paragraphs of plain characters."""
        if self.is_html:
            return self.text
        parts = _BLANK_LINE.split(self.text.replace("\r\n", "\n").strip())
        return "".join(f"<p>{escape(part.strip()).replace(chr(10), '<br>')}</p>" for part in parts if part.strip())

    def __bool__(self) -> bool:
        return bool(self.text.strip())


def words_of(element: etree._Element) -> Words:
    """Return an element's text; Atom's says what it is, all others are HTML if they look like it."""
    kind, mode = element.get("type", "").strip().lower(), element.get("mode", "").strip().lower()
    if len(element):
        return Words("".join(_inner(element, 0)), is_html=True)
    text = _printable(element.text or "")
    if mode == "base64":
        text = _unpacked(text)
    elif is_atom(str(element.tag)) and _is_packed(kind):
        return Words()
    if "html" in kind or "xml" in kind:
        return Words(text, is_html=True)
    if kind in ("text", "plain", "text/plain"):
        return Words(text)
    if is_atom(str(element.tag)):
        return Words(text, is_html=bool(_LOOKS_LIKE_MARKUP.search(text)))
    return Words(text, is_html="<" in text or "&" in text)


def plain_of(element: etree._Element) -> str:
    """Return the characters of an element and all in it, as one line: for what is never markup."""
    return " ".join("".join(map(str, element.itertext())).split())


def base_of(element: etree._Element, feed_base: str) -> str:
    """Return the address relative ones in an element are meant from: its xml:base, else the feed's own."""
    try:
        base = element.base or ""
    except ValueError:
        base = ""
    if not base:
        return feed_base
    found = address_of(base, feed_base)
    return found if host_of(found) else feed_base


def _printable(text: str) -> str:
    """Return text with the characters Windows puts where Unicode has controls, as browsers read them."""
    return text.translate(_WINDOWS) if not text.isascii() and _CONTROLS.search(text) else text


def _is_packed(kind: str) -> bool:
    """Say whether Atom means bytes in base64, no text, by a media type."""
    return "/" in kind and not kind.startswith("text/") and not kind.endswith(("xml", "html"))


def _unpacked(text: str) -> str:
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return text


def _inner(parent: etree._Element, level: int) -> Iterator[str]:
    """Yield the markup in an element as HTML: prefixes and namespaces are XML's, not HTML's."""
    yield escape(parent.text or "", quote=False)
    for child in parent:
        if not isinstance(child.tag, str):  # an entity nobody follows
            yield escape(child.text or "", quote=False)
        elif level < _DEEPEST:
            name = child.tag.rpartition("}")[2].rpartition(":")[2].lower()
            said = (pair for pair in attributes_of(child).items() if "{" not in pair[0] and ":" not in pair[0])
            attributes = "".join(f' {key}="{escape(value)}"' for key, value in said)
            yield f"<{name}{attributes}>"
            if name not in _VOID:
                yield from _inner(child, level + 1)
                yield f"</{name}>"
        yield escape(child.tail or "", quote=False)
