"""Connections that look alike on both databases."""

from tajuk.database import connect


def test_an_empty_database_answers(database_url):
    connection = connect.open_for_writing(database_url)

    with connect.transaction(connection) as cursor:
        cursor.execute("select %s", ("a",))
        answer = cursor.fetchone()

    assert answer == ("a",)
    connection.close()
