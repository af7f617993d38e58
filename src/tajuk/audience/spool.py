"""Page views on their way from the fronts to whoever adds them up: files that only grow, then only are read.

A worker writes a file of its own, a line a view, each second one write; each minute the file is finished and another
begun. The writer of an unfinished file holds its lock, and the system drops the lock with the process: so an
unfinished file without a lock was left by a worker that died, and is finished by whoever reads. What is lost when a
worker is killed is its last second.
"""

import fcntl
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
import structlog

from tajuk.audience.page_view import Heard

_MOST_WAITING = 10_000  # lines, until the next write
_MOST_BYTES = 256 * 1024 * 1024  # of all files together, until somebody takes them: a million page views and more
_LARGE_BYTES = 4 * 1024 * 1024  # a file that has become so large is finished before its minute is over
_BLOCK_BYTES = 4096  # what the smallest file takes of a disk
_BEGUN, _WRITTEN, _FINISHED = ".begun", ".part", ".jsonl"
_MINUTE_S = 60
_log = structlog.get_logger("tajuk.audience")
_decode = msgspec.json.Decoder(Heard).decode


class Spool:
    """The spool of one worker. What cannot be kept is counted in `lost`; the first loss is logged, and the end of it.

    `add` and `take` belong to one thread, `write` may run in another.
    """

    def __init__(self, folder: Path, *, most_bytes: int = _MOST_BYTES, clock: Callable[[], float] = time.time) -> None:
        self._folder, self._most_bytes, self._clock = folder, most_bytes, clock
        self._waiting: list[bytes] = []
        self._file: _File | None = None
        self._lock = threading.Lock()
        self._troubled = False
        self.lost = 0

    def add(self, heard: Heard) -> None:
        """Keep a page view until it is written."""
        if len(self._waiting) < _MOST_WAITING:
            self._waiting.append(msgspec.json.encode(heard))
        else:
            self.lost += 1

    def take(self) -> list[bytes]:
        """Return what waits to be written; it waits no longer."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def write(self, lines: list[bytes]) -> None:
        """Write lines, and finish the file when its minute is over. It never raises for the disk's sake."""
        with self._lock:
            try:
                self._finish_when_due()
                if lines:
                    self._append(b"\n".join(lines) + b"\n")
            except OSError as error:
                self._lose(len(lines), error)
            else:
                self._settle()

    def close(self) -> None:
        """Write what waits and finish the file."""
        self.write(self.take())
        with self._lock:
            try:
                self._finish()
            except OSError as error:
                self._lose(0, error)

    def _append(self, data: bytes) -> None:
        if not self._file:
            self._folder.mkdir(parents=True, exist_ok=True)
            if _size_of(self._folder) >= self._most_bytes:
                raise OSError("nobody takes what is in the spool")
            self._file = _File(self._folder, self._clock())
        self._file.append(data)

    def _finish_when_due(self) -> None:
        file = self._file
        if file and (self._clock() // _MINUTE_S != file.began_at // _MINUTE_S or file.size >= _LARGE_BYTES):
            self._finish()

    def _finish(self) -> None:
        file, self._file = self._file, None
        if file:
            file.finish()

    def _lose(self, count: int, error: OSError) -> None:
        self.lost += count
        if not self._troubled:
            self._troubled = True
            _log.warning("page_views_are_lost", why=str(error), folder=str(self._folder))

    def _settle(self) -> None:
        if self._troubled:
            self._troubled = False
            _log.info("page_views_are_kept_again", lost=self.lost)


class _File:
    """An unfinished file: ours, locked, made of whole lines."""

    def __init__(self, folder: Path, now: float) -> None:
        self.began_at = now
        self._plain = folder / f"{time.time_ns()}-{os.getpid()}"
        begun = self._plain.with_suffix(_BEGUN)
        self._descriptor = os.open(begun, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND, 0o640)
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)  # before anybody who reads can see it
        begun.rename(self._plain.with_suffix(_WRITTEN))
        self.size = 0

    def append(self, data: bytes) -> None:
        """Append lines: all of them, or none. Raises: OSError."""
        if os.write(self._descriptor, data) < len(data):
            os.ftruncate(self._descriptor, self.size)
            raise OSError("the disk is full")
        self.size += len(data)

    def finish(self) -> None:
        """Give the file to whoever reads. Raises: OSError; then it is left to them, as a dead worker's is."""
        try:
            self._plain.with_suffix(_WRITTEN).rename(self._plain.with_suffix(_FINISHED))
        finally:
            os.close(self._descriptor)


def finished(folder: Path) -> list[Path]:
    """Return the files that nobody writes any more, oldest first. Whoever has added one up deletes it."""
    for path in folder.glob(f"*{_WRITTEN}"):
        _finish_if_left(path)
    for path in folder.glob(f"*{_BEGUN}"):
        _clear_if_left(path)
    return sorted(folder.glob(f"*{_FINISHED}"))


def page_views(lines: Iterable[bytes]) -> Iterator[Heard]:
    """Yield the page views of a file, in the order they were heard; lines that are none are passed over and counted."""
    torn = 0
    for line in lines:
        try:
            yield _decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            torn += 1
    if torn:
        _log.warning("spool_lines_torn", count=torn)


def _size_of(folder: Path) -> int:
    """Return what a folder's files take of the disk, small ones too."""
    size = 0
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # taken this moment
            size += max(path.stat().st_size, _BLOCK_BYTES)
    return size


def _finish_if_left(path: Path) -> None:
    """Finish a file whose writer is dead."""
    try:
        with path.open("rb") as left:
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.rename(path.with_suffix(_FINISHED))
    except (BlockingIOError, FileNotFoundError):
        return  # it is written, or was finished this moment


def _clear_if_left(path: Path) -> None:
    """Take away a file whose writer died before it wrote a line; one that was begun just now is its writer's."""
    with suppress(FileNotFoundError):
        if time.time() - path.stat().st_mtime > _MINUTE_S:
            path.unlink()
