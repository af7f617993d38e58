"""A feed's bytes as UTF-8: decoded by what they are, its prologue taken away, its entities never followed."""

import codecs
import re
from html.entities import name2codepoint
from typing import BinaryIO, NamedTuple

from tajuk.wire import page_bytes
from tajuk.wire.item import WireError
from tajuk.wire.xml_repair import outside_sections, utf8

MOST_BYTES = 32 << 20
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BARE = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"{\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
    (b"\x00{", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
_DECLARED = re.compile(rb"""<\?xml[^<>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{2,40})["']""")
_NEVER = frozenset(("idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "mbcs", "oem", "utf_7"))
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "euc_kr": "cp949"}
_SEVERAL_BYTES = re.compile(r"big5|cp9\d\d|euc|gb|hz|iso2022|johab|shift|utf")
_OPENING = re.compile(rb"<\?|<!--|<!DOCTYPE|<[A-Za-z_]", re.IGNORECASE)
_SUBSET = re.compile(rb"\[.*?\]\s*>|>", re.DOTALL)
_ENTITY = re.compile(rb"""<!ENTITY\s+([\w.:-]{1,80})\s+(?:"([^"]*)"|'([^']*)')\s*>""")
_NAMED = re.compile(rb"<!ENTITY\s+(?:%\s+)?([\w.:-]{1,80})\s")
_PLAIN_VALUE = re.compile(rb"(?:[^<&%]|&#\w{1,8};|&(?:amp|lt|gt|quot|apos);)*")
_FAR = re.compile(rb"<!DOCTYPE\s+[\w:.-]+\s+(?:PUBLIC|SYSTEM)\b", re.IGNORECASE)
_HTML = {name.encode(): f"&#{number};".encode() for name, number in name2codepoint.items()}
_USED = re.compile(rb"&([\w.:-]{1,80});")
_MOST_ENTITIES = 200
_LONGEST_VALUE = 400
_MOST_WRITTEN_BYTES = 1 << 20


class Plain(NamedTuple):
    """A feed as UTF-8; `problem` is what was wrong with its bytes, "" if nothing.

    never: the names of entities it uses that are made of others, of a file or of something far away, or grow beyond
    measure; they stand there as they are named. `line` is that of the first.
    """

    text: bytes
    problem: str = ""
    never: frozenset[str] = frozenset()
    line: int = 0


def read(source: BinaryIO, wire: str) -> bytes:
    """Return a file's bytes, unpacked when they are gzip.

    Raises: WireError, when there are none or too many of them, or their gzip is broken.
    """
    try:
        raw = page_bytes.read(source, most=MOST_BYTES)
    except page_bytes.NoStory as error:
        problem = (
            f"it is longer than {MOST_BYTES >> 20} MB, or its gzip is broken; ask for a shorter one or fetch it again"
        )
        raise WireError(wire, 0, problem) from error
    if not raw.strip(b"\x00 \t\r\n"):
        raise WireError(wire, 0, "the file is empty; fetch it again")
    return raw


def plain(raw: bytes) -> Plain:
    """Return a feed's bytes as UTF-8 without declaration and document type; every line stays where it is.

    Short entities of plain words are written out; others stay as they are named, and nothing is fetched for them.
    """
    text, problem = utf8_of(raw)
    text, subset = _without_prologue(text)
    known, others = _entities(subset)
    grown = sum(text.count(b"&%s;" % name) * len(value) for name, value in known.items())
    if grown > _MOST_WRITTEN_BYTES:
        known, others = {}, [*known, *others]
    never = [name for name in others if b"&%s;" % name in text]
    text = _written(text, known) if known else text
    line = text.count(b"\n", 0, text.find(b"&%s;" % never[0])) + 1 if never else 0
    return Plain(_left(text, never), problem, frozenset(name.decode() for name in never), line)


def utf8_of(raw: bytes) -> tuple[bytes, str]:
    """Return bytes as UTF-8, and what was wrong with them."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return utf8(raw[len(mark) :].decode(name, "replace").encode("utf-8", "replace"), "")
    for mark, name in _BARE:
        if raw.startswith(mark):
            return utf8(raw.decode(name, "replace").encode("utf-8", "replace"), "")
    declared = _DECLARED.search(raw[:2000])
    name = _codec(declared[1].decode()) if declared else ""
    if _SEVERAL_BYTES.search(name) and not name.startswith("utf"):
        try:
            return utf8(raw.decode(name).encode(), "")
        except ValueError:
            pass
    return utf8(raw, name)


def root_name(head: bytes) -> str:
    """Return the local name of a document's first element as it is written, "" when it has none."""
    text = page_bytes.head(head).replace(b"\x00", b"").removeprefix(codecs.BOM_UTF8)
    if text[:4] == b"\x4c\x6f\xa7\x94":
        text = text.decode("cp037", "replace").encode()
    _, start = _prologue(text)
    found = re.match(rb"<(?:[\w.-]+:)?([\w.-]+)", text[start:])
    return found[1].decode("ascii", "replace") if found else ""


def _codec(name: str) -> str:
    """Return the codec of an encoding a feed names: the wider one where writers mean that; "" for none of text."""
    try:
        found = codecs.lookup(name.removeprefix("x-").removeprefix("X-")).name
        "".encode(found)
    except (LookupError, ValueError):
        return ""
    if found.startswith(("utf-16", "utf-32")):  # bytes that were so are known by now
        return ""
    return "" if found.replace("-", "_") in _NEVER else _WIDER.get(found, found)


def _prologue(text: bytes) -> tuple[bytes, int]:
    """Return the document type that stands before the root, b"" for none, and where the root begins."""
    subset, at = b"", 0
    while found := _OPENING.search(text, at):
        opening = found[0].upper()
        if opening == b"<!DOCTYPE":
            closed = _SUBSET.search(text, found.end())
            subset, at = text[found.start() : closed.end() if closed else None], closed.end() if closed else 0
        elif opening[:2] in (b"<?", b"<!"):
            close = b"?>" if opening == b"<?" else b"-->"
            at = text.find(close, found.end()) + len(close)
        else:
            return subset, found.start()
        if at < found.end():
            break
    return subset, len(text)


def _without_prologue(text: bytes) -> tuple[bytes, bytes]:
    """Return a document that begins with its root, after as many line ends as stood before it; its document type."""
    subset, start = _prologue(text)
    return b"\n" * text.count(b"\n", 0, start) + text[start:], subset


def _entities(subset: bytes) -> tuple[dict[bytes, bytes], list[bytes]]:
    """Return the entities a document type declares: those of a few plain words, and the names of all others.

    A type that lies elsewhere is never fetched; Netscape's for RSS 0.91 declares HTML's.
    """
    usual = _HTML if _FAR.match(subset) else {}
    if b"<!ENTITY" not in subset:
        return usual, []
    known = {
        name: double or single
        for name, double, single in _ENTITY.findall(subset)[:_MOST_ENTITIES]
        if len(double or single) <= _LONGEST_VALUE and _PLAIN_VALUE.fullmatch(double or single)
    }
    return usual | known, [name for name in _NAMED.findall(subset)[:_MOST_ENTITIES] if name not in known]


def _written(text: bytes, known: dict[bytes, bytes]) -> bytes:
    """Return a document with its entities written out."""
    return outside_sections(text, lambda outside: _USED.sub(lambda found: known.get(found[1], found[0]), outside))


def _left(text: bytes, names: list[bytes]) -> bytes:
    """Return a document in which entities stand as they are named: words, no references."""

    def as_words(outside: bytes) -> bytes:
        for name in names:
            outside = outside.replace(b"&%s;" % name, b"&amp;%s;" % name)
        return outside

    return outside_sections(text, as_words) if names else text
