"""An edition and its index for tests: written to, brought up, looked at."""

from pathlib import Path

from front_house import House

from tajuk.config.data_folder import data_folder
from tajuk.config.indexing import Equality, equality
from tajuk.front.record import Record
from tajuk.search.projecting import Projection, opened, rebuilt


class Indexed:
    """An edition, its log and the index of it, in this process."""

    def __init__(self, path: Path) -> None:
        self.folder = data_folder(path, {})
        self.house = House(self.folder.database_url, search=self.folder.search)
        self.record = Record(self.folder.database_url)

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

    def close(self) -> None:
        """Close what is open."""
        self.record.close()
        self.house.close()
