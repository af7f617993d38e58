"""The tape's tables, alike on SQLite and PostgreSQL, and the rules they keep by themselves.

Numbers are decimal text: exact to the last digit a source gave, whatever its scale (docs/contracts/tape.md).
"""

import secrets

from tajuk.database.connect import Cursor, Dialect

VERSION = 2

_TABLES = """
create table if not exists tape_head (
  one integer primary key check (one = 1), schema integer not null, epoch text not null,
  seq bigint not null, at bigint not null, instruments integer not null, changes bigint not null default 0);
create table if not exists tape_instrument (
  symbol text not null, version integer not null, id integer not null, at bigint not null, document text not null,
  primary key (symbol, version)){clustered};
create index if not exists tape_instrument_id on tape_instrument (id);
create table if not exists tape_quote (
  instrument integer not null, exchange_at bigint not null, seq bigint not null, received_at bigint not null,
  source text not null, delay text not null, value text, previous text, percent text,
  primary key (instrument, exchange_at, seq)){clustered};
create unique index if not exists tape_quote_seq on tape_quote (seq);
create table if not exists tape_split (
  symbol text not null, starts_on text not null, at bigint not null, new integer not null, old integer not null,
  primary key (symbol, starts_on)){clustered};
create table if not exists tape_held (
  number integer primary key, at bigint not null, reason text not null, entered_by text not null, quote text not null,
  decision text not null default '', decided_by text not null default '', decided_at bigint not null default 0);
"""
_TO_2 = "alter table tape_head add column changes bigint not null default 0"

_RECORDS = ("quote", "instrument", "split")
_SQLITE_RULES = """
create trigger if not exists tape_{0}_stays before update on tape_{0}
begin select raise(abort, 'the tape is never changed'); end;
create trigger if not exists tape_{0}_remains before delete on tape_{0}
begin select raise(abort, 'the tape is never shortened'); end;
"""
_SQLITE_HEAD = """
create trigger if not exists tape_head_remains before delete on tape_head
begin select raise(abort, 'the head is never deleted'); end;
create trigger if not exists tape_head_grows before update on tape_head
when new.seq < old.seq or new.at < old.at or new.instruments < old.instruments or new.changes < old.changes
begin select raise(abort, 'the head never goes back'); end;
"""

_POSTGRES_FUNCTIONS = """
create or replace function tape_refuse() returns trigger language plpgsql as $$
begin raise exception 'the tape is never changed: % on %', tg_op, tg_table_name; end $$;
create or replace function tape_head_grows() returns trigger language plpgsql as $$
begin
  if new.seq < old.seq or new.at < old.at or new.instruments < old.instruments or new.changes < old.changes
  then raise exception 'the head never goes back'; end if;
  return new;
end $$;
create or replace trigger tape_head_remains before delete on tape_head
  for each row execute function tape_refuse();
create or replace trigger tape_head_grows before update on tape_head
  for each row execute function tape_head_grows()
"""
_POSTGRES_RULES = """
create or replace trigger tape_{0}_stays before update or delete on tape_{0}
  for each row execute function tape_refuse();
create or replace trigger tape_{0}_kept before truncate on tape_{0}
  for each statement execute function tape_refuse()
"""


def create(cursor: Cursor, dialect: Dialect) -> None:
    """Make the tape's tables and rules where they are missing; a tape that is there keeps all it holds."""
    sqlite = dialect == "sqlite"
    if not sqlite:
        cursor.execute("select pg_advisory_xact_lock(8104)")  # two processes that start at once
    tables = _TABLES.format(clustered=" without rowid" if sqlite else "")
    for statement in tables.split(";\n"):
        if statement.strip():
            cursor.execute(statement)
    _bring_up(cursor, dialect)
    for statement in _sqlite_rules() if sqlite else _postgres_rules():
        cursor.execute(statement)
    cursor.execute(
        "insert into tape_head (one, schema, epoch, seq, at, instruments) values (1, %s, %s, 0, 0, 0)"
        " on conflict (one) do nothing",
        (VERSION, new_epoch()),
    )


def new_epoch() -> str:
    """Return a name for a new epoch: projections that know another one start anew."""
    return secrets.token_hex(4)


def _bring_up(cursor: Cursor, dialect: Dialect) -> None:
    """Give a tape of an earlier release what it lacks."""
    cursor.execute("select schema from tape_head")
    row = cursor.fetchone()
    if row is None or row[0] >= VERSION:
        return
    if dialect == "sqlite":
        cursor.execute("drop trigger if exists tape_head_grows")  # PostgreSQL replaces it
    cursor.execute(_TO_2)
    cursor.execute("update tape_head set schema = %s", (VERSION,))


def _sqlite_rules() -> list[str]:
    rules = "".join(_SQLITE_RULES.format(table) for table in _RECORDS) + _SQLITE_HEAD
    return [f"{rule}end" for rule in rules.split("end;\n") if rule.strip()]


def _postgres_rules() -> list[str]:
    return [_POSTGRES_FUNCTIONS, *(_POSTGRES_RULES.format(table) for table in _RECORDS)]
