"""What the newsroom asks of the edition."""

from typing import Any

from django.db import connection

from tajuk.archive.masthead import live_masthead
from tajuk.edition import documents, reader
from tajuk.edition.reader import Version
from tajuk.newsroom.errors import NewsroomError
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
