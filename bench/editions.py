"""Editions of any size for benchmarks, made once and kept under bench/var."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import stories
from tajuk.config.data_folder import DataFolder, data_folder, open_edition, prepare
from tajuk.database.connect import open_for_reading, transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication
from tajuk.story.documents import Masthead, Person, Section, Topic
from tajuk.story.identity import guid_of

VAR = Path(__file__).parent / "var"
MASTHEAD = Masthead(guid=guid_of("masthead"), title="Harian Bangku", url="https://bangku.example")
_BATCH = 500


def edition_of(number: int) -> DataFolder:
    """Return a data folder whose edition holds so many stories; number 0 is the newest of them."""
    kept = data_folder(VAR / f"edition-{number}", {})
    if (kept.path / "whole").exists():
        return kept
    shutil.rmtree(kept.path, ignore_errors=True)
    prepare(kept)
    connection = open_edition(kept)
    connection.cursor().execute("pragma synchronous=off")
    with transaction(connection) as cursor:
        for document in (MASTHEAD, *_surroundings()):
            writer.append(cursor, publication(document, MASTHEAD), at=datetime.now(UTC))
    for first in range(number - 1, -1, -_BATCH):
        with transaction(connection) as cursor:
            for one in range(first, max(first - _BATCH, -1), -1):
                writer.append(cursor, publication(stories.story(one), MASTHEAD), at=datetime.now(UTC))
    connection.close()
    (kept.path / "whole").touch()
    return kept


def copy_of(number: int, name: str) -> DataFolder:
    """Return a fresh copy of an edition, for a benchmark that writes."""
    target = VAR / name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(edition_of(number).path, target)
    return data_folder(target, {})


def newest_first(folder: DataFolder) -> list[str]:
    """Return the paths of an edition's stories."""
    connection = open_for_reading(folder.database_url)
    cursor = connection.cursor()
    cursor.execute(
        "select c.path from edition_list l join edition_current c on c.guid = l.guid where l.list = 'latest@id'"
        " and l.to_seq is null order by l.sort_at desc"
    )
    found = [row[0] for row in cursor.fetchall()]
    connection.close()
    return found


def _surroundings() -> list[Section | Topic | Person]:
    sections = [Section(guid=guid_of("section", slug), slug=slug, name=slug.title()) for slug in stories.SECTIONS]
    topics = [Topic(guid=guid_of("topic", f"topik-{n}"), slug=f"topik-{n}", name=f"Topik {n}") for n in range(200)]
    people = [
        Person(guid=guid_of("person", f"penulis-{n}"), slug=f"penulis-{n}", name=f"Penulis {n}") for n in range(40)
    ]
    return [*sections, *topics, *people]
