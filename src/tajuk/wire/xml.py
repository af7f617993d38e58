"""XML from outside, item by item: safely, in flat memory, with line numbers, one broken item never breaking the next.

An archive is cut at its items before any XML parser sees it; each piece is then parsed alone, with entities, network
and deep nesting off, and repaired only when it is ill-formed.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from lxml import etree

from tajuk.wire.xml_repair import repaired, utf8
from tajuk.wire.xml_source import Rereadable

LONGEST_PIECE_BYTES = 32 << 20
_CHUNK_BYTES = 64 << 10
_OUTSIDE = re.compile(rb"<!\[CDATA\[|<!--|<item(?=[\s>/])")
_INSIDE = re.compile(rb"<!\[CDATA\[|<!--|</item\s*>|<item(?=[\s>/])")
_EMPTY = re.compile(rb"<item(?:\s[^<>]*)?/>")
_NEXT_ITEM = re.compile(rb"</item\s*>\s*<item[\s>]")
_LONGEST_TOKEN_BYTES = 16  # one may lie across two chunks
_LIMIT = re.compile(r"depth|too (?:big|long)|limit", re.IGNORECASE)  # what was read up to there is not the whole
_ROOT = re.compile(rb"<(?:rss|channel|rdf:RDF)\b[^<>]*>")
_PREFIX = re.compile(rb"""\sxmlns:([\w.-]+)\s*=\s*["']([^"'<>&]*)["']""")
_LAST = (b"<wp:postmeta", b"<wp:comment>", b"<category")  # what ends an item, and may be lost without harm
_USUAL = {
    b"wp": b"http://wordpress.org/export/1.2/",
    b"excerpt": b"http://wordpress.org/export/1.2/excerpt/",
    b"content": b"http://purl.org/rss/1.0/modules/content/",
    b"dc": b"http://purl.org/dc/elements/1.1/",
    b"wfw": b"http://wellformedweb.org/CommentAPI/",
}


class Piece(NamedTuple):
    """A stretch of a file: one `<item>`, or what stands between two. `whole` is false where it is cut short."""

    kind: Literal["item", "between"]
    raw: bytes
    line: int
    offset: int
    whole: bool = True


class Read(NamedTuple):
    """What parsing a piece gave: its root, None when it cannot be read, and what was wrong with it, "" if nothing."""

    root: etree._Element | None
    problem: str = ""
    line: int = 0


def pieces(source: Rereadable, *, offset: int = 0, line: int = 1) -> Iterator[Piece]:
    """Yield the pieces of a file from `offset` (which is on `line`) on, in file order, lazily."""
    cut = _Cutter(source, offset, line)
    while True:
        between = cut.until_item()
        if between.raw:
            yield between
        if cut.at_end:
            return
        if between.whole:
            yield cut.item()


def read(raw: bytes, *, line: int, root: bytes, declared: str = "utf-8") -> Read:
    """Return a piece's bytes parsed under the start tag `root`; ill-formed ones are repaired where that can be done.

    declared: the encoding the file names for itself, tried when bytes are not UTF-8.
    """
    text, problem = utf8(raw, declared)
    try:
        return Read(_strict(root, text), problem, line)
    except etree.XMLSyntaxError as error:
        problem, line = _words(error), line + max((error.lineno or 1) - 1, 0)
    mended = repaired(text)
    try:
        return Read(_strict(root, mended), problem, line)
    except etree.XMLSyntaxError:
        return Read(None if _LIMIT.search(problem) else _lenient(root, mended), problem, line)


def read_document(text: bytes) -> Read:
    """Return a whole document of UTF-8 parsed, its root None when it is ill-formed."""
    try:
        return Read(etree.fromstring(text, _parser("strict")))
    except etree.XMLSyntaxError as error:
        return Read(None, _words(error), error.lineno or 0)


def read_cut(piece: Piece, *, root: bytes, declared: str = "utf-8") -> Read:
    """Return an item that is cut short, as far as its elements are whole: a cut word is not read."""
    text, _ = utf8(piece.raw, declared)
    for last in (b"", *_LAST):
        at = text.rfind(last) if last else len(text)
        try:
            return Read(_strict(root, text[:at] + b"</item>"), "an <item> is not closed", piece.line)
        except etree.XMLSyntaxError:
            continue
    return Read(None, "an <item> is cut short", piece.line)


def line_of(element: etree._Element) -> int:
    """Return the line an element begins on, 0 when that is not known."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def attributes_of(element: etree._Element) -> dict[str, str]:
    """Return an element's attributes, by the names they have for lxml."""
    return {str(name): str(value) for name, value in element.items()}


def start_tag(head: bytes) -> bytes:
    """Return a start tag that declares the namespace prefixes of an archive's head, and the usual ones it forgot."""
    declared = dict(_USUAL)
    for tag in _ROOT.findall(head):
        declared |= dict(_PREFIX.findall(tag))
    return b"<r" + b"".join(b' xmlns:%s="%s"' % pair for pair in declared.items() if pair[1]) + b">"


def _strict(root: bytes, text: bytes) -> etree._Element:
    """Return well-formed XML parsed."""
    return etree.fromstring(root + text + b"</r>", _parser("strict"))


def _lenient(root: bytes, text: bytes) -> etree._Element | None:
    """Return what can be read of ill-formed XML, or None."""
    try:
        return etree.fromstring(root + text + b"</r>", _parser("lenient"))
    except etree.XMLSyntaxError:
        return None


@cache
def _parser(manner: Literal["strict", "lenient"]) -> etree.XMLParser:
    """Return a parser that expands nothing, fetches nothing and bounds depth and size."""
    return etree.XMLParser(
        recover=manner == "lenient",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )


def _words(error: etree.XMLSyntaxError) -> str:
    """Return what the parser complains of, without its own place names."""
    words = re.split(r"\n|, line \d|, use |\s*\(<string>", error.msg or "")[0].strip()
    return words if words and "error message" not in words else "not well-formed"


class _Cutter:
    """A place in a file, and the cuts made from it."""

    def __init__(self, source: Rereadable, offset: int, line: int) -> None:
        self._source, self._offset, self._line = source, offset, line
        self._held = b""  # read, and not yet taken; begins at _offset
        self.at_end = False

    def until_item(self) -> Piece:
        """Return what stands before the next item."""
        at = 0
        while True:
            found = _OUTSIDE.search(self._held, at)
            if found and found[0] == b"<item":
                return self._taken("between", found.start())
            at, passed = self._past(found, at)
            if not passed and len(self._held) > LONGEST_PIECE_BYTES:
                return self._broken("between")
            if not passed and not self._more():
                self.at_end = True
                return self._taken("between", len(self._held))

    def item(self) -> Piece:
        """Return the item that begins here, whole or as far as it goes."""
        at = len(b"<item")
        plain = self._plain_end()
        if plain:
            return self._taken("item", plain)
        while True:
            empty = _EMPTY.match(self._held)
            if empty:
                return self._taken("item", empty.end())
            found = _INSIDE.search(self._held, at)
            if found and found[0].startswith(b"</item"):
                return self._taken("item", found.end())
            if found and found[0] == b"<item":
                return self._broken("item", found.start())
            at, passed = self._past(found, at)
            if not passed and (len(self._held) > LONGEST_PIECE_BYTES or not self._more()):
                return self._broken("item")

    def _plain_end(self) -> int:
        """Return where the item at hand ends if that is plain to see, 0 when its bytes must be gone through."""
        held = self._held
        at = held.find(b"</item>")
        if at < 0 or held.find(b"<item", 5, at) >= 0 or held.rfind(b"<!--", 0, at) > held.rfind(b"-->", 0, at):
            return 0
        sections = held.count(b"<![CDATA[", 0, at)
        return at + len(b"</item>") if sections == held.count(b"]]>", 0, at) and not _EMPTY.match(held) else 0

    def _past(self, found: re.Match[bytes] | None, at: int) -> tuple[int, bool]:
        """Return where to look on, and whether that can be done before more is read."""
        if not found:
            return max(at, len(self._held) - _LONGEST_TOKEN_BYTES), False
        close = b"]]>" if found[0] == b"<![CDATA[" else b"-->"
        end = self._held.find(close, found.end())
        until = end if end >= 0 else len(self._held)
        if close == b"]]>" and self._held.find(b"</item", found.end(), until) >= 0:
            swallowed = _NEXT_ITEM.search(self._held, found.end(), until)
            if swallowed and self._held.find(b"<![CDATA[", swallowed.end(), until) >= 0:
                return swallowed.start(), True  # a section nobody closed has swallowed the next item
        return (end + 3, True) if end >= 0 else (found.start(), False)

    def _more(self) -> bool:
        """Read on; say whether there was anything."""
        chunk = self._source.at(self._offset + len(self._held), max(_CHUNK_BYTES, len(self._held)))
        self._held += chunk
        return bool(chunk)

    def _taken(self, kind: Literal["item", "between"], size: int) -> Piece:
        """Take `size` bytes as a whole piece and stand after them."""
        raw = self._held[:size]
        piece = Piece(kind, raw, self._line, self._offset)
        self._held = self._held[size:]
        self._offset += size
        self._line += raw.count(b"\n")
        return piece

    def _broken(self, kind: Literal["item", "between"], size: int | None = None) -> Piece:
        """Take bytes as a piece that is cut short."""
        return self._taken(kind, len(self._held) if size is None else size)._replace(whole=False)
