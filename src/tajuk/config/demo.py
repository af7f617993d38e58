"""The demo masthead in a data folder."""

from datetime import UTC, datetime

from tajuk.archive.demo.fill import Filled, fill
from tajuk.config.data_folder import DataFolder, open_edition, open_tape
from tajuk.edition import reader
from tajuk.media.store import open_store

_SOURCES = """# Where quotes come from: see docs/operators.md. Take this source away and the demo's prices stand still.
[[source]]
name = "demo"
kind = "demo"
"""


def fill_demo(folder: DataFolder) -> Filled:
    """Fill the empty masthead of a data folder with the demo.

    Raises: BadInput when the masthead is not empty.
    """
    edition, tape = open_edition(folder), open_tape(folder)
    try:
        filled = fill(edition, tape, open_store(folder.media, folder.media_url), now=datetime.now(UTC))
        _name_source(folder)
        return filled
    finally:
        edition.close()
        tape.close()


def _name_source(folder: DataFolder) -> None:
    """Have the clerk make up prices from now on, where no other source is named."""
    path = folder.path / "sources.toml"
    if not path.exists():
        path.write_text(_SOURCES, encoding="utf-8")


def fill_when_empty(folder: DataFolder) -> bool:
    """Fill the masthead with the demo if nothing was ever published; say whether it was."""
    edition = open_edition(folder)
    is_empty = reader.head(edition.cursor()).seq == 0
    edition.close()
    if is_empty:
        fill_demo(folder)
    return is_empty
