"""Pieces of text, each compressed once, put together as one gzip member without compressing anything again.

Each is deflated up to a byte boundary, so that any may follow any other; their checksums are combined.
Browsers read one member whole, but only the first of several.
Source: RFC 1952; RFC 1951, section 3.2.4 (the empty stored block at a boundary).
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

from isal import isal_zlib

HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff"
_LEVEL = 1
_LAST = b"\x01\x00\x00\xff\xff"  # an empty stored block, marked as the last
_SIZES = 2**32


class Piece(NamedTuple):
    """A text as part of a gzip member. crc, size (bytes), digest: of the text before it was deflated."""

    deflated: bytes
    crc: int
    size: int
    digest: bytes


NOTHING = Piece(b"", 0, 0, b"")


def piece(text: str) -> Piece:
    """Return a text as a piece."""
    data = text.encode()
    if not data:
        return NOTHING
    packer = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, -15)
    deflated = packer.compress(data) + packer.flush(isal_zlib.Z_FULL_FLUSH)
    return Piece(deflated, isal_zlib.crc32(data), len(data), hashlib.sha256(data).digest()[:16])


def joined(*pieces: Piece) -> Piece:
    """Return pieces as one, in their order."""
    return Piece(b"".join([each.deflated for each in pieces]), *_sums(pieces), digest_of(pieces))


def digest_of(pieces: Iterable[Piece]) -> bytes:
    """Return what changes when a text among pieces does, 16 bytes."""
    return hashlib.sha256(b"".join([each.digest for each in pieces])).digest()[:16]


def end(pieces: Iterable[Piece]) -> bytes:
    """Return what ends the member that pieces make: the last block, checksum and size."""
    crc, size = _sums(pieces)
    return _LAST + struct.pack("<LL", crc, size % _SIZES)


def text_of(member: bytes) -> bytes:
    """Return the text of a gzip member."""
    return zlib.decompress(member, wbits=31)


def _sums(pieces: Iterable[Piece]) -> tuple[int, int]:
    return reduce(_with, pieces, (0, 0))


def _with(sums: tuple[int, int], piece: Piece) -> tuple[int, int]:
    return isal_zlib.crc32_combine(sums[0], piece.crc, piece.size), sums[1] + piece.size
