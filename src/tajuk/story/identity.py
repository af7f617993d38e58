"""Guids and slugs: the names of things, made the same way everywhere."""

import os
import uuid
from datetime import datetime

from slugify import slugify

_NAMESPACE = uuid.UUID("6f1c0c4e-9d0b-5a43-8f5e-2b1f0e7a9c11")  # ours; drawn once, never changed
_LONGEST_SLUG = 90


def new_guid(now: datetime) -> str:
    """Return a fresh guid (UUID version 7): sortable by the instant it was made.

    Source: RFC 9562, section 5.7.
    """
    milliseconds = int(now.timestamp() * 1000)
    number = (milliseconds << 80) | int.from_bytes(os.urandom(10))
    number = number & ~(0xF << 76) | (0x7 << 76)
    return str(uuid.UUID(int=number & ~(0x3 << 62) | (0x2 << 62)))


def guid_of(*identity: str) -> str:
    """Return the guid of a thing with an identity of its own (UUID version 5): the same parts, the same guid."""
    return str(uuid.uuid5(_NAMESPACE, "\n".join(identity)))


def slug_of(text: str) -> str:
    """Return text as a slug: ASCII letters, digits and hyphens, at most 90 characters, cut at a word; "" if none."""
    return slugify(text, max_length=_LONGEST_SLUG, word_boundary=True)
