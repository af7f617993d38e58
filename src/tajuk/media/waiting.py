"""Which pictures wait for their AVIF: an empty file each, on the shelf itself, so that a clerk anywhere finds them.

Its name begins with what is left of time: the first names are the newest pictures, and one look costs one listing.
"""

import time
from pathlib import PurePosixPath
from typing import NamedTuple

from tajuk.media.addresses import is_digest
from tajuk.media.shelf import Shelf

_FOLDER, _TAKEN = "waiting", "waiting-since-the-first"
_END_OF_TIME_NS = 2**63
_GIVEN_UP_S = 3600.0


class Note(NamedTuple):
    """A picture that waits, and since when."""

    digest: str
    at_ns: int

    @property
    def name(self) -> str:
        """The name of the file that says so."""
        return f"{_FOLDER}/{_END_OF_TIME_NS - self.at_ns:019d}-{self.digest}"

    @property
    def is_forsaken(self) -> bool:
        """Say whether whoever was about to keep this picture must have died over it."""
        return time.time_ns() - self.at_ns > _GIVEN_UP_S * 1e9


class Waiting:
    """The list of pictures that wait for their AVIF."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def add(self, digest: str) -> None:
        """Note a picture; its description may still be on its way."""
        self._shelf.write(Note(digest, time.time_ns()).name, b"")

    def newest(self) -> list[Note]:
        """Return the pictures that wait, newest first; the first thousand where there are more."""
        return [note for name in self._shelf.names(_FOLDER) if (note := _read(name))]

    def remove(self, note: Note) -> None:
        """Strike a picture off."""
        self._shelf.delete(note.name)

    def take_stock(self) -> None:
        """Note what was kept before there was a list: all of it, once in a store's life."""
        if self._shelf.size(_TAKEN) >= 0:
            return
        noted = {note.digest for note in self.newest()}
        for name, written_s in self._shelf.every():
            path = PurePosixPath(name)
            if path.name == "about.json" and is_digest(path.parent.name) and path.parent.name not in noted:
                self._shelf.write(Note(path.parent.name, int(written_s * 1e9)).name, b"")
        self._shelf.write(_TAKEN, b"")


def _read(name: str) -> Note | None:
    left, _, digest = name.partition("-")
    return Note(digest, _END_OF_TIME_NS - int(left)) if left.isdecimal() and is_digest(digest) else None
