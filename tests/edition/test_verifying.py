"""What `verify` notices."""

import os
import random
import shutil
import tracemalloc

import pytest
from sqlite_pages import records

from newsroom import MASTHEAD, NOON, RandomNewsroom, erase, kill, opened, publish, story
from tajuk.database.connect import open_for_reading, open_for_writing, transaction
from tajuk.edition import reader, writer
from tajuk.edition.publication import publication
from tajuk.edition.verifying import verify
from tajuk.errors import BadInput

FLIPS = int(os.environ.get("TAJUK_FLIPS", "120"))


@pytest.fixture
def connection(database_url):
    connection = opened(database_url)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def edition_file(tmp_path_factory):
    """A SQLite file with an edition in which everything has happened, all of it in the one file."""
    path = tmp_path_factory.mktemp("whole") / "tajuk.db"
    connection = opened(f"sqlite:{path}")
    newsroom = RandomNewsroom(connection, 3)
    for _ in range(120):
        newsroom.step()
    connection.cursor().execute("pragma wal_checkpoint(truncate)")
    connection.close()
    return path


def flipped(path, target, place, bit):
    shutil.copyfile(path, target)
    with target.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ (1 << bit)]))
    for companion in ("-wal", "-shm"):
        target.with_name(target.name + companion).unlink(missing_ok=True)
    return target


def problems_of(path):
    try:
        connection = open_for_reading(f"sqlite:{path}")
    except BadInput as error:
        return [(0, str(error))]
    try:
        return [(problem.seq, problem.what) for problem in verify(connection).problems]
    finally:
        connection.close()


def test_a_whole_edition_has_no_problems(edition_file):
    connection = open_for_reading(f"sqlite:{edition_file}")

    verdict = verify(connection)

    assert verdict.problems == ()
    assert verdict.entries == reader.head(connection.cursor()).seq > 50
    assert verdict.documents > 20
    connection.close()


def test_one_flipped_bit_in_any_record_is_noticed(edition_file, tmp_path):
    draw = random.Random(8)
    places = [place for record in records(edition_file) for place in record.places]
    unnoticed = []

    for place in draw.sample(places, FLIPS):
        bit = draw.randrange(8)
        if not problems_of(flipped(edition_file, tmp_path / "one.db", place, bit)):
            unnoticed.append((place, bit))

    assert unnoticed == []


def test_a_flipped_bit_in_an_entry_names_the_entry(edition_file, tmp_path):
    draw = random.Random(9)
    entries = [record for record in records(edition_file) if record.table == "edition_entry"]

    for record in draw.sample(entries, 40):
        place = record.start + record.length - 1 - draw.randrange(record.length - 30)
        found = problems_of(flipped(edition_file, tmp_path / "one.db", place, draw.randrange(8)))

        assert record.rowid in [seq for seq, _ in found], found


def test_a_flipped_bit_in_a_document_names_the_entry_that_first_showed_it(edition_file, tmp_path):
    connection = open_for_reading(f"sqlite:{edition_file}")
    cursor = connection.cursor()
    cursor.execute(
        "select d.rowid, min(e.seq) from edition_document d join edition_entry e on e.document = d.digest group by 1"
    )
    first = dict(cursor.fetchall())
    connection.close()
    draw = random.Random(10)
    documents = [record for record in records(edition_file) if record.table == "edition_document"]

    for record in draw.sample(documents, 20):
        place = record.start + record.length - 1 - draw.randrange(record.length - 6)
        found = problems_of(flipped(edition_file, tmp_path / "one.db", place, draw.randrange(8)))

        assert first[record.rowid] in [seq for seq, _ in found], found


def test_a_flipped_bit_in_the_state_names_an_entry(edition_file, tmp_path):
    draw = random.Random(11)
    state = ("edition_current", "edition_path", "edition_list")
    rows = [record for record in records(edition_file) if record.table in state]

    for record in draw.sample(rows, 40):
        place = record.start + record.length - 1 - draw.randrange(record.length // 2)
        found = problems_of(flipped(edition_file, tmp_path / "one.db", place, draw.randrange(8)))

        assert any(seq for seq, _ in found), found


@pytest.mark.parametrize(
    "quietly",
    [
        "update edition_entry set reason = 'lain' where seq = 2",
        "update edition_entry set at = at - 1 where seq = 2",
        "update edition_entry set document = digest where seq = 2",
        "update edition_entry set enters = '[]' where seq = 2",
        "delete from edition_entry where seq = 2",
        "delete from edition_document where digest = (select document from edition_entry where seq = 2)",
        "update edition_document set packed = (select packed from edition_document where digest ="
        " (select document from edition_entry where seq = 1))"
        " where digest = (select document from edition_entry where seq = 2)",
        "update edition_current set version = 7 where seq = 2",
        "delete from edition_path where from_seq = 2",
        "insert into edition_path (path, guid, from_seq) values ('/x', 'b', 2)",
        "update edition_list set to_seq = 3 where from_seq = 2",
        "delete from edition_list where from_seq = 2",
    ],
)
def test_a_quiet_edit_names_the_entry(connection, quietly):
    for guid in "abc":
        publish(connection, story(guid))
    unguarded(connection)

    connection.cursor().execute(quietly)

    assert 2 in [problem.seq for problem in verify(connection).problems]


def test_a_chain_written_anew_does_not_fit_its_head(connection):
    publish(connection, story("a"))
    last = publish(connection, story("b"))
    unguarded(connection)

    connection.cursor().execute("delete from edition_entry where seq = 2")

    assert (last.seq - 1, "the head does not fit the last entry: it says 2") in [
        (problem.seq, problem.what) for problem in verify(connection).problems
    ]


def test_a_missing_rule_is_noticed(connection):
    publish(connection, story())
    unguarded(connection)

    found = [problem.what for problem in verify(connection).problems]

    assert any("edition_entry_stays" in what for what in found)


def test_an_erased_document_is_explained(connection):
    shown = publish(connection, story())
    erase(connection, shown.seq)

    verdict = verify(connection)

    assert verdict.problems == ()
    assert [(one.document, one.seq, one.reason) for one in verdict.erased] == [
        (shown.document.hex(), 3, "putusan pengadilan")
    ]


def test_killing_what_was_erased_while_withdrawn_is_explained(connection):
    shown = publish(connection, story())
    with transaction(connection) as cursor:
        writer.withdraw(cursor, "a", at=NOON)
    erase(connection, shown.seq)
    kill(connection)

    assert verify(connection).problems == ()


def test_a_database_without_an_edition_is_a_problem_not_an_error(database_url):
    connection = open_for_writing(database_url)

    verdict = verify(connection)

    assert verdict.entries == 0
    assert verdict.problems
    connection.close()


def test_a_file_of_noise_is_refused_in_one_line(tmp_path):
    (tmp_path / "tajuk.db").write_bytes(random.Random(1).randbytes(8192))

    with pytest.raises(BadInput, match="cannot be opened"):
        open_for_reading(f"sqlite:{tmp_path / 'tajuk.db'}")


def test_a_truncated_file_is_a_problem(edition_file, tmp_path):
    target = tmp_path / "short.db"
    target.write_bytes(edition_file.read_bytes()[: 4096 * 9])

    assert problems_of(target)


def unguarded(connection):
    """Switch the database's own rules off, as somebody with its password could."""
    cursor = connection.cursor()
    if hasattr(connection, "raw"):
        cursor.execute("select name from sqlite_master where type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"drop trigger {name}")
        return
    for table in ("edition_entry", "edition_document", "edition_head"):
        cursor.execute(f"alter table {table} disable trigger user")


def test_memory_stays_flat(connection):
    ready = [publication(story(f"g{number}", headline=f"{number} " * 1000), MASTHEAD) for number in range(1500)]
    with transaction(connection) as cursor:
        for one in ready:
            writer.append(cursor, one, at=NOON)
    del ready
    verify(connection)

    tracemalloc.start()
    verdict = verify(connection)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (verdict.entries, verdict.problems) == (1500, ())
    assert peak < 4_000_000  # the documents alone are more
