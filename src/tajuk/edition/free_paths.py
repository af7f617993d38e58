"""Which paths a document may take: a path belongs for ever to the first document that held it."""

import re
from collections.abc import Iterable

from tajuk.database.connect import Cursor


def free_path(cursor: Cursor, path: str, guid: str) -> str:
    """Return the path, or the same with a number (-2, -3 …) that no other document ever held.

    A document that was numbered before gets its own number again. Otherwise the number is looked for by doubling and
    halving, in as many steps as the number has bits: ten thousand stories named `update` cost as much as ten.
    """
    if not path or _holder(cursor, path) in (None, guid):
        return path
    return _own(cursor, path, guid) or f"{path}-{_number(cursor, path)}"


def free_aliases(cursor: Cursor, aliases: Iterable[str], path: str) -> tuple[str, ...]:
    """Return the old paths nobody holds yet; the first document to bring one keeps it."""
    return tuple(
        alias for alias in dict.fromkeys(aliases) if alias and alias != path and _holder(cursor, alias) is None
    )


def _own(cursor: Cursor, path: str, guid: str) -> str | None:
    """Return the lowest numbered form of a path that this document has held."""
    cursor.execute("select distinct path from edition_entry where guid = %s", (guid,))
    form = re.compile(re.escape(path) + r"-([2-9]|[1-9][0-9]+)")
    numbered = [(int(found[1]), held) for (held,) in cursor.fetchall() if (found := form.fullmatch(held))]
    return min(numbered)[1] if numbered else None


def _number(cursor: Cursor, path: str) -> int:
    taken, free = 1, 2
    while _holder(cursor, f"{path}-{free}") is not None:
        taken, free = free, free * 2
    while free - taken > 1:
        middle = (taken + free) // 2
        if _holder(cursor, f"{path}-{middle}") is None:
            free = middle
        else:
            taken = middle
    return free


def _holder(cursor: Cursor, path: str) -> str | None:
    cursor.execute("select guid from edition_path where path = %s", (path,))
    row = cursor.fetchone()
    return row[0] if row else None
