"""Untrusted HTML to a small clean tree: parsed once, by the HTML standard's own rules, inside nh3.

What nh3 gives back is balanced and escaped, so that its tags can be read one after the other: no second parser that
could see another document than the one that was cleaned.
"""

import re

import nh3

from tajuk.story.bounding import bounded

_INLINE_TAGS = """
a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark picture q rp rt rtc ruby s samp
small source span strike strong sub sup time track tt u var wbr
"""
_BLOCK_TAGS = """
address article aside audio blockquote caption center col colgroup dd details dir div dl dt embed fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li listing main menu nav object ol p pre
section summary table tbody td tfoot th thead tr ul video
"""
INLINE = frozenset(_INLINE_TAGS.split())
BLOCKS = frozenset(_BLOCK_TAGS.split())
_VOID = frozenset(("br", "col", "embed", "hr", "img", "source", "track", "wbr"))
_UNREAD_TAGS = "button canvas noembed noframes script select style svg template textarea title"
_ATTRIBUTES = {
    "*": {"class"},
    "a": {"href", "download"},
    "audio": {"src"},
    "blockquote": {"cite"},
    "embed": {"src"},
    "iframe": {"src", "data-src", "data-lazy-src", "title"},
    "img": {"src", "srcset", "data-src", "data-lazy-src", "data-original", "data-srcset", "alt", "width", "height"},
    "ol": {"start"},
    "source": {"src", "srcset", "data-srcset"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "video": {"src"},
}
_CLEANER = nh3.Cleaner(
    tags=set(INLINE | BLOCKS),
    clean_content_tags=set(_UNREAD_TAGS.split()),
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
_TAG = re.compile(r'<(/?[a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>')
_NOSCRIPT = re.compile(r"<(/?)noscript\b[^<>]*>", re.IGNORECASE)  # nh3 reads it as a browser does, as raw text
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_DEEPEST = 48  # levels; what lies deeper is kept, its nesting is not


class Node:
    """An element: its children are text or elements."""

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], children: list["Node | str"]) -> None:
        self.tag, self.attributes, self.children = tag, attributes, children

    def classes(self) -> frozenset[str]:
        """Return the names in the class attribute, in lower case."""
        return frozenset(self.attributes.get("class", "").lower().split())


def tree_of(html: str) -> Node:
    """Return the clean tree of untrusted HTML: allowed elements and attributes, bounded depth, all visible text."""
    parts = iter(_TAG.split(_cleaned(html)))
    stack = [Node("div", {}, [])]
    _read_text(stack, next(parts))
    for tag, attributes, text in zip(parts, parts, parts, strict=True):
        if stack[-1].tag == "iframe" and tag != "/iframe":
            continue  # what stands in it is raw text, for browsers without frames
        if tag[0] != "/":
            _open(stack, tag, attributes)
        elif len(stack) > 1:
            stack.pop()
        if text and stack[-1].tag != "iframe":
            _read_text(stack, text)
    return stack[0]


def text_of(escaped: str) -> str:
    """Return the characters of escaped text; the four escapes of the HTML standard's serialisation."""
    text = escaped.replace("&nbsp;", "\u00a0").replace("&lt;", "<").replace("&gt;", ">")
    return text.replace("&quot;", '"').replace("&amp;", "&")


def _read_text(stack: list[Node], escaped: str) -> None:
    stack[-1].children.append(text_of(escaped) if "&" in escaped else escaped)


def _open(stack: list[Node], tag: str, attributes: str) -> None:
    """Begin an element; one that lies too deep is left out, its content goes on in its parent."""
    node = Node(tag, _attributes(attributes) if attributes else {}, [])
    siblings = stack[-1].children
    if len(stack) < _DEEPEST or tag in _VOID:
        siblings.append(node)
    else:
        node.children = siblings
        if tag in BLOCKS:
            siblings += (Node("br", {}, []), Node("br", {}, []))
    if tag not in _VOID:
        stack.append(node)


def _attributes(escaped: str) -> dict[str, str]:
    return {name: text_of(value) if "&" in value else value for name, value in _ATTRIBUTE.findall(escaped)}


def _cleaned(html: str) -> str:
    """Return HTML that nh3 has cleaned; characters no encoding has become question marks."""
    html = _NOSCRIPT.sub(r"<\1object>", bounded(html))
    try:
        return _CLEANER.clean(html)
    except UnicodeEncodeError:
        return _CLEANER.clean(html.encode("utf-8", "replace").decode())
