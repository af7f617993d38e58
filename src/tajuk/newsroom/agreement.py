"""Whether the newsroom's pages and the edition say the same; asked of the tables themselves, without Django."""

from typing import NamedTuple

from tajuk.database.connect import Cursor, Dialect

_TABLE = {
    "sqlite": "select name from sqlite_master where name = 'newsroom_alarm'",
    "postgres": "select to_regclass('newsroom_alarm')::text",
}
_QUERY = """
select page.guid, page.title, page.live, story.published_digest, now.document
  from newsroom_workingpage page
  join newsroom_storypage story on story.workingpage_ptr_id = page.id
  left join edition_current now on now.guid = page.guid and now.action in ('publish', 'update', 'correct')
 where page.live or story.published_digest != '' or now.guid is not null
 order by page.guid
"""


class Disagreement(NamedTuple):
    """A story of which page and edition say different things. Digests in hex, "" for nothing before readers."""

    guid: str
    headline: str
    page_is_live: bool
    page_digest: str
    edition_digest: str


def has_newsroom(cursor: Cursor, dialect: Dialect) -> bool:
    """Say whether a newsroom works on this database."""
    cursor.execute(_TABLE[dialect])
    row = cursor.fetchone()
    return bool(row and row[0])


def disagreements(cursor: Cursor) -> list[Disagreement]:
    """Return the stories that are live on one side only, or with other words than on the other.

    One statement, so that nothing published meanwhile looks like a difference.
    """
    cursor.execute(_QUERY)
    found = []
    for guid, headline, live, digest, document in cursor.fetchall():
        theirs = bytes(document).hex() if document is not None else ""
        if bool(live) != bool(theirs) or digest != theirs:
            found.append(Disagreement(guid, headline, bool(live), digest, theirs))
    return found


def alarms(cursor: Cursor) -> list[str]:
    """Return the problems that alarms stand for, the oldest first; twenty at most."""
    cursor.execute("select problem from newsroom_alarm order by first_at limit 20")
    return [problem for (problem,) in cursor.fetchall()]
