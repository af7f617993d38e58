"""What a story costs in the edition: bytes on disk, appending, finding by path, a list; beside plain inserts.

The plain table holds the same packed documents, one row each, written in transactions of the same size: no chain, no
lists, no paths. The ratio says what those cost. Documents: bench/stories.py, about 4 kB of JSON each.
"""

import os
import random
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import stories
from editions import MASTHEAD, VAR
from keeping import keep
from tajuk.database.connect import Connection, open_for_reading, open_for_writing, transaction
from tajuk.edition import reader, schema, writer
from tajuk.edition.publication import Publication, publication
from tajuk.edition.rebuilding import rebuild
from tajuk.edition.verifying import verify
from tajuk.story import codec

STORIES = int(os.environ.get("TAJUK_STORIES", "100000"))
NOW = datetime(2026, 11, 2, tzinfo=UTC)
_BATCH = 40
_ASKED = 5000


def main() -> None:
    folder = VAR / "edition"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    log_s, plain_s, alone_ms, paths, raw_bytes, packed_bytes = _write(folder)
    connection = open_for_reading(f"sqlite:{folder / 'log.db'}")
    cursor = connection.cursor()
    began = time.perf_counter()
    verdict = verify(connection)
    verify_s = time.perf_counter() - began
    size = (folder / "log.db").stat().st_size
    figures: dict[str, Any] = {
        "stories": STORIES,
        "JSON bytes/story": raw_bytes / STORIES,
        "packed bytes/story": packed_bytes / STORIES,
        "bytes/story on disk": size / STORIES,
        "bytes/story in a plain table": (folder / "plain.db").stat().st_size / STORIES,
        "append us": log_s / STORIES * 1e6,
        "plain insert us": plain_s / STORIES * 1e6,
        "ratio append to plain insert": log_s / plain_s,
        "append alone, synced, ms": alone_ms,
        "by_path us": _each_us(lambda path: reader.by_path(cursor, path), paths),
        "listed 20 us": _each_us(lambda name: reader.listed(cursor, name, reader.Window(20)), _lists()),
        "verify s": verify_s,
        "problems": len(verdict.problems),
    }
    connection.close()
    figures["rebuild s"] = _rebuild_s(folder)
    figures |= {f"bytes/story, {table}": size for table, size in _tables(folder).items()}
    keep("edition", figures)
    shutil.rmtree(folder)


def _write(folder: Path) -> tuple[float, float, float, list[str], int, int]:
    """Append all stories to the log and, batch by batch in turn, to the plain table."""
    log, plain = (open_for_writing(f"sqlite:{folder / name}") for name in ("log.db", "plain.db"))
    with transaction(log) as cursor:
        schema.create(cursor, "sqlite")
    plain.cursor().execute("create table document (digest blob primary key, packed blob not null)")
    log_s = plain_s = 0.0
    raw_bytes = packed_bytes = 0
    paths = []
    for first in range(0, STORIES, _BATCH):
        documents = [stories.story(number) for number in range(first, min(first + _BATCH, STORIES))]
        ready = [publication(document, MASTHEAD) for document in documents]
        raw_bytes += sum(len(codec.encode(document)) for document in documents)
        packed_bytes += sum(len(one.packed) for one in ready)
        began = time.perf_counter()
        paths += _appended(log, ready)
        between = time.perf_counter()
        _inserted(plain, ready)
        log_s, plain_s = log_s + between - began, plain_s + time.perf_counter() - between
    alone = [publication(stories.story(STORIES + number), MASTHEAD) for number in range(200)]
    alone_ms = _each_us(lambda one: _appended(log, [one]), alone) / 1000
    for connection in (log, plain):
        connection.cursor().execute("pragma wal_checkpoint(truncate)")
        connection.close()
    return log_s, plain_s, alone_ms, random.Random(1).sample(paths, min(_ASKED, len(paths))), raw_bytes, packed_bytes


def _appended(connection: Connection, ready: list[Publication]) -> list[str]:
    with transaction(connection) as cursor:
        return [writer.append(cursor, one, at=NOW).path for one in ready]


def _inserted(connection: Connection, ready: list[Publication]) -> None:
    with transaction(connection) as cursor:
        for one in ready:
            cursor.execute("insert into document (digest, packed) values (%s, %s)", (one.digest, one.packed))


def _lists() -> list[str]:
    return ["latest@id", *(f"section:{slug}@id" for slug in stories.SECTIONS)] * 100


def _each_us(work: Callable[[Any], object], things: list[Any]) -> float:
    began = time.perf_counter()
    for thing in things:
        work(thing)
    return (time.perf_counter() - began) / len(things) * 1e6


def _rebuild_s(folder: Path) -> float:
    connection = open_for_writing(f"sqlite:{folder / 'log.db'}")
    began = time.perf_counter()
    rebuild(connection)
    connection.close()
    return time.perf_counter() - began


def _tables(folder: Path) -> dict[str, float]:
    """Return what each table takes a story, where SQLite was built to say so."""
    connection = open_for_reading(f"sqlite:{folder / 'log.db'}")
    cursor = connection.cursor()
    cursor.execute("select 1 from pragma_compile_options where compile_options = 'ENABLE_DBSTAT_VTAB'")
    if cursor.fetchone() is None:
        return {}
    cursor.execute("select name, sum(pgsize) from dbstat group by 1 order by 2 desc limit 9")
    sizes = {name: size / STORIES for name, size in cursor.fetchall()}
    connection.close()
    return sizes


if __name__ == "__main__":
    main()
