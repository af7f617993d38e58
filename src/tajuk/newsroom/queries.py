"""What the newsroom asks of the edition."""

from typing import Any

from django.db import connection

from tajuk.archive.masthead import live_masthead
from tajuk.edition import documents, reader
from tajuk.edition.reader import Version
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Receipt
from tajuk.story.documents import AnyDocument, Masthead


def masthead() -> Masthead:
    """Return the edition's masthead. Raises: NewsroomError when it has none yet."""
    cursor: Any = connection.cursor()
    found = live_masthead(cursor)
    if found is None:
        raise NewsroomError("this edition has no masthead yet", "import an archive or run `tajuk demo`")
    return found


def current(guid: str) -> Version | None:
    """Return what readers have of a document, None when they have nothing."""
    cursor: Any = connection.cursor()
    return reader.many(cursor, [guid]).get(guid)


def document_by_digest(digest: bytes) -> AnyDocument | None:
    """Return a document the edition once published, None when it was erased."""
    with connection.cursor() as cursor:
        cursor.execute("select packed from edition_document where digest = %s", [digest])
        row = cursor.fetchone()
    return documents.document(bytes(row[0])) if row else None


def entry_of(receipt: Receipt) -> tuple[int, str] | None:
    """Return the number and the path of the entry a receipt is for, None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select seq, path from edition_entry where guid = %s and action = %s and document = %s"
            " order by seq desc limit 1",
            [receipt.page.guid, receipt.action, bytes.fromhex(receipt.digest)],
        )
        row = cursor.fetchone()
    return (row[0], row[1]) if row else None


def newest_seq(guid: str) -> int:
    """Return the number of a document's newest entry, 0 when it has none."""
    with connection.cursor() as cursor:
        cursor.execute("select max(seq) from edition_entry where guid = %s", [guid])
        row = cursor.fetchone()
    return row[0] or 0
