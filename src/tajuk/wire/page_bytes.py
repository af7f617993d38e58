"""A page's bytes to text: unpacked within bounds, decoded by what they say of themselves."""

import re
import zlib
from typing import BinaryIO

from tajuk.errors import TajukError

GZIP = b"\x1f\x8b"
MOST_BYTES = 50_000_000
_UNITS = 1_000_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_MOST_ODD_PCT = 5


class NoStory(TajukError):
    """A page no story can be made of: why, and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


def read(source: BinaryIO, *, most: int = MOST_BYTES) -> bytes:
    """Return a file's bytes, unpacked when they are gzip.

    Raises: NoStory when they are more than `most` bytes, or broken gzip.
    """
    raw = source.read(most + 1)
    if raw[:2] == GZIP:
        raw = _unpacked(raw, most)
    if len(raw) > most:
        raise NoStory(f"the page is larger than {most // _UNITS} MB; save the article alone and import that")
    return raw


def head(raw: bytes) -> bytes:
    """Return the first bytes of a file, unpacked as far as they go when they are gzip."""
    if raw[:2] != GZIP:
        return raw
    try:
        return zlib.decompressobj(wbits=31).decompress(raw, 65_536)
    except zlib.error:
        return raw


def decoded(raw: bytes) -> str:
    """Return bytes as text: by BOM, by valid UTF-8, by the charset they name, else as Windows-1252; nothing is lost
    to one broken byte.

    Raises: NoStory when the bytes are no text.
    """
    text = _text(raw)
    odd = len(_ODD.findall(text[:100_000]))
    if odd * 100 > min(len(text), 100_000) * _MOST_ODD_PCT:
        raise NoStory("the file is not text; import the page as HTML or as plain text")
    return text


def _text(raw: bytes) -> str:
    """Return bytes as text by the first way that fits."""
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(name, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return raw.decode(_named(raw) or _guessed(raw), errors="replace")


def _named(raw: bytes) -> str:
    """Return the charset a page names in its first bytes, when it is one that can be read; else ""."""
    match = _CHARSET.search(raw[:4096])
    name = match[1].decode("ascii").lower() if match else ""
    name = _ALIASES.get(name, name)
    try:
        "".encode(name)
        b"a".decode(name)
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "" if name.replace("-", "").replace("_", "") == "utf8" else name


def _guessed(raw: bytes) -> str:
    """Return UTF-8 for bytes that are nearly so, Windows-1252 for the rest."""
    sample = raw[:200_000].decode("utf-8", errors="replace")
    broken, good = sample.count("\ufffd"), sum(1 for letter in sample if letter > "\x7f" and letter != "\ufffd")
    return "utf-8" if good >= broken else "cp1252"


def _unpacked(raw: bytes, most: int) -> bytes:
    """Return gzip's content, no more than `most` bytes and one."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(raw, most + 1)
    except zlib.error as error:
        raise NoStory("the gzip file is damaged; save the page again") from error
    if not unpacker.eof and len(text) <= most:
        raise NoStory("the gzip file is cut short; save the page again")
    return text
