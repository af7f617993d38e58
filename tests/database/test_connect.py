"""Connections that look alike on both databases."""

import pytest

from tajuk.database import connect
from tajuk.database.errors import DatabaseError
from tajuk.errors import BadInput


@pytest.fixture
def connection(database_url):
    connection = connect.open_for_writing(database_url)
    connection.cursor().execute("create table note (word text)")
    yield connection
    connection.close()


def words(connection):
    with connect.snapshot(connection) as cursor:
        cursor.execute("select word from note order by word")
        return [word for (word,) in cursor.fetchall()]


def test_a_transaction_is_kept_whole(connection):
    with connect.transaction(connection) as cursor:
        cursor.executemany("insert into note values (%s)", [("a",), ("b",)])

    assert words(connection) == ["a", "b"]


def test_a_transaction_that_raises_leaves_nothing(connection):
    with pytest.raises(ZeroDivisionError), connect.transaction(connection) as cursor:
        cursor.execute("insert into note values (%s)", ("a",))
        raise ZeroDivisionError

    assert words(connection) == []


def test_transactions_are_not_nested(connection):
    with pytest.raises(RuntimeError, match="not nested"), connect.transaction(connection) as cursor:
        cursor.execute("insert into note values (%s)", ("a",))
        with connect.transaction(connection):
            pass

    assert words(connection) == []


def test_a_snapshot_does_not_see_what_comes_later(connection, database_url):
    other = connect.open_for_reading(database_url)
    with connect.snapshot(other) as cursor:
        cursor.execute("select count(*) from note")

        connection.cursor().execute("insert into note values ('a')")

        cursor.execute("select count(*) from note")
        assert cursor.fetchone() == (0,)
    other.close()


def test_a_reader_cannot_write(connection, database_url):
    other = connect.open_for_reading(database_url)

    with pytest.raises(DatabaseError, match="may not be written"), connect.transaction(other) as cursor:
        cursor.execute("insert into note values ('a')")

    other.close()


def test_a_busy_database_says_so_in_one_line(sqlite_url, monkeypatch):
    first, second = connect.open_for_writing(sqlite_url), connect.open_for_writing(sqlite_url)
    monkeypatch.setattr(connect, "_LONGEST_WAIT_S", 0)

    with connect.transaction(first), pytest.raises(DatabaseError, match="busy"), connect.transaction(second):
        pass

    first.close()
    second.close()


def test_a_stream_yields_every_row(connection):
    with connect.transaction(connection) as cursor:
        cursor.executemany("insert into note values (%s)", [(f"{number:05}",) for number in range(1201)])

    with connect.snapshot(connection):
        rows = list(connect.stream(connection, "select word from note where word <> %s order by word", ("00000",)))

    assert [word for (word,) in rows] == [f"{number:05}" for number in range(1, 1201)]


@pytest.mark.parametrize("url", ["sqlite:/nowhere/tajuk.db", "postgres://nobody@127.0.0.1:1/none"])
def test_no_database_is_one_clear_line(url):
    for opening in (connect.open_for_writing, connect.open_for_reading):
        with pytest.raises(BadInput) as refused:
            opening(url)

        assert len(str(refused.value).splitlines()) == 1
