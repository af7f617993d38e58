"""What was read before: every digest an identity ever had. An old export read again never flips a story back."""

from tajuk.database.connect import Cursor


def remember(cursor: Cursor, identity: str, digest: bytes) -> bool:
    """Note that an item with this content was read; say whether that is news."""
    cursor.execute(
        "insert into tray_seen (identity, digest) values (%s, %s) on conflict do nothing returning 1",
        (identity, digest),
    )
    return cursor.fetchone() is not None


def is_known(cursor: Cursor, identity: str, digest: bytes) -> bool:
    """Say whether an item with this content was read before."""
    cursor.execute("select 1 from tray_seen where identity = %s and digest = %s", (identity, digest))
    return cursor.fetchone() is not None
