"""What can be put right in ill-formed XML without guessing at its words."""

import re
from collections.abc import Callable, Iterator
from html.entities import html5
from itertools import pairwise

NOT_UTF8 = "there are bytes that are not UTF-8, read as Windows-1252"
_CONTROL = bytes([*range(9), 11, 12, *range(14, 32), 127])
_SECTION = re.compile(rb"<!\[CDATA\[|<!--")
_OPENED = re.compile(rb"<([\w.:-]+)(?:\s[^<>]*)?>\s*\Z")
_REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)(#\d{1,8};|#[xX][0-9a-fA-F]{1,7};|[A-Za-z][A-Za-z0-9]*;)?")
_BARE = re.compile(rb"&(?![#A-Za-z])")
_NONCHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")
_WINDOWS = {0xDC00 + byte: bytes((byte,)).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_MOST_SECTIONS = 2_000  # looked at in one piece; a hostile one has more
_PREDEFINED = {b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"}


def utf8(raw: bytes, declared: str) -> tuple[bytes, str]:
    """Return bytes as UTF-8 without control characters, and what was wrong with them, "" if nothing.

    Bytes that are not UTF-8 are taken for the declared encoding, or else for Windows-1252, as browsers do.
    """
    raw = raw.translate(None, _CONTROL)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(raw, declared)
    return raw, ""


def repaired(text: bytes) -> bytes:
    """Return ill-formed XML with its bare ampersands, unknown entities and stray section marks put right."""
    text = _closed_sections(_NONCHARACTER.sub(b"", text))
    return outside_sections(text, _mended)


def outside_sections(text: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return XML with a change made to what is no CDATA section and no comment."""
    parts: list[bytes] = []
    marks = [(0, 0), *_sections(text), (len(text), len(text))]
    for (start, end), (following, _) in pairwise(marks):
        parts += (text[start:end], change(text[end:following]))
    return b"".join(parts)


def _mended(outside: bytes) -> bytes:
    return _REFERENCE.sub(_reference, _BARE.sub(b"&amp;", outside)).replace(b"]]></", b"</").replace(b"]]>", b"]]&gt;")


def _decoded(raw: bytes, declared: str) -> tuple[bytes, str]:
    """Return bytes that are not UTF-8 as what they seem to be."""
    try:  # surrogates written one by one, as Java and old MySQL do
        pairs = raw.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
        return pairs.decode("utf-16", "replace").encode(), ""
    except UnicodeDecodeError:
        pass
    if declared.lower().replace("_", "-") not in ("", "utf-8", "utf8", "us-ascii", "ascii"):
        try:
            return raw.decode(declared).encode(), ""
        except (LookupError, ValueError):
            pass
    return _windows(raw), NOT_UTF8


def _windows(raw: bytes) -> bytes:
    """Return bytes with what is not UTF-8 taken for Windows-1252, byte by byte."""
    return raw.decode("utf-8", "surrogateescape").translate(_WINDOWS).encode()


def _sections(text: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the CDATA sections and comments of XML lie; one that never ends is none."""
    at = 0
    while found := _SECTION.search(text, at):
        end = text.find(b"]]>" if found[0] == b"<![CDATA[" else b"-->", found.end())
        if end < 0:
            return
        at = end + 3
        yield found.start(), at


def _closed_sections(text: bytes) -> bytes:
    """Return XML with CDATA sections closed before their element's end tag where nobody closed them."""
    at = 0
    for _ in range(_MOST_SECTIONS):
        start = text.find(b"<![CDATA[", at)
        if start < 0:
            break
        end = text.find(b"]]>", start)
        until = end if end >= 0 else len(text)
        opened = _OPENED.search(text, max(0, start - 200), start)
        close = text.find(b"</" + opened[1] + b">", start, until) if opened else -1
        nested = text.find(b"<![CDATA[", start + 9, until)
        if close >= 0 and (end < 0 or close < nested):
            text = text[:close] + b"]]>" + text[close:]
            end = close
        if end < 0:
            break
        at = end + 3
    return text


def _reference(found: re.Match[bytes]) -> bytes:
    """Return a reference XML knows for one it does not."""
    name = found[1]
    if not name:
        return b"&amp;"
    if name in _PREDEFINED:
        return found[0]
    if name.startswith(b"#"):
        number = int(name[2:-1], 16) if name[1:2] in b"xX" else int(name[1:-1])
        return found[0] if _is_character(number) else b""
    known = html5.get(name.decode())
    return known.encode().replace(b"&", b"&amp;").replace(b"<", b"&lt;") if known else b"&amp;" + name


def _is_character(number: int) -> bool:
    """Say whether XML allows a character."""
    return (
        number in (9, 10, 13) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD or 0x10000 <= number <= 0x10FFFF
    )
