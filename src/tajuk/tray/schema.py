"""The tray's tables, in the newsroom's database: an import's story and its mark share a transaction."""

from tajuk.database.connect import Cursor, Dialect

_TABLES = """
create table if not exists tray_seen (
  identity text not null, digest {bytes} not null, primary key (identity, digest)){clustered};

create table if not exists tray_item (
  identity text primary key, kind text not null, status text not null, story text not null, at bigint not null,
  digest {bytes} not null, content {bytes} not null);
create index if not exists tray_item_story on tray_item (story);

create table if not exists tray_media (
  url text primary key, status text not null, about text not null, attempts integer not null, tried_at bigint not null,
  problem text not null, media text not null, width integer not null, height integer not null);
create index if not exists tray_media_status on tray_media (status, tried_at);

create table if not exists tray_media_use (
  url text not null, guid text not null, settled integer not null, primary key (url, guid)){clustered};
create index if not exists tray_media_use_guid on tray_media_use (guid, settled)
"""


def create(cursor: Cursor, dialect: Dialect) -> None:
    """Make the tray's tables where they are missing."""
    sqlite = dialect == "sqlite"
    words = {"bytes": "blob" if sqlite else "bytea", "clustered": " without rowid" if sqlite else ""}
    for statement in _TABLES.format(**words).split(";\n"):
        cursor.execute(statement)
