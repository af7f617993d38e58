"""Elements of an XML document from outside, one after the other: safely, in flat memory, with line numbers.

What is ill-formed is put right where that can be done without guessing at words, and told.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tajuk.wire.item import WireError
from tajuk.wire.xml_repair import repaired, utf8
from tajuk.wire.xml_source import Rereadable

LONGEST_BYTES = 64 << 20  # of one element, and of a document that must be repaired
_HEAD_BYTES = 64 << 10
_CHUNK_BYTES = 64 << 10
_ENTITY = re.compile(rb"<!ENTITY")
_ELEMENT = re.compile(rb"<[A-Za-z_]")
_DECLARED = re.compile(rb"""^\s*<\?xml[^<>]*?\sencoding\s*=\s*["']([\w.:-]{2,40})["'][^<>]*\?>""")
_PROLOGUE = re.compile(rb"^\s*<\?xml[^<>]*\?>")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^<>\[]*(?:\[[^\]]*\]\s*)?>")
_LIMIT = re.compile(r"depth|too (?:big|long)|limit|huge|excessive", re.IGNORECASE)


class Found(NamedTuple):
    """An element, None for what cannot be read; its line; what was wrong there, "" if nothing."""

    element: etree._Element | None
    line: int
    problem: str = ""


def elements(source: Rereadable, names: frozenset[str], *, wire: str) -> Iterator[Found]:
    """Yield the outermost elements of these local names, whatever their namespace, in document order, lazily.

    An element is emptied when the next is asked for. wire: the format's name, for errors.
    Raises: WireError when the document declares entities, or is no XML at all.
    """
    head = source.at(0, _HEAD_BYTES)
    _check(head, wire)
    count = 0
    try:
        for found in _strictly(source, names, head=head):
            yield found
            count += 1
    except (etree.XMLSyntaxError, _TooLongError) as error:
        yield from _repaired(source, names, done=count, error=error)


def _check(head: bytes, wire: str) -> None:
    """Refuse entities, which no wire needs and bombs are made of, and what is no XML.

    Raises: WireError, with the line.
    """
    start = _ELEMENT.search(head)
    bomb = _ENTITY.search(head)
    if bomb and (not start or bomb.start() < start.start() or b"<!DOCTYPE" in head[: bomb.start()]):
        line = head.count(b"\n", 0, bomb.start()) + 1
        raise WireError(wire, line, "the file declares entities, which are never read; remove its <!DOCTYPE> part")
    if not start or head[: start.start()].strip(b"\x00 \t\r\n").rstrip()[:1] not in (b"", b"<"):
        raise WireError(wire, 1, "this is no XML; have the file sent again")


class _TooLongError(Exception):
    """An element that goes on and on."""


class _Stream:
    """A document as a stream that parsers read, which ends when one element takes too much of it."""

    def __init__(self, source: Rereadable) -> None:
        self._source, self._offset, self._since = source, 0, 0

    def read(self, size: int = _CHUNK_BYTES) -> bytes:
        """Return the next bytes.

        Raises: _TooLongError.
        """
        chunk = self._source.at(self._offset, size if size > 0 else _CHUNK_BYTES)
        self._offset += len(chunk)
        if self._offset - self._since > LONGEST_BYTES:
            raise _TooLongError
        return chunk

    def passed(self) -> None:
        """Note that an element was read."""
        self._since = self._offset


def _strictly(source: Rereadable, names: frozenset[str], *, head: bytes) -> Iterator[Found]:
    stream, depth = _Stream(source), 0
    tags = [f"{{*}}{name}" for name in names]
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=tags,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    for event, element in events:
        depth += 1 if event == "start" else -1
        if depth or event == "start":
            continue
        yield Found(element, line_of(element))
        stream.passed()
        _forget(element)


def _forget(element: etree._Element) -> None:
    """Empty an element that was read, and take away what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _repaired(
    source: Rereadable, names: frozenset[str], *, done: int, error: etree.XMLSyntaxError | _TooLongError
) -> Iterator[Found]:
    """Yield the elements after the first `done` of a document that is ill-formed."""
    line: int = getattr(error, "lineno", 0) or 0
    raw = source.at(0, LONGEST_BYTES + 1)
    words = _words(error)
    if len(raw) > LONGEST_BYTES or _LIMIT.search(words) or isinstance(error, _TooLongError):
        reason = "an element is longer than 64 MB, or nested too deep; what follows it was not read"
        yield Found(None, line, reason)
        return
    root, unlike = _mended(raw)
    found = [] if root is None else list(_outermost(root, names))
    for element in found[done:]:
        yield Found(element, line_of(element))
    if len(found) <= done:
        yield Found(None, line, f"{unlike or words}; have it sent again")
    else:
        yield Found(None, line, f"{unlike or words}; it was repaired and read, check what became of it")


def _mended(raw: bytes) -> tuple[etree._Element | None, str]:
    """Return the root of an ill-formed document, and what was wrong with its bytes."""
    declared = _DECLARED.match(raw)
    text, unlike = utf8(_PROLOGUE.sub(b"", raw, count=1), declared[1].decode() if declared else "")
    text = _DOCTYPE.sub(b"", repaired(text), count=1)
    for recover in (False, True):
        try:
            return etree.fromstring(text, _parser(recover=recover)), unlike
        except etree.XMLSyntaxError:
            continue
    return None, unlike


def _parser(*, recover: bool) -> etree.XMLParser:
    """Return a parser that expands nothing, fetches nothing and bounds depth and size."""
    return etree.XMLParser(
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )


def _outermost(root: etree._Element, names: frozenset[str]) -> Iterator[etree._Element]:
    """Yield the outermost elements of these names."""
    if local(root) in names:
        yield root
        return
    for child in root:
        yield from _outermost(child, names)


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def line_of(element: etree._Element) -> int:
    """Return the line an element begins on, 0 when that is not known."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def words_in(element: etree._Element) -> str:
    """Return all characters inside an element."""
    if not len(element):
        return element.text or ""
    return "".join(part if isinstance(part, str) else "" for part in element.itertext())


def _words(error: Exception) -> str:
    """Return what the parser complains of, without its own place names."""
    words = re.split(r"\n|, line \d|\s*\(<", str(error))[0].strip()
    return f"the XML is ill-formed here ({words})" if words else "the XML is ill-formed here"
