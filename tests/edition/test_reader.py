"""What readers are told."""

from datetime import timedelta

import pytest

from newsroom import NOON, kill, opened, publish, story, withdraw
from tajuk.database.connect import open_for_writing
from tajuk.edition import lists, reader
from tajuk.edition.entry import microseconds
from tajuk.edition.errors import EditionError, Gone, Moved, NotPublished
from tajuk.story.documents import Section
from tajuk.story.story import Byline, Ref


@pytest.fixture
def connection(database_url):
    connection = opened(database_url)
    yield connection
    connection.close()


def listed(connection, name, **window):
    versions = reader.listed(connection.cursor(), name, reader.Window(**{"limit": 10, **window}))
    return [version.guid for version in versions]


def five(connection):
    for number in range(5):
        publish(connection, story(f"g{number}", published_at=NOON - timedelta(hours=number)))


def test_a_story_stands_in_every_list_that_is_its_own(connection):
    entry = publish(
        connection,
        story(
            also_in=("bisnis", "pasar"),
            topics=(Ref("emas", "Emas"),),
            people=(Ref("sari", "Sari"),),
            bylines=(Byline("Sari", slug="sari"), Byline("Tanpa laman")),
            instruments=("ANTM",),
        ),
    )

    assert [place.list for place in entry.enters] == [
        *(lists.latest("id"), lists.section("bisnis", "id"), lists.section("pasar", "id")),
        *(lists.topic("emas", "id"), lists.person("sari", "id"), lists.instrument("ANTM", "id")),
    ]


def test_other_documents_are_listed_by_kind(connection):
    publish(connection, Section(guid="s", slug="bisnis", name="Bisnis"))

    assert listed(connection, lists.kind_list("section")) == ["s"]


def test_the_newest_stories_come_first_whenever_they_were_imported(connection):
    five(connection)
    publish(connection, story("old", published_at=NOON - timedelta(days=4000)))

    assert listed(connection, "latest@id", limit=3) == ["g0", "g1", "g2"]


def test_a_window_goes_from_until_back_to_since(connection):
    five(connection)
    hour = {n: microseconds(NOON - timedelta(hours=n)) for n in range(5)}

    assert listed(connection, "latest@id", until=hour[0]) == ["g1", "g2", "g3", "g4"]
    assert listed(connection, "latest@id", since=hour[3], until=hour[1]) == ["g2", "g3"]
    assert listed(connection, "latest@id", skip=3) == ["g3", "g4"]
    assert reader.count(connection.cursor(), "latest@id", since=hour[3], until=hour[1]) == 2


def test_withdrawn_and_killed_stories_leave_the_lists(connection):
    five(connection)
    withdraw(connection, "g1")
    kill(connection, "g2")

    assert listed(connection, "latest@id") == ["g0", "g3", "g4"]
    assert set(reader.many(connection.cursor(), ["g0", "g1", "g2", "nobody"])) == {"g0"}
    assert reader.many(connection.cursor(), []) == {}


def test_an_old_url_leads_to_the_story_even_after_it_moves(connection):
    publish(connection, story(old_urls=("/?p=7",)))
    new = publish(connection, story(slug="baru", old_urls=("/?p=7",)))

    with pytest.raises(Moved) as moved:
        reader.by_path(connection.cursor(), "/?p=7")

    assert moved.value.path == new.path


def test_withdrawn_is_not_published_and_killed_is_gone(connection):
    paths = [publish(connection, story(guid)).path for guid in "ab"]
    withdraw(connection, "a")
    kill(connection, "b")

    with pytest.raises(NotPublished) as withdrawn:
        reader.by_path(connection.cursor(), paths[0])
    with pytest.raises(Gone):
        reader.by_path(connection.cursor(), paths[1])

    assert not isinstance(withdrawn.value, Gone)


def test_the_past_is_as_it_was(connection):
    first = publish(connection, story(headline="Dulu"), at=NOON)
    publish(connection, story(headline="Kini"), at=NOON + timedelta(minutes=1))
    kill(connection, at=NOON + timedelta(minutes=2))
    cursor = connection.cursor()

    seq = reader.seq_at(cursor, NOON + timedelta(seconds=59))

    assert reader.by_path_as_of(cursor, first.path, seq).document.headline == "Dulu"
    with pytest.raises(NotPublished):
        reader.by_path_as_of(cursor, first.path, reader.seq_at(cursor, NOON - timedelta(seconds=1)))
    with pytest.raises(Gone):
        reader.by_path_as_of(cursor, first.path, 3)


def test_a_database_without_tables_or_head_says_so(connection, sqlite_url):
    empty = open_for_writing(sqlite_url + "-empty")
    empty.cursor().execute("create table edition_head (epoch text, seq int, at int, digest blob)")

    with pytest.raises(EditionError, match="no edition"):
        reader.head(empty.cursor())

    empty.close()


def test_entries_are_given_in_order_in_batches(connection):
    five(connection)

    batch = reader.entries(connection.cursor(), after=1, limit=2)

    assert [entry.seq for entry, _ in batch] == [2, 3]
    assert [entry.seq for entry, _ in reader.all_entries(connection.cursor())] == [1, 2, 3, 4, 5]
