"""A newsroom for the tests of the edition: it publishes at random, and remembers what readers saw."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from tajuk.database.connect import Connection, open_for_writing, transaction
from tajuk.edition import reader, schema, writer
from tajuk.edition.entry import Entry
from tajuk.edition.errors import EditionError, NotPublished
from tajuk.edition.publication import publication
from tajuk.story.documents import Masthead, Section
from tajuk.story.story import Byline, Ref, Story

NOON = datetime(2026, 3, 4, 5, 0, tzinfo=UTC)
MASTHEAD = Masthead(guid="masthead", title="Harian Contoh", languages=("id", "en"))
TABLES = {
    "edition_entry": "seq",
    "edition_document": "digest",
    "edition_current": "guid",
    "edition_path": "path",
    "edition_list": "list, sort_at, guid, from_seq",
    "edition_head": "one",
}
STATE = ("edition_current", "edition_path", "edition_list")


def opened(url: str) -> Connection:
    """Return a connection to a new, empty edition."""
    connection = open_for_writing(url)
    with transaction(connection) as cursor:
        schema.create(cursor, "sqlite" if url.startswith("sqlite:") else "postgres")
    return connection


def story(guid: str = "a", **fields: Any) -> Story:
    """Return a story."""
    defaults: dict[str, Any] = {
        "language": "id",
        "headline": f"Judul {guid}",
        "published_at": NOON,
        "section": "bisnis",
        "slug": f"judul-{guid}",
    }
    return Story(guid=guid, **{**defaults, **fields})


def publish(connection: Connection, document: Any, *, at: datetime = NOON, **words: Any) -> Entry:
    """Publish a document in a transaction of its own."""
    ready = publication(document, MASTHEAD, **words)
    with transaction(connection) as cursor:
        return writer.append(cursor, ready, at=at)


def withdraw(connection: Connection, guid: str = "a", *, at: datetime = NOON) -> Entry:
    """Withdraw a document in a transaction of its own."""
    with transaction(connection) as cursor:
        return writer.withdraw(cursor, guid, at=at)


def kill(connection: Connection, guid: str = "a", *, at: datetime = NOON) -> Entry:
    """Kill a document in a transaction of its own."""
    with transaction(connection) as cursor:
        return writer.kill(cursor, guid, at=at, reason="keliru")


def erase(connection: Connection, seq: int, *, at: datetime = NOON) -> Entry:
    """Erase an entry's document in a transaction of its own."""
    with transaction(connection) as cursor:
        return writer.erase(cursor, seq, at=at, reason="putusan pengadilan")


def dump(connection: Connection, *tables: str) -> dict[str, list[Any]]:
    """Return the rows of tables, in the order of their keys."""
    cursor, rows = connection.cursor(), {}
    for table in tables or TABLES:
        cursor.execute(f"select * from {table} order by {TABLES[table]}")
        rows[table] = cursor.fetchall()
    return rows


class RandomNewsroom:
    """Does one thing after the other, from a seed: few guids, slugs and sections, so that much collides."""

    def __init__(self, connection: Connection, seed: int) -> None:
        self.connection = connection
        self._random = random.Random(seed)
        self._now = NOON
        self._verbs = [self._publish] * 6 + [self._update, self._correct, self._withdraw, self._kill, self._erase]
        self._verbs += [self._section, self._again]

    def step(self) -> None:
        """Do something; what the edition refuses is refused."""
        self._now += timedelta(microseconds=self._random.choice((-5_000_000, 0, 1, 60_000_000)))
        try:
            self._random.choice(self._verbs)()
        except (NotPublished, EditionError):
            return

    def _guid(self) -> str:
        return f"g{self._random.randrange(7)}"

    def _story(self) -> Story:
        draw = self._random
        return story(
            self._guid(),
            headline=f"Judul {draw.randrange(4)}",
            slug=f"s{draw.randrange(3)}",
            section=draw.choice(("bisnis", "pasar-modal")),
            language=draw.choice(("id", "id", "en")),
            published_at=NOON + timedelta(days=draw.randrange(2)),
            topics=tuple(Ref(f"t{n}", f"T{n}") for n in range(draw.randrange(3))),
            bylines=tuple(Byline("Sari", slug="sari") for _ in range(draw.randrange(2))),
            instruments=("ANTM",) if draw.random() < 0.3 else (),
            old_urls=tuple(f"/lama/{draw.randrange(5)}" for _ in range(draw.randrange(3))),
        )

    def _publish(self) -> None:
        publish(self.connection, self._story(), at=self._now)

    def _update(self) -> None:
        publish(self.connection, self._story(), at=self._now, action="update")

    def _correct(self) -> None:
        publish(self.connection, self._story(), at=self._now, action="correct", reason="angka keliru")

    def _withdraw(self) -> None:
        withdraw(self.connection, self._guid(), at=self._now)

    def _kill(self) -> None:
        kill(self.connection, self._guid(), at=self._now)

    def _erase(self) -> None:
        head = reader.head(self.connection.cursor()).seq
        erase(self.connection, self._random.randrange(head + 1), at=self._now)

    def _section(self) -> None:
        slug = self._random.choice(("bisnis", "pasar-modal"))
        name = self._random.choice(("Bisnis", "Pasar"))
        publish(self.connection, Section(guid=f"section-{slug}", slug=slug, name=name), at=self._now)

    def _again(self) -> None:
        """Publish an older version anew."""
        cursor = self.connection.cursor()
        cursor.execute("select e.seq, d.packed from edition_entry e join edition_document d on d.digest = e.document")
        rows = sorted(cursor.fetchall())
        if rows:
            version = reader.Version("", 0, "", 0, "publish", 0, "", b"", bytes(self._random.choice(rows)[1]))
            publish(self.connection, version.document, at=self._now)


def seen(connection: Connection, *, seq: int | None = None) -> dict[str, Any]:
    """Return all that readers can ask for, now or as of a `seq`: every path, every guid, every list."""
    cursor = connection.cursor()
    cursor.execute("select path from edition_path union select '/nirgends' order by 1")
    answers: dict[str, Any] = {}
    for (path,) in cursor.fetchall():
        answers[path] = _answer(reader.by_path, cursor, path) if seq is None else _answer(
            reader.by_path_as_of, cursor, path, seq
        )  # fmt: skip
    cursor.execute("select distinct guid from edition_current order by 1")
    for (guid,) in cursor.fetchall():
        answers[guid] = _answer(reader.current, cursor, guid) if seq is None else _answer(
            reader.current_as_of, cursor, guid, seq
        )  # fmt: skip
    return answers | _lists(cursor, seq)


def _lists(cursor: Any, seq: int | None) -> dict[str, Any]:
    cursor.execute("select distinct list from edition_list order by 1")
    answers = {}
    for (name,) in cursor.fetchall():
        for window in (reader.Window(100), reader.Window(2, skip=1)):
            versions = (
                reader.listed(cursor, name, window) if seq is None else reader.listed_as_of(cursor, name, window, seq)
            )
            answers[f"{name} {window}"] = [tuple(v) for v in versions]
    return answers


def _answer(read: Any, *arguments: Any) -> Any:
    try:
        return tuple(read(*arguments))
    except NotPublished as error:
        return type(error).__name__, error.args
