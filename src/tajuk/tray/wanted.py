"""Files that imports referred to and that are still to be fetched, or were; and which stories wait for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from tajuk.database.connect import Cursor


class Held(NamedTuple):
    """A file in the media store: its digest, and its size in pixels (0 for what is no picture)."""

    media: str
    width: int
    height: int


def want(cursor: Cursor, url: str, about: str) -> None:
    """Ask for a file; what is held already is not asked for again. `about` is what the archive says of it (JSON)."""
    cursor.execute(
        "insert into tray_media (url, status, about, attempts, tried_at, problem, media, width, height)"
        " values (%s, 'wanted', %s, 0, 0, '', '', 0, 0)"
        " on conflict (url) do update set about = case when excluded.about = '{}' then tray_media.about"
        " else excluded.about end",
        (url, about),
    )


def used_by(cursor: Cursor, guid: str, urls: Sequence[str]) -> None:
    """Note that a published story shows files; those nobody asked for yet are asked for."""
    for url in urls:
        want(cursor, url, "{}")
        cursor.execute(
            "insert into tray_media_use (url, guid, settled) values (%s, %s, 0) on conflict (url, guid) do update"
            " set settled = 0",
            (url, guid),
        )


def waiting(cursor: Cursor, *, before: datetime, most_attempts: int, limit: int) -> list[str]:
    """Return addresses still to be fetched that were not tried since `before`, the least tried first."""
    cursor.execute(
        "select url from tray_media where status = 'wanted' and attempts < %s and tried_at < %s"
        " order by attempts, url limit %s",
        (most_attempts, int(before.timestamp() * 1e6), limit),
    )
    return [url for (url,) in cursor.fetchall()]


def hold(cursor: Cursor, url: str, held: Held) -> None:
    """Note that a file is in the media store."""
    cursor.execute(
        "update tray_media set status = 'held', problem = '', media = %s, width = %s, height = %s where url = %s",
        (held.media, held.width, held.height, url),
    )


def failed(cursor: Cursor, url: str, problem: str, *, at: datetime) -> None:
    """Note a failed attempt, to be made again."""
    cursor.execute(
        "update tray_media set attempts = attempts + 1, tried_at = %s, problem = %s where url = %s",
        (int(at.timestamp() * 1e6), problem, url),
    )


def give_up(cursor: Cursor, url: str, problem: str) -> None:
    """Note that a file is not to be had."""
    cursor.execute("update tray_media set status = 'lost', problem = %s where url = %s", (problem, url))


def ready_stories(cursor: Cursor, limit: int) -> list[str]:
    """Return guids of stories that wait for files all of which are held or lost by now."""
    cursor.execute(
        "select u.guid from tray_media_use u join tray_media m on m.url = u.url where u.settled = 0 group by u.guid"
        " having sum(case when m.status = 'wanted' then 1 else 0 end) = 0 order by u.guid limit %s",
        (limit,),
    )
    return [guid for (guid,) in cursor.fetchall()]


def held_for(cursor: Cursor, guid: str) -> dict[str, Held]:
    """Return what is held of the files a story shows, by address."""
    cursor.execute(
        "select m.url, m.media, m.width, m.height from tray_media_use u join tray_media m on m.url = u.url"
        " where u.guid = %s and m.status = 'held'",
        (guid,),
    )
    return {url: Held(*held) for url, *held in cursor.fetchall()}


def settle(cursor: Cursor, guid: str) -> None:
    """Note that a story shows all it can."""
    cursor.execute("update tray_media_use set settled = 1 where guid = %s", (guid,))


def counts(cursor: Cursor) -> dict[str, int]:
    """Return how many files are wanted, held and lost."""
    cursor.execute("select status, count(*) from tray_media group by status")
    return {"wanted": 0, "held": 0, "lost": 0} | dict(cursor.fetchall())


def problems(cursor: Cursor, limit: int) -> list[tuple[str, str]]:
    """Return addresses that could not be fetched, each with the last problem."""
    cursor.execute("select url, problem from tray_media where problem != '' order by url limit %s", (limit,))
    return [(url, problem) for url, problem in cursor.fetchall()]
