"""Where bytes lie, by relative name, and the usual place: a folder of this machine."""

import contextlib
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from tajuk.media.errors import MediaError, NotKept

MOST_NAMES = 1000
_HALF_WRITTEN = "incoming"
_FORGOTTEN_S = 86_400


class Lying(NamedTuple):
    """A name on a shelf, and when its bytes were put there, in seconds since 1970."""

    name: str
    written_s: float


class Shelf(Protocol):
    """What a store needs of the place its bytes lie at. Names are relative, with slashes, and already checked."""

    def read(self, name: str) -> bytes:
        """Return the bytes of a name. Raises: NotKept when there are none."""

    def size(self, name: str) -> int:
        """Return how many bytes a name has, -1 when it is not there."""

    def write(self, name: str, data: bytes) -> None:
        """Put bytes under a name, wholly or not at all, and on disk when this returns."""

    def names(self, prefix: str) -> list[str]:
        """Return what lies directly under a prefix, in order; the first thousand where there is more."""

    def every(self) -> Iterator[Lying]:
        """Yield all there is, in no order: a long look, for once in a while."""

    def delete(self, name: str) -> None:
        """Take a name away; no complaint when it is gone."""

    def path(self, name: str) -> Path | None:
        """Return the file a name lies in, or None when it is not there or not a file of this machine."""


class Folder:
    """A shelf in a folder: written aside, flushed to the disk, then moved into place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError as error:
            raise NotKept(name, "it is not in the media folder", "fetch or import it again") from error
        except OSError as error:
            raise _unusable(self._folder, error) from error

    def size(self, name: str) -> int:
        try:
            return (self._folder / name).stat().st_size
        except (FileNotFoundError, NotADirectoryError):
            return -1

    def write(self, name: str, data: bytes) -> None:
        target = self._folder / name
        try:
            made = self._make(target.parent)
            with self._aside() as aside:
                _write_through(aside, data)
                aside.replace(target)
            for folder in (target.parent, *made):
                _flush_folder(folder)
        except OSError as error:
            raise _unusable(self._folder, error) from error

    def names(self, prefix: str) -> list[str]:
        try:
            return sorted(os.listdir(self._folder / prefix))[:MOST_NAMES]
        except FileNotFoundError:
            return []

    def every(self) -> Iterator[Lying]:
        for folder, _, files in os.walk(self._folder):
            for path in (Path(folder, file) for file in files):
                with contextlib.suppress(FileNotFoundError):
                    yield Lying(path.relative_to(self._folder).as_posix(), path.stat().st_mtime)

    def delete(self, name: str) -> None:
        try:
            (self._folder / name).unlink(missing_ok=True)
            _flush_folder((self._folder / name).parent)
        except FileNotFoundError:
            return
        except OSError as error:
            raise _unusable(self._folder, error) from error

    def path(self, name: str) -> Path | None:
        path = self._folder / name
        return path if path.is_file() else None

    def _make(self, folder: Path) -> list[Path]:
        """Make a folder and return those of its parents that have a new entry."""
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        return [one.parent for one in missing]

    @contextlib.contextmanager
    def _aside(self) -> Iterator[Path]:
        """Lend a name nobody reads; whatever a crash leaves there is swept a day later."""
        waiting = self._folder / _HALF_WRITTEN
        waiting.mkdir(parents=True, exist_ok=True)
        _sweep(waiting)
        aside = waiting / secrets.token_hex(16)
        try:
            yield aside
        finally:
            aside.unlink(missing_ok=True)


def _sweep(waiting: Path) -> None:
    """Remove what writers that died a day ago left half written."""
    for path in waiting.iterdir():
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < time.time() - _FORGOTTEN_S:
                path.unlink()


def _write_through(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unusable(folder: Path, error: OSError) -> MediaError:
    free = shutil.disk_usage(folder).free if folder.is_dir() else 0
    remedy = "make room on the disk" if free < 1 << 20 and folder.is_dir() else "check the folder and its owner"
    return MediaError(str(folder), f"the media folder cannot be used ({error.strerror or error})", remedy)
