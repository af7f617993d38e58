"""Documents packed for the database and back: a Zstandard frame, then four bytes that check the frame (CRC-32)."""

import threading
import zlib
from collections import OrderedDict

import zstandard

from tajuk.edition.errors import EditionError
from tajuk.story import codec
from tajuk.story.documents import AnyDocument

_LEVEL = 6
_LARGEST_BYTES = 64_000_000
_KEPT_BYTES = 1_000_000  # of JSON; more was slower: what lists show is few, what readers ask for is many
_LARGEST_KEPT_BYTES = 200_000
_CHECK_BYTES = 4
_tools = threading.local()  # zstandard's objects must not be shared by threads


def pack(raw: bytes) -> bytes:
    """Return a document's bytes compressed.

    Raises: EditionError when it is larger than a document may be.
    """
    if len(raw) > _LARGEST_BYTES:
        raise EditionError(
            f"a document of {len(raw):,} bytes is too large", "split it, or leave pictures out of its text"
        )
    if not hasattr(_tools, "compressor"):
        _tools.compressor = zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True)
    frame: bytes = _tools.compressor.compress(raw)
    return frame + _check(frame)


def unpack(packed: bytes) -> bytes:
    """Return a document's bytes.

    Raises: EditionError when they are damaged.
    """
    frame, check = packed[:-_CHECK_BYTES], packed[-_CHECK_BYTES:]
    if check != _check(frame):
        raise _damaged("its check does not fit")
    if not hasattr(_tools, "decompressor"):
        _tools.decompressor = zstandard.ZstdDecompressor()
    try:
        if not 0 <= zstandard.frame_content_size(frame) <= _LARGEST_BYTES:
            raise _damaged("its size cannot be right")
        raw: bytes = _tools.decompressor.decompress(frame, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise _damaged(str(error)) from error
    return raw


def document(packed: bytes) -> AnyDocument:
    """Return the document in packed bytes; the same bytes are read once, as long as they are asked for.

    Raises: EditionError when they are damaged, DocumentError when they hold something else.
    """
    return _kept.get(packed) or _kept.keep(packed, unpack(packed))


class _Kept:
    """The documents last asked for, as many as `_KEPT_BYTES` allow; very large ones are read every time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._documents: OrderedDict[bytes, tuple[AnyDocument, int]] = OrderedDict()
        self._bytes = 0

    def get(self, packed: bytes) -> AnyDocument | None:
        """Return a document that is kept."""
        with self._lock:
            found = self._documents.get(packed)
            if found:
                self._documents.move_to_end(packed)
        return found[0] if found else None

    def keep(self, packed: bytes, raw: bytes) -> AnyDocument:
        """Return the document in bytes, and keep it in place of the one not asked for the longest."""
        document = codec.decode(raw)
        if len(raw) > _LARGEST_KEPT_BYTES:
            return document
        with self._lock:
            self._bytes += len(raw) - self._documents.pop(packed, (document, 0))[1]
            self._documents[packed] = document, len(raw)
            while self._bytes > _KEPT_BYTES:
                self._bytes -= self._documents.popitem(last=False)[1][1]
        return document


_kept = _Kept()


def _check(frame: bytes) -> bytes:
    return zlib.crc32(frame).to_bytes(_CHECK_BYTES, "big")


def _damaged(how: str) -> EditionError:
    return EditionError(f"a document is damaged ({how})", "run `tajuk edition verify` to see which")
