"""What an append promises: whole or not at all, in order, once, and nothing it read overtaken."""

import threading
from datetime import timedelta

import pytest

from newsroom import MASTHEAD, NOON, dump, erase, kill, opened, publish, story, withdraw
from tajuk.database.connect import open_for_writing, transaction
from tajuk.database.errors import DRIVER_ERRORS, DatabaseError
from tajuk.edition import reader, schema, writer
from tajuk.edition.errors import EditionError, Gone, Moved, NotPublished
from tajuk.edition.publication import publication
from tajuk.edition.verifying import verify
from tajuk.story.documents import Redirect, Section


@pytest.fixture
def connection(database_url):
    connection = opened(database_url)
    yield connection
    connection.close()


class FailingCursor:
    """A cursor whose nth statement fails."""

    def __init__(self, cursor, fails_at):
        self._cursor, self._left = cursor, fails_at
        self.fetchone, self.fetchall = cursor.fetchone, cursor.fetchall

    def execute(self, sql, params=()):
        self._count()
        self._cursor.execute(sql, params)

    def executemany(self, sql, rows):
        self._count()
        self._cursor.executemany(sql, rows)

    def _count(self):
        self._left -= 1
        if self._left == 0:
            raise OSError("the machine was switched off here")


def test_an_append_that_fails_anywhere_leaves_nothing(connection):
    publish(connection, story("b"))
    ready = publication(story(old_urls=("/?p=1",)), MASTHEAD)
    before = dump(connection)

    statements = 0
    for fails_at in range(1, 50):
        try:
            with transaction(connection) as cursor:
                writer.append(FailingCursor(cursor, fails_at), ready, at=NOON)
        except OSError:
            statements = fails_at
            assert dump(connection) == before
        else:
            break

    assert statements >= 8
    assert verify(connection).entries == 2


@pytest.mark.parametrize("failing", [3, 5, 7])
def test_a_kill_that_fails_anywhere_leaves_the_story_up(connection, failing):
    publish(connection, story())
    before = dump(connection)

    with pytest.raises(OSError), transaction(connection) as cursor:
        writer.kill(FailingCursor(cursor, failing), "a", at=NOON, reason="keliru")

    assert dump(connection) == before


def test_two_writers_of_one_story_do_not_overtake_each_other(database_url, connection):
    other, done = open_for_writing(database_url), []
    later = publication(story(slug="kedua", section="politik"), MASTHEAD)
    sooner = publication(story(slug="pertama", section="olahraga"), MASTHEAD)
    publish(connection, story())

    with transaction(connection) as cursor:
        writer.append(cursor, sooner, at=NOON)
        thread = threading.Thread(target=lambda: done.append(append_alone(other, later)))
        thread.start()
        thread.join(0.3)
    thread.join(20)

    assert done[0].version == 3
    assert [place.list for place in done[0].leaves] == ["section:olahraga@id"]
    assert verify(connection).problems == ()
    other.close()


def append_alone(connection, ready):
    with transaction(connection) as cursor:
        return writer.append(cursor, ready, at=NOON)


def test_many_writers_leave_no_gap(database_url, connection):
    def work(name):
        own = open_for_writing(database_url)
        for number in range(25):
            publish(own, story(f"{name}{number % 10}", slug=f"s{number % 4}", headline=f"{name} {number}"))
        own.close()

    threads = [threading.Thread(target=work, args=(name,)) for name in "xyz"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    verdict = verify(connection)
    assert (verdict.entries, verdict.problems) == (75, ())


@pytest.mark.parametrize(
    "statement",
    [
        "update edition_entry set reason = 'lain' where seq = 1",
        "delete from edition_entry where seq = 2",
        "insert into edition_entry select seq + 2, guid, kind, version, action, at, path, aliases, enters, leaves,"
        " document, erases, reason, digest, before from edition_entry where seq = 2",
        "insert into edition_entry select seq + 1, guid, kind, version, action, at, path, aliases, enters, leaves,"
        " document, erases, reason, before, digest from edition_entry where seq = 2",
        "insert into edition_entry select seq + 1, guid, kind, version, action, at - 1, path, aliases, enters, leaves,"
        " document, erases, reason, digest, before from edition_entry where seq = 2",
        "update edition_document set packed = digest",
        "delete from edition_document",
        "update edition_head set seq = seq - 1",
        "update edition_head set seq = seq + 1",
        "update edition_head set digest = epoch",
        "update edition_head set at = at + 1",
        "delete from edition_head",
    ],
)
def test_the_database_itself_refuses(connection, statement):
    publish(connection, story())
    publish(connection, story("b"))
    before = dump(connection)

    with pytest.raises(DRIVER_ERRORS):
        connection.cursor().execute(statement)

    assert dump(connection) == before


@pytest.mark.parametrize("table", ["edition_entry", "edition_document", "edition_head"])
def test_sqlite_replaces_nothing_and_postgres_truncates_nothing(connection, table):
    publish(connection, story())
    sqlite = hasattr(connection, "raw")

    with pytest.raises(DRIVER_ERRORS):
        connection.cursor().execute(
            f"insert or replace into {table} select * from {table}" if sqlite else f"truncate {table}"
        )

    assert verify(connection).problems == ()


def test_an_update_that_comes_after_a_kill_revives_nothing(connection):
    publish(connection, story())
    kill(connection)

    with pytest.raises(NotPublished):
        publish(connection, story(headline="Lagi"), action="update")

    with pytest.raises(Gone):
        reader.by_path(connection.cursor(), "/bisnis/2026/03/04/judul-a")


def test_a_refusal_takes_no_number_even_when_it_is_caught_inside(connection):
    publish(connection, story())

    with transaction(connection) as cursor:
        with pytest.raises(NotPublished):
            writer.withdraw(cursor, "nobody", at=NOON)
        entry = writer.withdraw(cursor, "a", at=NOON)

    assert entry.seq == 2
    assert verify(connection).problems == ()


def test_a_killed_story_published_anew_stands_at_its_old_path(connection):
    publish(connection, story())
    kill(connection)

    entry = publish(connection, story(headline="Diperbaiki"))

    assert (entry.action, entry.version) == ("publish", 3)
    assert reader.by_path(connection.cursor(), entry.path).document.headline == "Diperbaiki"


def test_the_path_of_a_killed_story_goes_to_nobody_else(connection):
    first = publish(connection, story("a", slug="sama"))
    kill(connection)

    second = publish(connection, story("b", slug="sama"))

    assert second.path == f"{first.path}-2"


def test_a_numbered_story_keeps_its_number(connection):
    for guid in "abc":
        publish(connection, story(guid, slug="sama"))
    publish(connection, story("b", slug="lain"))

    again = publish(connection, story("b", slug="sama", headline="Baru"))

    assert again.path.endswith("/sama-2")


def test_a_thousand_equal_slugs_cost_a_few_looks_each(connection):
    queries = 0

    class Counting(FailingCursor):
        def _count(self):
            nonlocal queries
            queries += 1

    ready = [publication(story(f"g{number}", slug="sama"), MASTHEAD) for number in range(300)]
    with transaction(connection) as cursor:
        entries = [writer.append(Counting(cursor, 0), one, at=NOON) for one in ready]

    assert len({entry.path for entry in entries}) == 300
    assert queries / 300 < 30


def test_a_story_moves_and_its_old_path_leads_on(connection):
    old = publish(connection, story())
    new = publish(connection, story(section="politik"))

    with pytest.raises(Moved) as moved:
        reader.by_path(connection.cursor(), old.path)

    assert moved.value.path == new.path


def test_the_first_story_to_bring_an_old_url_keeps_it(connection):
    publish(connection, story("a", old_urls=("/?p=1",)))

    second = publish(connection, story("b", old_urls=("/?p=1", "/?p=2")))

    assert second.aliases == ("/?p=2",)


def test_equal_instants_are_listed_alike_on_both_databases(connection):
    guids = ["a-b", "ab", "aa", "B", "é", "Z-1"]
    for guid in guids:
        publish(connection, story(guid))

    listed = [version.guid for version in reader.listed(connection.cursor(), "latest@id", reader.Window(10))]

    assert listed == sorted(guids, reverse=True)


def test_an_erased_document_never_comes_back(connection):
    shown = publish(connection, story())
    erase(connection, shown.seq)

    with pytest.raises(EditionError, match="erased by entry 3"):
        publish(connection, story())

    assert reader.erased(connection.cursor(), [shown.document]) == {shown.document: 3}
    assert publish(connection, story(headline="Tanpa nama")).action == "publish"


def test_erasing_an_older_version_leaves_the_live_one(connection):
    old = publish(connection, story())
    publish(connection, story(headline="Baru"))

    erase(connection, old.seq)

    assert reader.current(connection.cursor(), "a").document.headline == "Baru"
    assert verify(connection).problems == ()


def test_erasing_what_several_guids_show_kills_them_all(connection):
    ready = publication(story(), MASTHEAD)
    for guid in ("a", "b"):
        with transaction(connection) as cursor:
            writer.append(cursor, ready._replace(guid=guid), at=NOON)

    erase(connection, 1)

    for guid in ("a", "b"):
        with pytest.raises(Gone):
            reader.current(connection.cursor(), guid)
    assert verify(connection).problems == ()


def test_the_clock_may_go_back_but_the_log_does_not(connection):
    first = publish(connection, story(), at=NOON)
    second = publish(connection, story("b"), at=NOON - timedelta(hours=1))

    assert second.at == first.at
    assert reader.seq_at(connection.cursor(), NOON) == 2
    assert reader.seq_at(connection.cursor(), NOON - timedelta(seconds=1)) == 0


def test_a_guid_keeps_its_kind(connection):
    publish(connection, story())

    with pytest.raises(EditionError, match="is a story, not a section"):
        publish(connection, Section(guid="a", slug="a", name="A"))


@pytest.mark.parametrize("odd", ["\x00", "\ud800"])
def test_words_no_database_keeps_are_refused_in_one_line(connection, odd):
    with pytest.raises(EditionError, match="character"):
        publish(connection, story(old_urls=(f"/{odd}",)))
    with pytest.raises(EditionError, match="character"):
        publish(connection, story(), reason=odd)
    for read in (reader.by_path, reader.current):
        with pytest.raises(NotPublished):
            read(connection.cursor(), odd)

    assert reader.listed(connection.cursor(), odd, reader.Window(1)) == []
    assert reader.head(connection.cursor()).seq == 0


def test_a_restore_renews_the_epoch_and_nothing_else(connection):
    publish(connection, story())
    before = reader.head(connection.cursor())

    with transaction(connection) as cursor:
        schema.renew_epoch(cursor)

    after = reader.head(connection.cursor())
    assert after.epoch != before.epoch
    assert after[1:] == before[1:]
    assert verify(connection).problems == ()


def test_making_the_tables_again_changes_nothing(connection, database_url):
    publish(connection, story())
    before = dump(connection)

    opened(database_url).close()

    assert dump(connection) == before


def test_a_full_disk_leaves_the_edition_whole(sqlite_url):
    connection = opened(sqlite_url)
    publish(connection, story())
    cursor = connection.cursor()
    cursor.execute("pragma page_count")
    cursor.execute(f"pragma max_page_count = {cursor.fetchone()[0] + 2}")
    before = dump(connection)

    with pytest.raises(DatabaseError, match="the disk is full"):
        publish(connection, story("b", headline="".join(chr(200 + n % 9000) for n in range(50_000))))

    assert dump(connection) == before
    cursor.execute("pragma max_page_count = 100000")
    assert publish(connection, story("c")).seq == 2
    assert verify(connection).problems == ()
    connection.close()


def test_withdrawn_then_published_again_counts_on(connection):
    publish(connection, story())
    withdraw(connection)

    with pytest.raises(NotPublished):
        reader.by_path(connection.cursor(), "/bisnis/2026/03/04/judul-a")

    assert publish(connection, story()).version == 3


def test_a_redirect_stands_at_its_own_path_or_nowhere(connection):
    taken = publish(connection, story())

    with pytest.raises(EditionError, match="belongs to another document"):
        publish(connection, Redirect(guid="r", old=taken.path, target="/lain"))

    assert publish(connection, Redirect(guid="r", old=taken.path, target="/lain", prefix=True)).path == ""
    assert publish(connection, Redirect(guid="s", old="/lama", target="/lain")).path == "/lama"


def test_what_is_read_behind_the_lock_is_not_overtaken(database_url, connection):
    other, done = open_for_writing(database_url), []
    publish(connection, story(headline="Satu"))

    with transaction(connection) as cursor:
        writer.hold(cursor)
        read = reader.current(cursor, "a")
        thread = threading.Thread(
            target=lambda: done.append(append_alone(other, publication(story(headline="Dua"), MASTHEAD)))
        )
        thread.start()
        thread.join(0.3)
        assert done == []
        entry = writer.append(cursor, publication(story(headline="Satu, lagi"), MASTHEAD), at=NOON)
    thread.join(20)

    assert (read.version, entry.version, done[0].version) == (1, 2, 3)
    other.close()
