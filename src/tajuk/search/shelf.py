"""The folder of the index: which of its indexes counts, and who may write.

`current` names the folder of the index that counts; a rebuild fills another one and then changes the name, so readers
have a whole index at every instant. `lock` is held by the one process that writes.
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tajuk.search.errors import LockBusy, NoIndex

_CURRENT = "current"
_ASKED = "rebuild-asked"


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Hold the lock of the folder, made where it is missing. Raises: LockBusy when another process holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockBusy("another process writes the index", "ask it, or stop it first") from error
        yield


def current(folder: Path) -> Path:
    """Return the folder of the index that counts. Raises: NoIndex."""
    try:
        name = (folder / _CURRENT).read_text()
    except OSError:
        name = ""
    if not name or not (folder / name).is_dir():
        raise NoIndex("there is no index yet", "the indexer makes it; or run `tajuk search rebuild`")
    return folder / name


def fresh(folder: Path) -> Path:
    """Return a new empty folder for an index; it counts once `let_count` says so."""
    path = folder / f"index-{secrets.token_hex(4)}"
    path.mkdir(parents=True)
    return path


def let_count(folder: Path, index: Path) -> None:
    """Make an index the one that counts, and remove all others: whoever still reads one keeps it until closed."""
    written = folder / f"{_CURRENT}.new"
    with written.open("w") as file:
        file.write(index.name)
        file.flush()
        os.fsync(file.fileno())
    written.replace(folder / _CURRENT)
    remove_others(folder, index)


def remove_others(folder: Path, kept: Path | None) -> None:
    """Remove every index but one: what a rebuild left that was cut short, and what does not count any more."""
    for path in folder.glob("index-*"):
        if path != kept:
            shutil.rmtree(path, ignore_errors=True)


def ask_for_rebuild(folder: Path) -> None:
    """Leave word for the process that writes that the index is to be made anew."""
    (folder / _ASKED).touch()


def rebuild_is_asked(folder: Path) -> bool:
    """Say whether somebody asked for a rebuild."""
    return (folder / _ASKED).exists()


def rebuild_begins(folder: Path) -> None:
    """Take the word away: who asks from now on means another rebuild."""
    (folder / _ASKED).unlink(missing_ok=True)
