"""A feed's XML taken apart: its head and its items, one broken item never breaking the next.

A well-formed feed is parsed once. One that is ill-formed is repaired; where that does not help it is cut at its items,
and each is parsed by itself.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple
from xml.sax.saxutils import quoteattr

from lxml import etree

from tajuk.wire.feed_bytes import Plain
from tajuk.wire.feed_names import DEFAULTS, namespace_of
from tajuk.wire.xml import attributes_of, line_of, read, read_document
from tajuk.wire.xml_repair import repaired

_DEEPEST = 5  # levels above an item
_TOKENS = {
    name: re.compile(rf"<!\[CDATA\[|<!--|<(/?)(?:[\w.-]+:)?({name})(?=[\s>/])".encode(), re.IGNORECASE)
    for name in ("item", "entry")
}
_PREFIXED = re.compile(rb"""\s(xmlns(?::[\w.-]+)?|xml:base|xml:lang)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_START = re.compile(rb"<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\b[^<>]*>", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\s*>", re.IGNORECASE)
_NAME = re.compile(rb"<([\w.:-]+)")
_USED = re.compile(r"&([\w.:-]{1,80});")
_TEXT = re.compile(
    rb"<((?:[\w.-]+:)?(?:title|description|summary|encoded|subtitle|author|creator))(?:\s[^<>]*)?(?<!/)>", re.IGNORECASE
)
_CUT_SHORT = "it is cut short"


class Found(NamedTuple):
    """An item: its element, None where nothing can be read of it; its line; what was wrong with it, "" if nothing."""

    element: etree._Element | None
    line: int
    problem: str = ""


class Tree(NamedTuple):
    """A feed: the element with what it says of itself, its items, what was wrong with the whole of it and where."""

    head: etree._Element | None
    home: str  # the root's namespace
    items: list[Found]
    problem: str = ""
    line: int = 0


def tree_of(page: Plain, item: Literal["item", "entry"]) -> Tree:
    """Return the parts of a feed, in its order; `item` is what its items are called."""
    found = read_document(page.text)
    if found.root is not None:
        tree = _whole(found.root, item)._replace(problem=page.problem, line=1 if page.problem else 0)
    else:
        mended = read_document(repaired(page.text))
        tree = _whole(mended.root, item) if mended.root is not None else _in_pieces(page.text, item)
        tree = tree._replace(problem=found.problem, line=found.line)
    return _without_entities(tree, page) if page.never else tree


def _without_entities(tree: Tree, page: Plain) -> Tree:
    """Return a feed without the items that need an entity that is never read: nobody knows what they say."""
    items = [_understood(one, page.never) for one in tree.items]
    if items == tree.items:
        return tree._replace(problem=_never_read(min(page.never)), line=page.line)
    return tree._replace(items=items)


def _never_read(entity: str) -> str:
    return f"it uses the entity {entity}, which is never read: it is made of others, of a file, or too large"


def _understood(found: Found, never: frozenset[str]) -> Found:
    """Return an item, or none where its words need an entity that is never read."""
    if found.element is None:
        return found
    texts = (
        text for one in found.element.iter() for text in (one.text or "", one.tail or "", *attributes_of(one).values())
    )
    used = next((name for text in texts if "&" in text for name in _USED.findall(text) if name in never), "")
    return Found(None, found.line, _never_read(used)) if used else found


def _whole(root: etree._Element, item: str) -> Tree:
    head = next((child for child in root if _local(child) == "channel"), root)
    deepest = 0 if _local(root) == "rdf" else _DEEPEST  # RDF's items stand beside the channel, which only names them
    found = _items(root, item, deepest)
    return Tree(head, namespace_of(root.tag), [Found(one, line_of(one)) for one in found])


def _items(parent: etree._Element, item: str, deepest: int) -> Iterator[etree._Element]:
    """Yield the items below an element; an item that lies in another is part of it."""
    for child in parent:
        if _local(child) == item:
            yield child
        elif deepest and len(child):
            yield from _items(child, item, deepest - 1)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _in_pieces(text: bytes, item: str) -> Tree:
    """Return the parts of a feed that cannot be parsed as one."""
    pieces = _Pieces(text, item)
    start = _START.search(pieces.head)
    root = _start_tag(pieces.head)
    head = _END.sub(b"", _START.sub(b"", pieces.head))
    line = 1 + (text.count(b"\n", 0, start.start()) if start else 0)
    return Tree(read(head, line=line, root=root).root, _home(pieces.head), [_piece(one, root) for one in pieces.items])


class _Piece(NamedTuple):
    raw: bytes
    line: int
    ends: bool

    @property
    def name(self) -> bytes:
        """Return the name of its element as it is written."""
        found = _NAME.match(self.raw)
        return found[1] if found else b"item"


class _Pieces:
    """Where the items of a text lie, those in sections and comments apart; and all that stands between them."""

    def __init__(self, text: bytes, item: str) -> None:
        self.items: list[_Piece] = []
        between, at, line, counted = [], 0, 1, 0
        for start, end, ends in _spans(text, _TOKENS[item]):
            line += text.count(b"\n", counted, start)
            counted = start
            between.append(text[at:start])
            self.items.append(_Piece(text[start:end], line, ends))
            at = end
        self.head = b"".join((*between, text[at:]))


def _spans(text: bytes, token: re.Pattern[bytes]) -> Iterator[tuple[int, int, bool]]:
    """Yield where each item begins and ends, and whether it is closed there."""
    at, opened, never = 0, -1, {b"]]>": False, b"-->": False}
    while found := token.search(text, at):
        at = found.end()
        if found[2] is None:
            close = b"]]>" if found[0] == b"<![CDATA[" else b"-->"
            end = -1 if never[close] else text.find(close, at)
            never[close] = end < 0
            at = end + 3 if end >= 0 else at
        elif found[1]:
            end = text.find(b">", at) + 1 or len(text)
            if opened >= 0:
                yield opened, end, True
            opened, at = -1, end
        else:
            if opened >= 0:
                yield opened, found.start(), False
            opened = found.start()
    if opened >= 0:
        yield opened, len(text), False


def _piece(piece: _Piece, root: bytes) -> Found:
    """Return one item parsed by itself; of one that is not closed only what is whole to its last element."""
    if not piece.ends:
        closed = read_document(b"".join((root, piece.raw, b"</", piece.name, b"></r>"))).root
        return Found(closed[0] if closed is not None else None, piece.line, _CUT_SHORT)
    found = read(piece.raw, line=piece.line, root=root)
    if found.problem:
        mended = read(_with_plain_texts(piece.raw), line=piece.line, root=root)
        found = found._replace(root=mended.root if mended.root is not None else found.root)
    element = found.root[0] if found.root is not None and len(found.root) else None
    return Found(element, found.line if found.problem else piece.line, found.problem)


def _with_plain_texts(raw: bytes) -> bytes:
    """Return an item whose texts have their markup escaped: writers forget to, and then it is rarely well-formed."""
    parts: list[bytes] = []
    at, never = 0, set()
    for opened in _TEXT.finditer(raw):
        if opened.start() < at or opened[1] in never:
            continue
        close = raw.find(b"</" + opened[1] + b">", opened.end())
        if close < 0:
            never.add(opened[1])
            continue
        inside = raw[opened.end() : close]
        if b"<" in inside and b"<![CDATA[" not in inside:
            inside = inside.replace(b"<", b"&lt;")
        parts += (raw[at : opened.end()], inside)
        at = close
    return b"".join((*parts, raw[at:]))


def _start_tag(head: bytes) -> bytes:
    """Return a start tag with the namespaces, base and language of a feed's own, and the prefixes it forgot."""
    declared = {f"xmlns:{prefix}": uri for prefix, uri in DEFAULTS.items()} | _attributes(head)
    return f"<r{''.join(f' {name}={quoteattr(value)}' for name, value in declared.items() if value)}>".encode()


def _home(head: bytes) -> str:
    return _attributes(head).get("xmlns", "")


def _attributes(head: bytes) -> dict[str, str]:
    """Return the namespaces, base and language a feed's first elements declare."""
    return {
        name.decode(): (double or single).decode("utf-8", "replace").strip()
        for tag in _START.findall(head)[:3]
        for name, double, single in _PREFIXED.findall(tag)
    }
