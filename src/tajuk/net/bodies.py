"""Bodies, decompressed and bounded: what a small answer unfolds into is counted too."""

import zlib
from collections.abc import Iterable, Iterator

from tajuk.net.errors import NetError, Unreachable

_PIECE_BYTES = 256 * 1024


def body(chunks: Iterable[bytes], *, encoding: str, most_bytes: int, url: str) -> bytes:
    """Return a whole body, decompressed; never holds more than `most_bytes` and one piece.

    encoding: the Content-Encoding, "" or "identity" for none, "gzip".
    Raises: NetError when it is too long, or compressed in a way we did not ask for, or broken.
    """
    pieces = _bounded(chunks, most_bytes, url)
    if encoding in ("gzip", "x-gzip"):
        pieces = _bounded(_gunzipped(pieces, url), most_bytes, url)
    elif encoding not in ("", "identity"):
        raise NetError(
            url, f"the body is compressed as {encoding[:40]!r}, which we did not ask for", "tell the owner of the site"
        )
    return b"".join(pieces)


def _bounded(pieces: Iterable[bytes], most_bytes: int, url: str) -> Iterator[bytes]:
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > most_bytes:
            raise NetError(url, f"the body is longer than {most_bytes:,} bytes", "fetch it by hand if it is wanted")
        yield piece


def _gunzipped(chunks: Iterable[bytes], url: str) -> Iterator[bytes]:
    """Yield pieces of a gzip body, of one member or several, each piece of bounded size."""
    member = zlib.decompressobj(wbits=31)
    begun = False
    try:
        for chunk in chunks:
            data = chunk
            while data:
                if member.eof:
                    member, begun = zlib.decompressobj(wbits=31), False
                begun = True
                yield member.decompress(data, _PIECE_BYTES)
                data = member.unused_data if member.eof else member.unconsumed_tail
    except zlib.error as error:
        raise NetError(url, f"the body says gzip and is not ({error})", "tell the owner of the site") from error
    if begun and not member.eof:
        raise Unreachable(url, "the compressed body ends too early")
