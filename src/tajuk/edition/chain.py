"""Walking the log entry by entry: every digest is worked out anew, every document is unpacked."""

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec

from tajuk.database.connect import Connection, Cursor, Row, stream
from tajuk.database.errors import DRIVER_ERRORS
from tajuk.edition import documents, schema
from tajuk.edition.entry import Entry, digest_of
from tajuk.edition.errors import EditionError
from tajuk.edition.reader import entry_of

_COLUMNS = (
    "seq, guid, kind, version, action, at, path, aliases, enters, leaves, document, erases, reason, before, digest"
)
_TYPES = (int, str, str, int, str, int, str, str, str, str, bytes, bytes, str, bytes, bytes)
_ENTRIES = (
    f"select {', '.join(f'e.{name}' for name in _COLUMNS.split(', '))}, d.packed from edition_entry e"
    " left join edition_document d on d.digest = case when e.kind = 'erase' then e.erases else e.document end"
    " order by e.seq"
)


class Problem(msgspec.Struct, frozen=True):
    """What is wrong, and at which entry; `seq` 0 when none can be named."""

    seq: int
    what: str


class Erased(msgspec.Struct, frozen=True):
    """A document that is gone, by its digest (hex), and the entry that says so."""

    document: str
    seq: int
    reason: str


class Chain:
    """What is known of the log so far: how many entries, where the last one ended, what was erased."""

    def __init__(self) -> None:
        self.entries = 0
        self.erased: dict[bytes, Erased] = {}
        self._missing: dict[bytes, int] = {}
        self._last_seq, self._last_at, self._last_digest = 0, -(2**63), b""

    def walk(self, connection: Connection) -> Iterator[Problem]:
        """Yield what is wrong with entries and their documents, in order; call `end` afterwards."""
        try:
            for row in stream(connection, _ENTRIES):
                if row[0] != self._last_seq + 1:
                    yield Problem(self._last_seq + 1, f"it is missing: the next one is {row[0]}")
                for what in self._entry_problems(row):
                    yield Problem(row[0], what)
                self.entries += 1
                self._last_seq, self._last_digest = row[0], row[14]
        except DRIVER_ERRORS as error:
            yield Problem(self._last_seq + 1, f"it cannot be read ({error}), nor can those behind it")

    def end(self, cursor: Cursor) -> Iterator[Problem]:
        """Yield what is wrong at the end: documents nobody erased, documents nobody names, a head that does not fit."""
        for digest, seq in self._missing.items():
            if digest not in self.erased:
                yield Problem(seq, f"its document {_hex(digest)} is missing, and no entry erases it")
        cursor.execute("select digest from edition_document except select document from edition_entry")
        for (digest,) in cursor.fetchall():
            yield Problem(0, f"the document {_hex(digest)} is named by no entry")
        cursor.execute("select one, schema, epoch, seq, at, digest from edition_head")
        heads = cursor.fetchall()
        if len(heads) != 1:
            yield Problem(self._last_seq, f"there are {len(heads)} heads behind it, not one")
        for what in (what for head in heads for what in self._head_problems(head)):
            yield Problem(self._last_seq, what)

    def _entry_problems(self, row: Row) -> Iterator[str]:
        entry = readable_entry(row)
        if entry is None:
            yield "it was changed: its fields cannot be read"
            return
        if digest_of(entry) != row[14]:
            yield "it was changed: its digest does not fit its fields"
        if entry.before != self._last_digest:
            yield "it does not follow the entry before it: that one's digest is another"
        if entry.at < self._last_at:
            yield "it is older than the entry before it"
        self._last_at = entry.at
        yield from self._erasure_problems(entry, row[15]) if entry.kind == "erase" else ()
        yield from self._document_problems(entry, row[15]) if entry.document else ()

    def _erasure_problems(self, entry: Entry, packed: Any) -> Iterator[str]:
        self.erased[entry.erases] = Erased(entry.erases.hex(), entry.seq, entry.reason)
        if packed is not None:
            yield f"the document {entry.erases.hex()} it erases is still there"

    def _document_problems(self, entry: Entry, packed: Any) -> Iterator[str]:
        if packed is None:
            self._missing.setdefault(entry.document, entry.seq)
            return
        try:
            fits = type(packed) is bytes and hashlib.sha256(documents.unpack(packed)).digest() == entry.document
        except EditionError as error:
            yield f"its document {entry.document.hex()} cannot be read: {error.problem}"
            return
        if not fits:
            yield f"its document {entry.document.hex()} was changed: the digest does not fit"

    def _head_problems(self, head: Row) -> Iterator[str]:
        one, version, epoch, seq, at, digest = head
        if (seq, digest) != (self._last_seq, self._last_digest) or (self.entries and at != self._last_at):
            yield f"the head does not fit the last entry: it says {seq}"
        if (one, version) != (1, schema.VERSION):
            yield f"the head names a schema this release does not know: {version}"
        if not schema.is_epoch(epoch):
            yield "the head's epoch was changed"


def readable_entry(row: Row) -> Entry | None:
    """Return the entry in a row, None when a field is not what an entry is written as."""
    if any(type(value) is not kind for value, kind in zip(row, _TYPES, strict=False)):
        return None
    try:
        entry = entry_of(row)
        lists = (
            msgspec.json.encode(entry.aliases),
            msgspec.json.encode(entry.enters),
            msgspec.json.encode(entry.leaves),
        )
        same = lists == tuple(text.encode() for text in row[7:10])
        return entry if same and digest_of(entry) else None
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None


def _hex(digest: object) -> str:
    return digest.hex() if isinstance(digest, bytes) else repr(digest)
