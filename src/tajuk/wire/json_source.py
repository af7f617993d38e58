"""JSON from outside, object by object: one document, a list, a list in an envelope, or a document a line.

A file of a few megabytes is decoded at once. A larger or damaged one is cut at its objects first, so that memory stays
flat and one broken object costs itself alone.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from tajuk.wire.xml_repair import utf8
from tajuk.wire.xml_source import Rereadable

_AT_ONCE_BYTES = 8 << 20
_CHUNK_BYTES = 256 << 10
LONGEST_BYTES = 32 << 20  # of one object
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|["{}\[\]]', re.DOTALL)
_AT = re.compile(r"byte (\d+)")
_PLACE = re.compile(r" \(byte \d+\)|: line \d+ column \d+ \(char \d+\)")
_DEEPEST = 400
_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_decoder = msgspec.json.Decoder()
Listed = frozenset[str]


class Document(NamedTuple):
    """An object of a file, None when it cannot be read; the line it begins on; its problem, "" if there is none."""

    value: Any
    line: int
    problem: str = ""


def documents(source: Rereadable, *, listed: Listed) -> Iterator[Document]:
    """Yield the objects of a file, lazily; those of an envelope's list, when its name is one of `listed`.

    A value that is no object comes as it is, for the caller to refuse.
    """
    head = source.at(0, _AT_ONCE_BYTES + 1)
    if len(head) <= _AT_ONCE_BYTES:
        try:
            yield from _of_whole(_decoder.decode(head), head, listed)
            return
        except _BROKEN:
            pass
    yield from (_of_lines if _by_line(head) else _of_pieces)(source, listed)


def decoded(raw: bytes, *, line: int) -> Document:
    """Return one object decoded; what can be read although it breaks the rules is read, and its problem named."""
    try:
        return Document(_decoder.decode(raw), line)
    except _BROKEN as error:
        problem, at = _PLACE.sub("", str(error)), _AT.search(str(error))
        where = line + (raw.count(b"\n", 0, int(at[1])) if at else 0)
    text, unlike = utf8(raw, "")
    try:
        return Document(json.loads(text, strict=False), where, unlike or problem)
    except RecursionError:
        return Document(None, line, "it is nested too deep; have it sent again")
    except ValueError as error:
        where = line + getattr(error, "lineno", 1) - 1
        return Document(None, where, f"{_PLACE.sub('', str(error))}; have it sent again")


def _of_whole(value: Any, raw: bytes, listed: Listed) -> Iterator[Document]:
    """Yield what a decoded file holds."""
    several = value if isinstance(value, list) else _list_in(value, listed)
    if several is None:
        yield Document(value, raw.count(b"\n", 0, len(raw) - len(raw.lstrip())) + 1)
        return
    lines = _Lines(raw, listed)
    for number, one in enumerate(several):
        yield Document(one, lines.of(number))


def _list_in(value: Any, listed: Listed) -> list[Any] | None:
    """Return the list an envelope holds, None when a value is no envelope."""
    if not isinstance(value, dict):
        return None
    return next((inner for name, inner in value.items() if name in listed and isinstance(inner, list)), None)


def _by_line(head: bytes) -> bool:
    """Say whether a file holds a document a line."""
    first, end, rest = head.lstrip().partition(b"\n")
    if not (end and first.rstrip().endswith(b"}") and rest.lstrip()[:1] in (b"{", b"")):
        return False
    return isinstance(decoded(first, line=1).value, dict)


def _of_lines(source: Rereadable, listed: Listed) -> Iterator[Document]:
    """Yield a document a line; a line without end is not kept in memory."""
    held, offset, line = b"", 0, 0
    while True:
        chunk = source.at(offset, _CHUNK_BYTES)
        offset += len(chunk)
        *whole, held = (held + chunk).split(b"\n")
        for raw in whole:
            line += 1
            if raw.strip():
                yield decoded(raw, line=line)
        if len(held) > LONGEST_BYTES:
            yield Document(None, line + 1, "a line is longer than 32 MB; have it sent again")
            offset, held = _next_line(source, offset), b""
            line += 1
        if not chunk:
            if held.strip():
                yield decoded(held, line=line + 1)
            return


def _next_line(source: Rereadable, offset: int) -> int:
    """Return where the next line begins, or the file ends."""
    while chunk := source.at(offset, _CHUNK_BYTES):
        at = chunk.find(b"\n")
        if at >= 0:
            return offset + at + 1
        offset += len(chunk)
    return offset


def _of_pieces(source: Rereadable, listed: Listed) -> Iterator[Document]:
    """Yield the objects of a large or damaged file; the last may be cut short."""
    cut = _Cutter(source, listed)
    for raw, line in cut.objects():
        yield decoded(raw, line=line)
    if cut.problem:
        yield Document(None, cut.line, cut.problem)


class _Lines:
    """The lines on which the objects of a file begin; looked up only when one is asked for."""

    def __init__(self, raw: bytes, listed: Listed) -> None:
        self._raw, self._listed = raw, listed
        self._found: list[int] | None = None

    def of(self, number: int) -> int:
        """Return the line of an object by its place in the list; 1 in a file of one line."""
        if self._found is None:
            one_line = b"\n" not in self._raw
            self._found = [] if one_line else [line for _, line in _Cutter(_Held(self._raw), self._listed).objects()]
        return self._found[number] if number < len(self._found) else 1


class _Held:
    """Bytes in memory, as a file."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def at(self, offset: int, size: int) -> bytes:
        return self._raw[offset : offset + size]

    def close(self) -> None:
        pass


class _Cutter:
    """A place in a file, and the objects cut from it: those of the outermost list, or of an envelope's."""

    def __init__(self, source: Rereadable, listed: Listed) -> None:
        self._source, self._listed = source, listed
        self._held, self._read_to, self._at = b"", 0, 0
        self._open: list[bytes] = []  # the brackets we are in
        self._name = b""  # the last text met
        self._start, self._level = -1, 0  # where the object at hand begins in what is held, and how deep
        self._in_list = False
        self.line, self.problem = 1, ""

    def objects(self) -> Iterator[tuple[bytes, int]]:
        """Yield objects as bytes, each with the line it begins on."""
        while True:
            chunk = self._source.at(self._read_to, max(_CHUNK_BYTES, len(self._held)))
            self._held, self._read_to = self._held + chunk, self._read_to + len(chunk)
            yield from self._found()
            self._drop(self._start if self._start >= 0 else self._at)
            if len(self._held) > LONGEST_BYTES or len(self._open) > _DEEPEST:
                self._stop("an object is longer than 32 MB, or nested too deep; what follows it was not read")
                return
            if not chunk:
                if self._open or self._start >= 0:
                    self._stop("the file is cut short; have it sent again")
                return

    def _found(self) -> Iterator[tuple[bytes, int]]:
        """Yield the objects that end in what is held."""
        for found in _TOKEN.finditer(self._held, self._at):
            token, self._at = found[0], found.end()
            if token == b'"':
                self._at = found.start()  # a text that goes on in what is not read yet
                return
            if len(token) > 1:
                self._name = token
            elif token in b"{[":
                self._opens(token, found.start())
            elif self._closes():
                yield self._held[self._start : self._at], self.line + self._held.count(b"\n", 0, self._start)
                self._start = -1
        self._at = len(self._held)

    def _opens(self, token: bytes, at: int) -> None:
        """Go into a bracket; an object we want begins outermost, in an outermost list, or in an envelope's."""
        if token == b"[" and self._open == [b"{"] and self._name[1:-1].decode("utf-8", "replace") in self._listed:
            self._in_list, self._start = True, -1
        elif token == b"{" and self._start < 0 and (self._open in ([], [b"["]) or self._is_listed()):
            self._start, self._level = at, len(self._open)
        self._open.append(token)

    def _is_listed(self) -> bool:
        return self._in_list and self._open == [b"{", b"["]

    def _closes(self) -> bool:
        """Leave a bracket; say whether the object at hand ends with it."""
        if self._open:
            self._open.pop()
        self._in_list = self._in_list and len(self._open) > 1
        return self._start >= 0 and len(self._open) == self._level

    def _drop(self, size: int) -> None:
        self.line += self._held.count(b"\n", 0, size)
        self._held = self._held[size:]
        self._at -= size
        self._start = 0 if self._start >= 0 else -1

    def _stop(self, problem: str) -> None:
        self.problem = problem
