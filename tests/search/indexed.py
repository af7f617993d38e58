"""An edition and its index for tests: written to, brought up, looked at."""

from collections.abc import Sequence
from pathlib import Path

from front_house import House

from tajuk.config.data_folder import data_folder
from tajuk.config.indexing import Equality, equality
from tajuk.edition import reader
from tajuk.front.record import Record
from tajuk.search.projecting import Projection, opened, rebuilt
from tajuk.search.reader import Reader
from tajuk.story.story import Story


class Indexed:
    """An edition, its log and the index of it, in this process."""

    def __init__(self, path: Path) -> None:
        self.folder = data_folder(path, {})
        self.house = House(self.folder.database_url, search=self.folder.search)
        self.record = Record(self.folder.database_url)
        self.reader = Reader(self.folder.search)

    def rebuild(self) -> int:
        """Make the index anew."""
        return rebuilt(self.folder.search, self.record.read)

    def open(self) -> Projection:
        """Open the index for writing."""
        return opened(self.folder.search)

    def bring_up(self) -> None:
        """Bring the index up to the edition, making it where there is none."""
        if not (self.folder.search / "current").exists():
            self.rebuild()
        projection = self.open()
        while projection.catch_up(self.record.read):
            pass
        projection.close()

    def equality(self) -> Equality:
        """Compare index and edition."""
        return equality(self.folder)

    def stories(self, guids: Sequence[str]) -> dict[str, Story]:
        """Return the live stories among guids."""
        versions = self.record.read(lambda cursor: reader.many(cursor, guids))
        return {guid: one.document for guid, one in versions.items() if isinstance(one.document, Story)}

    def headlines(self, guids: Sequence[str]) -> list[str]:
        """Return the headlines of live stories, in the order of their guids."""
        found = self.stories(guids)
        return [found[guid].headline for guid in guids if guid in found]

    def digest(self, guid: str) -> str:
        """Return the digest of what is live."""
        return self.record.read(lambda cursor: reader.current(cursor, guid)).digest.hex()

    def close(self) -> None:
        """Close what is open."""
        self.record.close()
        self.house.close()
