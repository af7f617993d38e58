"""A file that can be read at two places at once, whatever kind of stream it came as."""

import codecs
import io
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, Protocol

_IN_MEMORY_BYTES = 8 << 20
_CHUNK_BYTES = 256 << 10
_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\x00?\x00": "utf-16-le",
    b"\x00<\x00?": "utf-16-be",
}


class Rereadable(Protocol):
    """Bytes that can be read at any offset."""

    def at(self, offset: int, size: int) -> bytes:
        """Return at most `size` bytes from `offset` on, b"" at the end."""

    def close(self) -> None:
        """Give back what was kept; the stream itself stays its owner's."""


def rereadable(source: BinaryIO) -> Rereadable:
    """Return a stream as bytes that can be read at any offset; what cannot be reread is spooled as far as it was read.

    Wide encodings (UTF-16, UTF-32) come back as UTF-8, a byte order mark is taken away.
    """
    head = source.read(4)
    wide = next((name for mark, name in _WIDE.items() if head.startswith(mark)), "")
    if wide:
        return _Spooled(_Narrowed(source, head, wide))
    skip = 3 if head.startswith(codecs.BOM_UTF8) else 0
    if source.seekable():
        return _Sought(source, start=source.tell() - len(head) + skip)
    return _Spooled(source, head[skip:])


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""


class _Sought:
    """A file that can be sought in."""

    def __init__(self, source: BinaryIO, *, start: int) -> None:
        self._source, self._start = source, start

    def at(self, offset: int, size: int) -> bytes:
        self._source.seek(self._start + offset)
        return self._source.read(size)

    def close(self) -> None:
        pass


class _Spooled:
    """A stream that can be read once, kept in a temporary file as far as it was read."""

    def __init__(self, source: _Readable, head: bytes = b"") -> None:
        self._source = source
        self._kept: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES)  # noqa: SIM115 - lives as long as we
        self._size = self._kept.write(head)

    def at(self, offset: int, size: int) -> bytes:
        while self._size < offset + size:
            chunk = self._source.read(_CHUNK_BYTES)
            if not chunk:
                break
            self._kept.seek(0, io.SEEK_END)
            self._size += self._kept.write(chunk)
        self._kept.seek(offset)
        return self._kept.read(size)

    def close(self) -> None:
        self._kept.close()


class _Narrowed:
    """A stream in a wide encoding, as UTF-8."""

    def __init__(self, source: BinaryIO, head: bytes, encoding: str) -> None:
        self._source, self._head = source, head
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(self, size: int, /) -> bytes:
        raw = self._head + self._source.read(size)
        self._head = b""
        text = self._decoder.decode(raw, final=not raw)
        if text or not raw:
            return text.encode("utf-8", "replace")
        return self.read(size)
