"""An entry of the edition: what was published, when, where; and the digest that chains it to the one before."""

import hashlib
import re
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

import msgspec

Action = Literal["publish", "update", "correct", "withdraw", "kill", "erase"]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]").search
_MICROSECOND = timedelta(microseconds=1)


class Place(NamedTuple):
    """A place in a list: which, and by what instant it is sorted (UTC microseconds)."""

    list: str
    sort_at: int


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log.

    Units: `at` in UTC microseconds, never decreasing with `seq`; digests as 32 raw bytes, `document` b"" when none.
    """

    seq: int
    guid: str
    kind: str
    version: int
    action: Action
    at: int
    path: str = ""
    aliases: tuple[str, ...] = ()  # further paths that lead here from now on
    enters: tuple[Place, ...] = ()
    leaves: tuple[Place, ...] = ()
    document: bytes = b""
    erases: bytes = b""
    reason: str = ""
    before: bytes = b""


def digest_of(entry: Entry) -> bytes:
    """Return the SHA-256 of an entry; it covers every field, the digest of the entry before among them."""
    return hashlib.sha256(msgspec.json.encode(entry, order="deterministic")).digest()


def storable(*words: str) -> bool:
    """Say whether every database can keep and look for these words: no NUL, no half character (lone surrogate)."""
    return not any(map(_UNSTORABLE, words))


def microseconds(instant: datetime) -> int:
    """Return an aware instant as UTC microseconds since 1970."""
    return (instant - _EPOCH) // _MICROSECOND


def instant(at: int) -> datetime:
    """Return UTC microseconds since 1970 as an aware instant."""
    return _EPOCH + at * _MICROSECOND
