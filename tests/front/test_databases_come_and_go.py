"""The front on both databases, and what it says while one is away."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from front_house import STORY, House

from make import make_masthead, make_person, make_section, make_story, make_topic
from tajuk.front.record import Record
from tajuk.front.refusals import Away, NotYet

PAGES = ["/", STORY, "/komoditas", "/latest/2026-03-04", "/topic/kedelai", "/person/sari-wulandari", "/feed.xml",
         "/sitemap.xml", "/sitemap-2026-03.xml", "/healthz", f"{STORY}.json", "/en"]  # fmt: skip


@pytest.fixture
def filled(database_url: str, houses: Callable[..., House]) -> Iterator[House]:
    house = houses(database_url)
    house.publish(make_masthead(), make_section(), make_person(), make_topic(), make_story())
    yield house
    house.application.router.default._record.close()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_read_on_either_database(filled: House, path: str) -> None:
    answer = filled.get(path)

    assert answer.status_code == 200
    assert answer.headers["edition-seq"] == filled.edition_seq()


def test_old_addresses_and_gone_stories_are_known_on_either_database(filled: House) -> None:
    filled.publish(make_story(old_urls=("/?p=12",)))
    assert filled.get("/?p=12").headers["location"] == STORY

    filled.kill(make_story().guid)

    assert filled.get("/?p=12").status_code == filled.get(STORY).status_code == 410


def test_what_is_published_is_read_at_once_on_either_database(filled: House) -> None:
    filled.get("/")

    filled.publish(make_story(headline="Baru saja"))

    assert "Baru saja" in filled.get("/").text


def test_a_front_cannot_write(filled: House) -> None:
    with pytest.raises(Away, match="may not be written to"):
        filled.application.router.default._record.read(lambda cursor: cursor.execute("delete from edition_list"))

    assert filled.get(STORY).status_code == 200


@pytest.mark.postgres
def test_a_connection_that_was_lost_is_opened_anew(postgres_url: str, houses: Callable[..., House]) -> None:
    house = houses(postgres_url)
    house.publish(make_masthead(), make_story())
    assert house.get(STORY).status_code == 200

    with psycopg.connect(postgres_url, autocommit=True) as other:
        other.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where pid != pg_backend_pid() and datname = current_database() and query not like 'insert%%'"
        )

    assert house.get(STORY).status_code == 200
    house.application.router.default._record.close()


@pytest.mark.postgres
def test_an_empty_database_is_not_yet_an_edition(postgres_url: str) -> None:
    record = Record(postgres_url)

    with pytest.raises(NotYet):
        record.read(lambda cursor: cursor.execute("select 1 from edition_head"))
    record.close()


def test_a_database_that_does_not_answer_is_away_and_left_alone_for_a_moment(tmp_path: Path) -> None:
    now = [100.0]
    record = Record(f"postgres:///nothing?host={tmp_path}", clock=lambda: now[0])

    with pytest.raises(Away, match="PostgreSQL cannot be reached"):
        record.read(lambda cursor: None)
    with pytest.raises(Away, match="a moment ago"):
        record.read(lambda cursor: None)
    now[0] += 5
    with pytest.raises(Away, match="PostgreSQL cannot be reached"):
        record.read(lambda cursor: None)


def test_a_database_that_held_everybody_up_is_left_alone_for_five_times_as_long(tmp_path: Path) -> None:
    seconds = iter([100.0, 100.0, 102.0, 111.0, 113.0, 113.0, 113.0])  # the first attempt takes two
    record = Record(f"postgres:///nothing?host={tmp_path}", clock=lambda: next(seconds))

    for says in ("cannot be reached", "a moment ago", "cannot be reached"):
        with pytest.raises(Away, match=says):
            record.read(lambda cursor: None)


def test_readers_are_told_when_the_database_is_away(tmp_path: Path, houses: Callable[..., House]) -> None:
    house = houses()
    front = house.application.router.default
    front._record = Record(f"postgres:///nothing?host={tmp_path}")

    page, told = house.get("/en/x"), house.get("/healthz")

    assert page.status_code == told.status_code == 503
    assert page.headers["retry-after"] == "2"
    assert "We will be back in a moment" in page.text
    assert told.json()["status"] == 503


def test_an_edition_that_comes_later_is_read_without_a_restart(tmp_path: Path, houses: Callable[..., House]) -> None:
    url = f"sqlite:{tmp_path}/tajuk-1.db"
    early = houses()
    early.application.router.default._record = Record(url)
    assert early.get("/").status_code == 503

    late = houses(url)
    late.publish(make_masthead(), make_story())

    assert early.get(STORY).status_code == 200


def test_a_file_that_is_no_database_is_no_traceback(tmp_path: Path, houses: Callable[..., House]) -> None:
    (tmp_path / "odd.db").write_bytes(b"not a database at all" * 400)
    house = houses()
    house.application.router.default._record = Record(f"sqlite:{tmp_path}/odd.db")

    answer = house.get("/")

    assert answer.status_code in (500, 503)
    assert "Traceback" not in answer.text


def test_a_file_that_was_put_in_the_place_of_another_is_read(tmp_path: Path, houses: Callable[..., House]) -> None:
    before, after = houses(), houses()
    before.publish(make_masthead(), make_story())
    after.publish(make_masthead(), make_story(headline="Dari cadangan"))
    now = [100.0]
    before.application.router.default._record = Record(before.url, clock=lambda: now[0])
    assert before.get(STORY).status_code == 200
    before.connection.close()
    after.connection.close()

    there = before.url.removeprefix("sqlite:")
    for beside in ("-wal", "-shm"):
        Path(f"{there}{beside}").unlink(missing_ok=True)
    Path(after.url.removeprefix("sqlite:")).replace(there)
    now[0] += 5

    assert before.get("/komoditas/2026/03/04/dari-cadangan").status_code == 200
