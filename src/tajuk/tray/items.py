"""What lies in the tray: drafts, comments and withdrawals, each replaced by a later reading of the same identity."""

from datetime import datetime
from typing import NamedTuple

from tajuk.database.connect import Cursor


class TrayItem(NamedTuple):
    """Something read but not published. `content` is JSON bytes; `story` the guid it belongs to; digest raw."""

    identity: str
    kind: str  # "draft", "comment", "withdrawal"
    status: str
    story: str
    digest: bytes
    content: bytes


def keep(cursor: Cursor, item: TrayItem, *, at: datetime) -> None:
    """Lay an item in the tray, in the place of what had its identity."""
    cursor.execute(
        "insert into tray_item (identity, kind, status, story, at, digest, content) values (%s, %s, %s, %s, %s, %s, %s)"
        " on conflict (identity) do update set kind = excluded.kind, status = excluded.status, story = excluded.story,"
        " at = excluded.at, digest = excluded.digest, content = excluded.content",
        (item.identity, item.kind, item.status, item.story, int(at.timestamp() * 1e6), item.digest, item.content),
    )


def drop(cursor: Cursor, identity: str) -> None:
    """Take an item out of the tray: it was published, or spiked."""
    cursor.execute("delete from tray_item where identity = %s", (identity,))


def lying(cursor: Cursor, kind: str) -> list[TrayItem]:
    """Return the items of a kind, oldest first."""
    return _found(cursor, "kind", kind)


def of_story(cursor: Cursor, guid: str) -> list[TrayItem]:
    """Return what lies in the tray of one story: its draft, its comments."""
    return _found(cursor, "story", guid)


def count(cursor: Cursor, kind: str) -> int:
    """Return how many items of a kind lie in the tray."""
    cursor.execute("select count(*) from tray_item where kind = %s", (kind,))
    row = cursor.fetchone()
    return int(row[0]) if row else 0


def _found(cursor: Cursor, column: str, value: str) -> list[TrayItem]:
    cursor.execute(
        "select identity, kind, status, story, digest, content from tray_item"
        f" where {column} = %s order by at, identity",
        (value,),
    )
    return [
        TrayItem(identity, kind, status, story, bytes(digest), bytes(content))
        for identity, kind, status, story, digest, content in cursor.fetchall()
    ]
