"""The indexer as a process: it follows the edition, and no kill, no rubbish and no full disk leaves it behind."""

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from commands import answer, tajuk
from front_house import House
from installation import wait_for

from kill_totals import keep, totals
from make import NOON, make_masthead, make_section, make_story
from tajuk.config.data_folder import DataFolder, data_folder, open_edition, prepare
from tajuk.config.indexing import equality
from tajuk.database.connect import transaction
from tajuk.search.errors import NoIndex
from tajuk.search.finding import Wanted, find
from tajuk.search.question import question
from tajuk.search.reader import Reader

_SOAK = int(os.environ.get("TAJUK_KILLS", "200"))


@pytest.fixture
def folder(tmp_path) -> DataFolder:
    made = data_folder(tmp_path, {})
    prepare(made)
    return made


@pytest.fixture
def house(folder) -> Iterator[House]:
    made = House(folder.database_url)
    made.publish(make_masthead(), make_section(), *(make_story(headline=f"Berita {n}") for n in range(5)))
    yield made
    made.close()


@contextlib.contextmanager
def indexer(folder: DataFolder, *, most_bytes: int = 0) -> Iterator[subprocess.Popen[bytes]]:
    """Run the indexer of a folder; most_bytes: no file of its may be larger, as on a disk that is full."""

    def limit() -> None:
        if most_bytes:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    command = [sys.executable, "-m", "tajuk.config.indexer", "--data", str(folder.path)]
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "MEDIA_URL")}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        env=environment, preexec_fn=limit,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait(20)
        assert process.stdin
        process.stdin.close()


def is_equal(folder: DataFolder) -> bool:
    """Say whether the index is there and equal to the edition."""
    with contextlib.suppress(NoIndex):
        return equality(folder).is_equal
    return False


def test_a_story_is_in_the_index_soon_after_it_is_published(folder, house):
    with indexer(folder):
        wait_for(lambda: is_equal(folder))
        house.publish(make_story(headline="Baru"))

        wait_for(lambda: is_equal(folder))
        assert equality(folder).stories == 6


def test_it_ends_in_order_when_told_and_when_its_supervisor_is_gone(folder, house):
    for end in (lambda process: process.send_signal(signal.SIGTERM), lambda process: process.stdin.close()):
        with indexer(folder) as process:
            wait_for(lambda: is_equal(folder))
            end(process)
            assert process.wait(20) == 0


def test_an_index_that_is_deleted_is_made_anew(folder, house):
    with indexer(folder):
        wait_for(lambda: is_equal(folder))
        shutil.rmtree(folder.search)
        house.publish(make_story(headline="Baru"))

        wait_for(lambda: is_equal(folder))


def test_a_second_indexer_waits_until_the_first_is_gone(folder, house):
    with indexer(folder):
        wait_for(lambda: is_equal(folder))
        with indexer(folder) as second:
            time.sleep(0.5)
            assert second.poll() is None
            assert answer("search", "rebuild", data=folder.path) == {"stories": 5}


def test_an_index_of_another_edition_is_made_anew(folder, house, tmp_path_factory):
    with indexer(folder):
        wait_for(lambda: is_equal(folder))
    other = data_folder(tmp_path_factory.mktemp("other"), {})
    another = House(other.database_url)
    another.publish(make_masthead(), *(make_story(headline=f"Lain {n}") for n in range(3)))
    another.close()
    shutil.copytree(folder.search, other.search)

    with indexer(other):
        wait_for(lambda: is_equal(other))
        assert equality(other).stories == 3


def test_a_full_disk_is_outlived(folder, house):
    house.publish(*(make_story(headline=f"Berita {n}", deck=" ".join(words(n))) for n in range(300)))

    with indexer(folder, most_bytes=4000) as starved:
        time.sleep(3)
        assert starved.poll() is None
        assert not is_equal(folder)
    with indexer(folder):
        wait_for(lambda: is_equal(folder))


def test_readers_keep_what_there_is_while_the_disk_is_full(folder, house):
    with indexer(folder):
        wait_for(lambda: is_equal(folder))
    reader = Reader(folder.search)
    before = reader.view().stand.seq
    house.publish(*(make_story(headline=f"Berita {n}", deck=" ".join(words(n))) for n in range(300)))

    with indexer(folder, most_bytes=4000):
        time.sleep(2)
        assert reader.view().stand.seq == before < seq(house)
    with indexer(folder):
        wait_for(lambda: reader.view().stand.seq == seq(house))


def test_readers_are_told_while_a_deleted_index_is_made_anew(folder, house):
    reader = Reader(folder.search)
    with indexer(folder):
        wait_for(lambda: is_equal(folder))
        assert reader.view().searcher.num_docs == 6
    shutil.rmtree(folder.search)
    with pytest.raises(NoIndex, match="there is no index yet"):
        reader.view()

    with indexer(folder):
        wait_for(lambda: is_equal(folder))
        assert reader.view().searcher.num_docs == 6


def test_an_index_of_another_epoch_says_so_until_it_is_made_anew(folder, house):
    with indexer(folder):
        wait_for(lambda: is_equal(folder))
    reader, before = Reader(folder.search), house.edition_seq()
    renew_epoch(folder)

    assert f"{reader.view().stand.epoch}.{reader.view().stand.seq}" == before != house.edition_seq()
    with indexer(folder):
        wait_for(lambda: f"{reader.view().stand.epoch}.{reader.view().stand.seq}" == house.edition_seq())


def test_readers_read_on_while_the_indexer_is_killed(folder, house):
    done, problems = threading.Event(), list[Exception]()
    reading = threading.Thread(target=read_on, args=(Reader(folder.search), done, problems))
    reading.start()

    for seed in (1, 2, 4, 5, 6):  # 3 deletes the index
        killed_once(folder, house, seed)
    done.set()
    reading.join()

    assert problems == []


def read_on(reader: Reader, done: threading.Event, problems: list[Exception]) -> None:
    """Search until done; once there is an index there always is one, and it never goes back."""
    last = 0
    while not done.is_set():
        try:
            found = find(reader.view(), question("cerita"), Wanted(), now=NOON)
        except NoIndex as error:
            if last:
                problems.append(error)
        else:
            seq = int(found.stand.rpartition(".")[2])
            problems += [ValueError(f"{seq} after {last}")] if seq < last else []
            last = seq
        time.sleep(0.001)


def renew_epoch(folder: DataFolder) -> None:
    """Give the edition another epoch, as a restore does."""
    connection = open_edition(folder)
    with transaction(connection) as cursor:
        cursor.execute("update edition_head set epoch = 'another'")
    connection.close()


def seq(house: House) -> int:
    return int(house.edition_seq().rpartition(".")[2])


def words(seed: int) -> list[str]:
    return ["".join(random.Random(seed * 1000 + n).choices("abcdefghij", k=8)) for n in range(200)]


def test_commands_prove_and_mend_it(folder, house):
    made = answer("search", "rebuild", data=folder.path)
    proved = tajuk("check", data=folder.path).stdout
    house.publish(make_story(headline="Baru"))

    mended = tajuk("check", data=folder.path).stdout
    again = tajuk("check", data=folder.path).stdout

    assert made == {"stories": 5}
    assert "5 stories, as in the edition" in proved
    assert "1 stories missing" in mended
    assert "6 stories, as in the edition" in again


def test_a_folder_without_an_edition_is_told_in_one_line(tmp_path):
    done = tajuk("search", "rebuild", data=tmp_path / "nothing")

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_the_index_is_equal_however_it_is_killed(folder, house):
    for seed in range(20):
        killed_once(folder, house, seed)

    with indexer(folder):
        wait_for(lambda: is_equal(folder))


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_the_index_is_equal_however_often_it_is_killed(folder, house):
    done = totals().get("indexer", {"kills": 0, "equal": 0})
    for number in range(_SOAK):
        killed_once(folder, house, done["kills"])
        done["kills"] += 1
        with indexer(folder):
            wait_for(lambda: is_equal(folder))
        done["equal"] += 1
        if number % 10 == 9 or number == _SOAK - 1:
            keep("indexer", done)


def killed_once(folder: DataFolder, house: House, seed: int) -> None:
    """Kill the indexer while stories are published, corrected and killed, sometimes while it makes the index anew."""
    chance = random.Random(seed)
    if seed % 7 == 3:
        shutil.rmtree(folder.search, ignore_errors=True)
    with indexer(folder) as process:
        killer = threading.Timer(chance.uniform(0.1, 0.9), process.kill)
        killer.start()
        number = 0
        while process.poll() is None:
            number += 1
            story = make_story(headline=f"Cerita {seed} {number}", deck=f"Isi {chance.random()}")
            house.publish(story)
            if chance.random() < 0.3:
                house.kill(story.guid)
        killer.join()
