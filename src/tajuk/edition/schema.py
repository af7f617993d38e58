"""The edition's tables, once for SQLite and once for PostgreSQL where the two differ, and the rules they keep by themselves."""

import secrets

from tajuk.database.connect import Cursor, Dialect

VERSION = 1

_TABLES = """
create table if not exists edition_head (
  one integer primary key check (one = 1), schema integer not null, epoch text not null,
  seq bigint not null, at bigint not null, digest {bytes} not null);

create table if not exists edition_entry (
  seq {seq} primary key, guid text not null, kind text not null, version integer not null, action text not null,
  at bigint not null, path text not null, aliases text not null, enters text not null, leaves text not null,
  document {bytes} not null, erases {bytes} not null, reason text not null, before {bytes} not null,
  digest {bytes} not null);
create index if not exists edition_entry_guid on edition_entry (guid, seq);
create index if not exists edition_entry_at on edition_entry (at);
create index if not exists edition_entry_erases on edition_entry (erases) where kind = 'erase';

create table if not exists edition_document (digest {bytes} primary key, packed {bytes} not null);

create table if not exists edition_current (
  guid text primary key, seq bigint not null, kind text not null, version integer not null, action text not null,
  at bigint not null, first_at bigint not null, path text not null, places text not null, document {bytes} not null){clustered};
create table if not exists edition_path (path text primary key, guid text not null, from_seq bigint not null){clustered};
create table if not exists edition_list (
  list text not null, sort_at bigint not null, guid text not null, from_seq bigint not null, to_seq bigint,
  primary key (list, sort_at, guid, from_seq)){clustered};
"""

_SQLITE_RULES = """
create trigger if not exists edition_entry_follows before insert on edition_entry
when new.seq != (select seq from edition_head) or new.before != (select digest from edition_head)
  or new.at < (select coalesce(max(at), new.at) from edition_entry where seq = new.seq - 1)
  or (new.seq > 1 and not exists (select 1 from edition_entry where seq = new.seq - 1))
begin select raise(abort, 'an entry must follow the one before it'); end;
create trigger if not exists edition_entry_stays before update on edition_entry
begin select raise(abort, 'entries are never changed'); end;
create trigger if not exists edition_entry_remains before delete on edition_entry
begin select raise(abort, 'entries are never deleted'); end;
create trigger if not exists edition_document_stays before update on edition_document
begin select raise(abort, 'documents are never changed'); end;
create trigger if not exists edition_document_remains before delete on edition_document
when not exists (select 1 from edition_entry where kind = 'erase' and erases = old.digest)
begin select raise(abort, 'a document is deleted only after an entry that erases it'); end;
create trigger if not exists edition_head_remains before delete on edition_head
begin select raise(abort, 'the head is never deleted'); end;
create trigger if not exists edition_head_grows before update on edition_head
when new.seq < old.seq or new.at < old.at begin select raise(abort, 'the head never goes back'); end
"""

_POSTGRES_RULES = """
create or replace function edition_refuse() returns trigger language plpgsql as $$
begin raise exception 'the edition is never changed: % on %', tg_op, tg_table_name; end $$;
create or replace function edition_entry_follows() returns trigger language plpgsql as $$
begin
  if new.seq != (select seq from edition_head) or new.before != (select digest from edition_head)
    or (new.seq > 1 and not exists (select 1 from edition_entry where seq = new.seq - 1 and at <= new.at))
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
  if new.seq < old.seq or new.at < old.at then raise exception 'the head never goes back'; end if;
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
create or replace trigger edition_head_grows before update on edition_head
  for each row execute function edition_head_grows()
"""


def create(cursor: Cursor, dialect: Dialect) -> None:
    """Make the edition's tables and rules where they are missing; an edition that is there stays as it is."""
    sqlite = dialect == "sqlite"
    words = (
        {"bytes": "blob", "seq": "integer", "clustered": " without rowid"}
        if sqlite
        else {"bytes": "bytea", "seq": "bigint", "clustered": ""}
    )
    if not sqlite:
        cursor.execute("select pg_advisory_xact_lock(8103)")  # two processes that start at once
    for statement in _TABLES.format(**words).split(";\n"):
        if statement.strip():
            cursor.execute(statement)
    for rule in _SQLITE_RULES.split("end;\n") if sqlite else [_POSTGRES_RULES]:
        cursor.execute(rule if not sqlite or rule.rstrip().endswith("end") else rule + "end")
    cursor.execute(
        "insert into edition_head (one, schema, epoch, seq, at, digest) values (1, %s, %s, 0, 0, %s)"
        " on conflict (one) do nothing",
        (VERSION, new_epoch(), b""),
    )


def new_epoch() -> str:
    """Return a name for a new epoch: projections that know another one start anew."""
    return secrets.token_hex(4)
