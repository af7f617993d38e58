"""Documents packed for the database and back."""

import threading
from functools import lru_cache

import zstandard

from tajuk.edition.errors import EditionError
from tajuk.story import codec
from tajuk.story.documents import AnyDocument

_LEVEL = 6
_LARGEST_BYTES = 64_000_000
_tools = threading.local()  # zstandard's objects must not be shared by threads


def pack(raw: bytes) -> bytes:
    """Return a document's bytes compressed."""
    if not hasattr(_tools, "compressor"):
        _tools.compressor = zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True)
    packed: bytes = _tools.compressor.compress(raw)
    return packed


def unpack(packed: bytes) -> bytes:
    """Return a document's bytes.

    Raises: EditionError when they are damaged.
    """
    if not hasattr(_tools, "decompressor"):
        _tools.decompressor = zstandard.ZstdDecompressor()
    try:
        raw: bytes = _tools.decompressor.decompress(packed, max_output_size=_LARGEST_BYTES)
    except zstandard.ZstdError as error:
        raise EditionError(f"a document is damaged ({error})", "run `tajuk edition verify` to see which") from error
    return raw


@lru_cache(maxsize=2048)
def document(packed: bytes) -> AnyDocument:
    """Return the document in packed bytes; the same bytes are read once."""
    return codec.decode(unpack(packed))
