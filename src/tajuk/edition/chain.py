"""Walking the log entry by entry: every digest is worked out anew, every document must be there."""

from collections.abc import Iterator
from contextlib import closing

import msgspec

from tajuk.database.connect import Connection, Cursor, Row, stream
from tajuk.database.errors import DAMAGE_ERRORS
from tajuk.edition import schema
from tajuk.edition.entry import Entry, digest_of
from tajuk.edition.reader import entry_of

_COLUMNS = (
    "seq, guid, kind, version, action, at, path, aliases, enters, leaves, document, erases, reason, before, digest"
)
_TYPES = (int, str, str, int, str, int, str, str, str, str, bytes, bytes, str, bytes, bytes)
_ENTRIES = (
    f"select {', '.join(f'e.{name}' for name in _COLUMNS.split(', '))}, d.digest is not null from edition_entry e"
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
        with closing(stream(connection, _ENTRIES)) as rows:
            try:
                for row in rows:
                    yield from self._follow(row)
            except DAMAGE_ERRORS as error:
                yield Problem(self._last_seq + 1, f"it cannot be read ({error}), nor can those behind it")

    def end(self, cursor: Cursor) -> Iterator[Problem]:
        """Yield what is wrong at the end: documents nobody erased, a head that does not fit."""
        for digest, seq in self._missing.items():
            if digest not in self.erased:
                yield Problem(seq, f"its document {digest.hex()} is missing, and no entry erases it")
        cursor.execute("select one, schema, epoch, seq, at, digest from edition_head")
        heads = cursor.fetchall()
        if len(heads) != 1:
            yield Problem(self._last_seq, f"there are {len(heads)} heads behind it, not one")
        for what in (what for head in heads for what in self._head_problems(head)):
            yield Problem(self._last_seq, what)

    def _follow(self, row: Row) -> Iterator[Problem]:
        """Yield what is wrong with the next entry, and stand behind it."""
        seq = row[0] if isinstance(row[0], int) else self._last_seq + 1
        if seq != self._last_seq + 1:
            yield Problem(self._last_seq + 1, f"it is missing: the next one is {seq}")
        for what in self._entry_problems(row):
            yield Problem(seq, what)
        self.entries += 1
        self._last_seq, self._last_digest = seq, row[14]

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
        if entry.kind == "erase":
            yield from self._erasure_problems(entry, kept=bool(row[15]))
        elif entry.document and not row[15]:
            self._missing.setdefault(entry.document, entry.seq)

    def _erasure_problems(self, entry: Entry, *, kept: bool) -> Iterator[str]:
        self.erased[entry.erases] = Erased(entry.erases.hex(), entry.seq, entry.reason)
        if kept:
            yield f"the document {entry.erases.hex()} it erases is still there"

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
