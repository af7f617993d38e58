"""All that a release needs, as bytes: made when a story is scheduled, opened when it goes out."""

import hashlib
from typing import Any

import msgspec

from tajuk.edition import documents
from tajuk.edition.publication import Publication
from tajuk.newsroom.errors import NewsroomError


class Prepared(msgspec.Struct, frozen=True):
    """A publication, and the columns that the page's row gets with it (`page_columns.kept`)."""

    publication: Publication
    columns: dict[str, Any]


def packed(prepared: Prepared) -> bytes:
    """Return what is kept of a scheduled story."""
    return msgspec.msgpack.encode(prepared)


def opened(raw: bytes, digest: str) -> Prepared:
    """Return what was kept, seen to be whole: its document's bytes have the digest (in hex) they go out under.

    Raises: NewsroomError, EditionError when they are damaged.
    """
    try:
        found = msgspec.msgpack.decode(raw, type=Prepared)
    except msgspec.MsgspecError as error:
        raise NewsroomError("what was made ready is damaged", "schedule it anew") from error
    held = hashlib.sha256(documents.unpack(found.publication.packed))
    if not held.digest() == found.publication.digest == bytes.fromhex(digest):
        raise NewsroomError("what was made ready is damaged", "schedule it anew")
    return found
