"""The edition's tables, for SQLite and PostgreSQL, and the rules the database keeps by itself."""

import re
import secrets

from tajuk.database.connect import Cursor, Dialect

VERSION = 1

_TABLES = """
create table if not exists edition_head (
  one integer primary key check (one = 1), schema integer not null, epoch {text} not null,
  seq bigint not null, at bigint not null, digest {bytes} not null);

create table if not exists edition_entry (
  seq {seq} primary key, guid {text} not null, kind {text} not null, version integer not null, action {text} not null,
  at bigint not null, path {text} not null, aliases {text} not null, enters {text} not null, leaves {text} not null,
  document {bytes} not null, erases {bytes} not null, reason {text} not null, before {bytes} not null,
  digest {bytes} not null);
create index if not exists edition_entry_guid on edition_entry (guid, seq);
create index if not exists edition_entry_at on edition_entry (at);
create index if not exists edition_entry_erases on edition_entry (erases) where kind = 'erase';

create table if not exists edition_document (digest {bytes} primary key, packed {bytes} not null);

create table if not exists edition_current (
  guid {text} primary key, seq bigint not null, kind {text} not null, version integer not null, action {text} not null,
  at bigint not null, first_at bigint not null, path {text} not null, places {text} not null,
  document {bytes} not null){clustered};
create table if not exists edition_path (
  path {text} primary key, guid {text} not null, from_seq bigint not null){clustered};
create table if not exists edition_list (
  list {text} not null, sort_at bigint not null, guid {text} not null, from_seq bigint not null, to_seq bigint,
  primary key (list, sort_at, guid, from_seq)){clustered};
"""
_WORDS = {
    "sqlite": {"bytes": "blob", "text": "text", "seq": "integer", "clustered": " without rowid"},
    "postgres": {"bytes": "bytea", "text": 'text collate "C"', "seq": "bigint", "clustered": ""},
}
"""What the two call the same. Text is ordered by its bytes on both, or equal instants would be listed differently."""

_SQLITE_RULES = """
create trigger if not exists edition_entry_follows before insert on edition_entry
when not exists (select 1 from edition_head where seq = new.seq - 1 and digest = new.before and at <= new.at)
begin select raise(abort, 'an entry must follow the one before it'); end;
create trigger if not exists edition_entry_stays before update on edition_entry
begin select raise(abort, 'entries are never changed'); end;
create trigger if not exists edition_entry_remains before delete on edition_entry
begin select raise(abort, 'entries are never deleted'); end;
create trigger if not exists edition_document_once before insert on edition_document
when exists (select 1 from edition_document where digest = new.digest)
begin select raise(abort, 'documents are never replaced'); end;
create trigger if not exists edition_document_stays before update on edition_document
begin select raise(abort, 'documents are never changed'); end;
create trigger if not exists edition_document_remains before delete on edition_document
when not exists (select 1 from edition_entry where kind = 'erase' and erases = old.digest)
begin select raise(abort, 'a document is deleted only after an entry that erases it'); end;
create trigger if not exists edition_head_once before insert on edition_head
when exists (select 1 from edition_head)
begin select raise(abort, 'there is one head'); end;
create trigger if not exists edition_head_remains before delete on edition_head
begin select raise(abort, 'the head is never deleted'); end;
create trigger if not exists edition_head_grows before update on edition_head
when (new.seq, new.at, new.digest) != (old.seq, old.at, old.digest) and (new.seq != old.seq + 1 or not exists
  (select 1 from edition_entry where seq = new.seq and at = new.at and digest = new.digest))
begin select raise(abort, 'the head only follows the last entry'); end
"""

_POSTGRES_RULES = """
create or replace function edition_refuse() returns trigger language plpgsql as $$
begin raise exception 'the edition is never changed: % on %', tg_op, tg_table_name; end $$;
create or replace function edition_entry_follows() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from edition_head where seq = new.seq - 1 and digest = new.before and at <= new.at)
  then raise exception 'an entry must follow the one before it'; end if;
  return new;
end $$;
create or replace function edition_document_remains() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from edition_entry where kind = 'erase' and erases = old.digest)
  then raise exception 'a document is deleted only after an entry that erases it'; end if;
  return old;
end $$;
create or replace function edition_head_grows() returns trigger language plpgsql as $$
begin
  if (new.seq, new.at, new.digest) != (old.seq, old.at, old.digest) and (new.seq != old.seq + 1 or not exists
    (select 1 from edition_entry where seq = new.seq and at = new.at and digest = new.digest))
  then raise exception 'the head only follows the last entry'; end if;
  return new;
end $$;
create or replace trigger edition_entry_follows before insert on edition_entry
  for each row execute function edition_entry_follows();
create or replace trigger edition_entry_stays before update or delete on edition_entry
  for each row execute function edition_refuse();
create or replace trigger edition_entry_kept before truncate on edition_entry
  for each statement execute function edition_refuse();
create or replace trigger edition_document_stays before update on edition_document
  for each row execute function edition_refuse();
create or replace trigger edition_document_remains before delete on edition_document
  for each row execute function edition_document_remains();
create or replace trigger edition_document_kept before truncate on edition_document
  for each statement execute function edition_refuse();
create or replace trigger edition_head_remains before delete on edition_head
  for each row execute function edition_refuse();
create or replace trigger edition_head_kept before truncate on edition_head
  for each statement execute function edition_refuse();
create or replace trigger edition_head_grows before update on edition_head
  for each row execute function edition_head_grows()
"""


def create(cursor: Cursor, dialect: Dialect) -> None:
    """Make the edition's tables and rules where they are missing; an edition that is there stays as it is."""
    if dialect == "postgres":
        cursor.execute("select pg_advisory_xact_lock(8103)")  # two processes that start at once
    for statement in statements(dialect):
        cursor.execute(statement)
    cursor.execute(
        "insert into edition_head (one, schema, epoch, seq, at, digest)"
        " select 1, %s, %s, 0, 0, %s where not exists (select 1 from edition_head)",
        (VERSION, new_epoch(), b""),
    )


def statements(dialect: Dialect) -> list[str]:
    """Return the statements that make tables, indexes and triggers."""
    tables = [part.strip() for part in _TABLES.format(**_WORDS[dialect]).split(";\n") if part.strip()]
    if dialect == "postgres":
        return [*tables, _POSTGRES_RULES]
    return [*tables, *(f"{rule.strip()} end" for rule in re.split(r" end(?:;\n|\n\Z)", _SQLITE_RULES) if rule.strip())]


def renew_epoch(cursor: Cursor) -> str:
    """Give the edition a new epoch, and return it. A restore and a promotion do so: what was projected starts anew."""
    epoch = new_epoch()
    cursor.execute("update edition_head set epoch = %s", (epoch,))
    return epoch


def new_epoch() -> str:
    """Return a name for a new epoch: projections that know another one start anew.

    Its last two digits check the others, because nothing else in the database says what the name should be.
    """
    drawn = secrets.token_hex(4)
    return drawn + _check_of(drawn)


def is_epoch(epoch: object) -> bool:
    """Say whether this is a name that `new_epoch` gave."""
    return isinstance(epoch, str) and len(epoch) == 10 and epoch[8:] == _check_of(epoch[:8])


def _check_of(drawn: str) -> str:
    return f"{sum(ord(digit) for digit in drawn) % 256:02x}"
