"""Whether the stored documents are what their digests say: every one is unpacked and digested anew."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from itertools import islice

from tajuk.database.connect import Connection, Cursor, SqliteConnection, stream
from tajuk.edition import documents
from tajuk.edition.chain import Problem
from tajuk.edition.errors import EditionError

_BATCH = 50


def document_problems(connection: Connection, cursor: Cursor) -> Iterator[Problem]:
    """Yield what is wrong with stored documents, each with the entry that first named it; inside a snapshot."""
    # SQLite would answer from the index, which has a digest of its own: the table's is meant
    table = "edition_document not indexed" if isinstance(connection, SqliteConnection) else "edition_document"
    with closing(stream(connection, f"select digest, packed from {table}")) as rows:
        damaged = (bad for row in rows if (bad := _damage(*row)))
        while batch := list(islice(damaged, _BATCH)):
            first = _first_named(cursor, [digest for names, _ in batch for digest in names])
            for names, what in batch:
                yield Problem(next((first[name] for name in names if name in first), 0), what)
    cursor.execute("select digest from edition_document except select document from edition_entry")
    for (digest,) in cursor.fetchall():
        yield Problem(0, f"the document {_hex(digest)} is named by no entry")


def _damage(digest: object, packed: object) -> tuple[list[object], str] | None:
    """Return what is wrong with a document, and the digests by which entries may know it."""
    if not isinstance(packed, bytes):
        return [digest], f"its document {_hex(digest)} was changed: it is not bytes any more"
    try:
        found = hashlib.sha256(documents.unpack(packed)).digest()
    except EditionError as error:
        return [digest], f"its document {_hex(digest)} cannot be read: {error.problem}"
    if found == digest:
        return None
    return [digest, found], f"its document {_hex(digest)} was changed: the digest does not fit"


def _first_named(cursor: Cursor, digests: list[object]) -> dict[object, int]:
    known = [digest for digest in digests if isinstance(digest, bytes)] or [b"none"]
    marks = ", ".join(["%s"] * len(known))
    cursor.execute(f"select document, min(seq) from edition_entry where document in ({marks}) group by document", known)
    return dict(cursor.fetchall())


def _hex(digest: object) -> str:
    return digest.hex() if isinstance(digest, bytes) else repr(digest)
