"""A house of its own for a test: an edition that is written to, and a front over it, asked as an ASGI application."""

import asyncio
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from make import make_masthead
from tajuk.database.connect import Connection, dialect_of, open_for_writing, transaction
from tajuk.edition import reader, schema, writer
from tajuk.edition.publication import publication
from tajuk.front.application import Front, Sources, application
from tajuk.front.record import Record
from tajuk.search.projecting import opened, rebuilt
from tajuk.story.documents import AnyDocument, Masthead

_START = datetime(2026, 3, 4, 6, 0, tzinfo=UTC)


class House:
    """An edition that is written to, and a front that reads it."""

    def __init__(self, url: str, **sources: Any) -> None:
        self.url = url
        self.masthead: Masthead = make_masthead()
        self.connection: Connection = open_for_writing(url)
        with transaction(self.connection) as cursor:
            schema.create(cursor, dialect_of(self.connection))
        self.searched: Path = sources.get("search") or Path()
        self.front = Front(Sources(database_url=url, **sources))
        self.application = application(self.front)

    def publish(self, *documents: AnyDocument) -> int:
        """Publish documents and return the seq of the last."""
        with transaction(self.connection) as cursor:
            for document in documents:
                entry = writer.append(cursor, publication(document, self.masthead), at=_START)
        return entry.seq

    def index(self) -> None:
        """Bring the index up to the edition, as the indexer does; made where there is none."""
        folder = self.searched
        with closing(Record(self.url)) as record:
            if not (folder / "current").exists():
                rebuilt(folder, record.read)
            with closing(opened(folder)) as projection:
                while projection.catch_up(record.read):
                    pass

    def kill(self, guid: str) -> None:
        with transaction(self.connection) as cursor:
            writer.kill(cursor, guid, at=_START, reason="a test")

    def withdraw(self, guid: str) -> None:
        with transaction(self.connection) as cursor:
            writer.withdraw(cursor, guid, at=_START)

    def erase(self, seq: int) -> None:
        with transaction(self.connection) as cursor:
            writer.erase(cursor, seq, at=_START, reason="a test")

    def edition_seq(self) -> str:
        with transaction(self.connection) as cursor:
            head = reader.head(cursor)
        return f"{head.epoch}.{head.seq}"

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Ask for a path; underscores in header names stand for hyphens."""
        return self.ask("GET", path, **headers)

    def ask(self, method: str, path: str, **headers: str) -> httpx.Response:
        """Ask for a path by a method."""
        return asyncio.run(self._ask(method, path, {name.replace("_", "-"): headers[name] for name in headers}))

    async def _ask(self, method: str, path: str, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(self.application)
        async with httpx.AsyncClient(transport=transport, base_url="http://contoh.example") as client:
            return await client.request(method, path, headers=headers)

    def close(self) -> None:
        self.application.router.default.close()
        self.connection.close()


STORY = "/komoditas/2026/03/04/perajin-tempe-menimbun-kedelai-sebelum-lebaran"
