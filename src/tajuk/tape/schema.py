"""The tape's tables, alike on SQLite and PostgreSQL, and the rules they keep by themselves.

Numbers are decimal text: exact to the last digit a source gave, whatever its scale (docs/contracts/tape.md).
"""

import secrets

from tajuk.database.connect import Cursor, Dialect

VERSION = 1

_TABLES = """
create table if not exists tape_head (
  one integer primary key check (one = 1), schema integer not null, epoch text not null,
  seq bigint not null, at bigint not null, instruments integer not null);
create table if not exists tape_instrument (
  symbol text not null, version integer not null, id integer not null, at bigint not null, document text not null,
  primary key (symbol, version)){clustered};
create index if not exists tape_instrument_id on tape_instrument (id);
create table if not exists tape_quote (
  instrument integer not null, exchange_at bigint not null, seq bigint not null, received_at bigint not null,
  source text not null, delay text not null, value text, previous text, percent text,
  primary key (instrument, exchange_at, seq)){clustered};
create unique index if not exists tape_quote_seq on tape_quote (seq);
"""

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
when new.seq < old.seq or new.at < old.at or new.instruments < old.instruments
begin select raise(abort, 'the head never goes back'); end;
"""

_POSTGRES_FUNCTIONS = """
create or replace function tape_refuse() returns trigger language plpgsql as $$
begin raise exception 'the tape is never changed: % on %', tg_op, tg_table_name; end $$;
create or replace function tape_head_grows() returns trigger language plpgsql as $$
begin
  if new.seq < old.seq or new.at < old.at or new.instruments < old.instruments
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
    """Make the tape's tables and rules where they are missing; a tape that is there stays as it is."""
    sqlite = dialect == "sqlite"
    if not sqlite:
        cursor.execute("select pg_advisory_xact_lock(8104)")  # two processes that start at once
    tables = _TABLES.format(clustered=" without rowid" if sqlite else "")
    for statement in (*tables.split(";\n"), *(_sqlite_rules() if sqlite else _postgres_rules())):
        if statement.strip():
            cursor.execute(statement)
    cursor.execute(
        "insert into tape_head (one, schema, epoch, seq, at, instruments) values (1, %s, %s, 0, 0, 0)"
        " on conflict (one) do nothing",
        (VERSION, new_epoch()),
    )


def new_epoch() -> str:
    """Return a name for a new epoch: projections that know another one start anew."""
    return secrets.token_hex(4)


def _sqlite_rules() -> list[str]:
    rules = _SQLITE_RULES.format("quote") + _SQLITE_RULES.format("instrument") + _SQLITE_HEAD
    return [f"{rule}end" for rule in rules.split("end;\n") if rule.strip()]


def _postgres_rules() -> list[str]:
    return [_POSTGRES_FUNCTIONS, _POSTGRES_RULES.format("quote"), _POSTGRES_RULES.format("instrument")]
