"""What a worker keeps, and what makes it forget."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from make import NOON, make_masthead, make_section, make_story
from tajuk.database.connect import Connection, dialect_of, open_for_writing, snapshot, transaction
from tajuk.edition import lists, reader, schema, writer
from tajuk.edition.entry import microseconds
from tajuk.edition.publication import publication
from tajuk.pages.reading import Memory, Reading
from tajuk.story.documents import AnyDocument

_AT = datetime(2026, 3, 4, 6, 0, tzinfo=UTC)


class Desk:
    """Publishes, and says what a kept list shows."""

    def __init__(self, connection: Connection) -> None:
        self.connection, self.memory, self.made = connection, Memory(), 0

    def publish(self, *documents: AnyDocument) -> None:
        with transaction(self.connection) as cursor:
            for document in documents:
                writer.append(cursor, publication(document, make_masthead()), at=_AT)

    def newest(self, limit: int = 3) -> list[str]:
        with snapshot(self.connection) as cursor:
            head = reader.head(cursor)
            self.memory.catch_up(cursor, head)
            return Reading(cursor, head, self.memory).kept("newest", lambda apart: self._make(apart, limit))

    def kept(self, make: Callable[[Reading], list[str]]) -> list[str]:
        with snapshot(self.connection) as cursor:
            head = reader.head(cursor)
            self.memory.catch_up(cursor, head)
            return Reading(cursor, head, self.memory).kept("kept", make)

    def _make(self, reading: Reading, limit: int) -> list[str]:
        self.made += 1
        return [version.document.headline for version in reading.newest(lists.latest("id"), limit)]  # type: ignore[union-attr]


def _headlines_before(reading: Reading, until: int) -> list[str]:
    versions = reading.before(lists.latest("id"), until, 2)
    return [version.document.headline for version in versions]  # type: ignore[union-attr]


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    connection = open_for_writing(sqlite_url)
    with transaction(connection) as cursor:
        schema.create(cursor, dialect_of(connection))
    desk = Desk(connection)
    desk.publish(
        *(make_story(headline=f"Kabar {hour}", published_at=NOON + timedelta(hours=hour)) for hour in range(4))
    )
    yield desk
    connection.close()


def test_what_is_kept_is_made_once(desk: Desk) -> None:
    assert desk.newest() == desk.newest() == ["Kabar 3", "Kabar 2", "Kabar 1"]
    assert desk.made == 1


def test_a_story_inside_the_window_is_seen_at_once(desk: Desk) -> None:
    desk.newest()

    desk.publish(make_story(headline="Kabar 4", published_at=NOON + timedelta(hours=4)))

    assert desk.newest() == ["Kabar 4", "Kabar 3", "Kabar 2"]


def test_an_import_of_old_stories_makes_nothing_anew(desk: Desk) -> None:
    desk.newest()

    desk.publish(*(make_story(headline=f"Lama {n}", published_at=NOON - timedelta(days=n + 1)) for n in range(40)))

    assert desk.newest() == ["Kabar 3", "Kabar 2", "Kabar 1"]
    assert desk.made == 1


def test_a_new_headline_of_a_story_shown_is_seen(desk: Desk) -> None:
    desk.newest()
    told_anew = make_story(headline="Kabar 2")

    desk.publish(
        make_story(guid=told_anew.guid, headline="Kabar 2, diperbarui", published_at=NOON + timedelta(hours=2))
    )

    assert desk.newest() == ["Kabar 3", "Kabar 2, diperbarui", "Kabar 1"]


def test_a_list_shorter_than_its_window_waits_for_any_story(desk: Desk) -> None:
    desk.newest(10)

    desk.publish(make_story(headline="Sangat lama", published_at=NOON - timedelta(days=9000)))

    assert desk.newest(10)[-1] == "Sangat lama"


def test_a_withdrawn_story_leaves_what_is_kept(desk: Desk) -> None:
    desk.newest()

    with transaction(desk.connection) as cursor:
        writer.withdraw(cursor, make_story(headline="Kabar 3").guid, at=_AT)

    assert desk.newest() == ["Kabar 2", "Kabar 1", "Kabar 0"]


def test_what_shows_a_past_span_is_not_made_anew_by_the_news_of_today(desk: Desk) -> None:
    make = partial(_headlines_before, until=microseconds(NOON + timedelta(hours=2)))
    first = desk.kept(make)

    desk.publish(make_story(headline="Kabar 5", published_at=NOON + timedelta(hours=5)))

    assert desk.kept(make) is first
    assert first == ["Kabar 1", "Kabar 0"]


def test_documents_of_other_kinds_touch_no_list_of_stories(desk: Desk) -> None:
    desk.newest()

    desk.publish(make_section())
    desk.newest()

    assert desk.made == 1


def test_another_epoch_starts_anew(desk: Desk) -> None:
    desk.newest()

    with transaction(desk.connection) as cursor:
        cursor.execute("update edition_head set epoch = 'another'")
    desk.newest()

    assert desk.made == 2
