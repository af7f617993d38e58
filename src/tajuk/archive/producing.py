"""From files to values ready for the database: parsed, encoded, digested, packed, before any lock is taken."""

import multiprocessing
import multiprocessing.connection
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import msgspec

from tajuk.archive.pictures import missing_pictures
from tajuk.archive.surroundings import Surroundings
from tajuk.edition.publication import Publication, publication
from tajuk.errors import TajukError
from tajuk.story import codec
from tajuk.story.documents import Masthead, Person, Section, Topic
from tajuk.story.story import Story
from tajuk.tray.items import TrayItem
from tajuk.wire import formats
from tajuk.wire.item import (
    WHOLE,
    Comment,
    Draft,
    Item,
    Media,
    Refused,
    Share,
    Site,
    Skipped,
    Subscription,
    WireError,
    Withdrawal,
)

_BATCH = 64
_READERS = 2
_WORTH_PROCESSES_BYTES = 2_000_000
_HEAD_BYTES = 65536


class File(NamedTuple):
    """A file to import: the path as it was given, and the format's name, "" to find out."""

    path: str
    format: str = ""


class Published(NamedTuple):
    """A story to publish, with what must stand around it and the files it shows."""

    identity: str
    digest: bytes
    language: str
    publication: Publication
    around: tuple[Publication, ...]
    pictures: tuple[str, ...]
    changed_at: datetime | None = None  # of an agency's item: of two versions the later stands


class Kept(NamedTuple):
    """A draft, a comment or an agency's withdrawal for the tray."""

    identity: str
    digest: bytes
    item: TrayItem


class Wanted(NamedTuple):
    """A file the archive refers to."""

    identity: str  # its address
    digest: bytes
    about: str


class Surrounding(NamedTuple):
    """A person, section or topic the archive tells of."""

    publication: Publication


Ready = Published | Kept | Wanted | Surrounding | Skipped | Refused


class Batch(NamedTuple):
    """Some of what a file holds; `position` says how many of its bytes were read by then."""

    path: str
    position: int
    ready: list[Ready]


def produced(files: list[File], masthead: Masthead, *, now: datetime) -> Iterator[Batch]:
    """Yield what the files hold, in batches; two processes beside this one read large files together.

    now: embargoes that ended by then are stories.
    """
    if sum(Path(file.path).stat().st_size for file in files if Path(file.path).is_file()) < _WORTH_PROCESSES_BYTES:
        yield from _batches(files, Surroundings(masthead, now), WHOLE)
        return
    with _readers(files, Surroundings(masthead, now)) as pipes:
        while pipes:
            for pipe in multiprocessing.connection.wait(pipes):
                batch = _received(cast(Connection, pipe))
                if batch:
                    yield batch
                else:
                    pipes.remove(cast(Connection, pipe))


def first_site(files: list[File]) -> Site | None:
    """Return what the first file that tells of its site says of it."""
    for file in files:
        try:
            with _opened(file.path) as source:
                name = file.format or _recognised(source)
                for item in islice(formats.FORMATS[name].parse(source), 3):
                    if isinstance(item, Site):
                        return item
        except (WireError, OSError):
            continue
    return None


@contextmanager
def _readers(files: list[File], around: Surroundings) -> Iterator[list[Connection]]:
    """Give the pipes of processes that read the files together; they end with the block."""
    context, pipes, processes = multiprocessing.get_context("spawn"), [], []
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)  # inherited: Ctrl+C is for the one that imports
    for number in range(_READERS):
        ours, theirs = context.Pipe(duplex=False)
        arguments = (files, around, Share(number, _READERS), theirs)
        processes.append(context.Process(target=_send, args=arguments, daemon=True))
        processes[-1].start()
        theirs.close()
        pipes.append(ours)
    signal.signal(signal.SIGINT, heard)
    try:
        yield pipes
    finally:
        for process in processes:
            process.kill()
            process.join()


def _received(pipe: Connection) -> Batch | None:
    try:
        batch: Batch | None = pipe.recv()
    except EOFError as error:
        problem = "a process that reads the files died; run the import again, it goes on where it was"
        raise WireError("import", 0, problem) from error
    return batch


def _send(files: list[File], around: Surroundings, share: Share, pipe: Connection) -> None:
    with suppress(BrokenPipeError):  # whoever imports has ended
        for batch in _batches(files, around, share):
            pipe.send(batch)
        pipe.send(None)


def _batches(files: list[File], around: Surroundings, share: Share) -> Iterator[Batch]:
    for number, file in enumerate(files):
        found = _read(file, share, around=around, is_ours=number % share.of == share.number)
        while batch := list(islice(found, _BATCH)):
            yield Batch(file.path, batch[-1][0], [ready for _, ready in batch])


def _read(file: File, share: Share, *, around: Surroundings, is_ours: bool) -> Iterator[tuple[int, Ready]]:
    """Yield what is ours of a file, each with the bytes read by then; what cannot be divided is one share's alone."""
    try:
        with _opened(file.path) as source:
            name = file.format or _recognised(source)
            if is_ours or name in formats.DIVISIBLE:
                for item in _items(name, source, share):
                    yield from ((source.tell(), ready) for ready in _readied(item, around))
    except (WireError, OSError) as error:
        if is_ours:
            yield 0, _refused(file.path, error)


def _items(name: str, source: BinaryIO, share: Share) -> Iterator[Item]:
    divisible = formats.DIVISIBLE.get(name)
    return divisible(source, share) if divisible else formats.FORMATS[name].parse(source)


def _refused(path: str, error: WireError | OSError) -> Refused:
    if isinstance(error, WireError):
        return Refused(item=path, line=error.line, reason=error.problem)
    reason = f"the file cannot be read ({error.strerror}); see that it is there and readable"
    return Refused(item=path, line=0, reason=reason)


def _readied(item: Item, around: Surroundings) -> Iterable[Ready]:
    """Return what an item becomes; one that cannot become anything is refused, and the rest goes on."""
    try:
        return list(_ready(item, around))
    except (TajukError, ValueError, OverflowError, RecursionError) as error:
        named = getattr(item, "headline", "") or getattr(item, "name", "") or type(item).__name__.lower()
        return [Refused(item=named[:120], line=0, reason=f"it cannot be published ({error}); enter it by hand")]


def _ready(item: Item, around: Surroundings) -> Iterable[Ready]:
    match item:
        case Story():
            return [_published(item, around)]
        case Draft(lifts_at=at) if at and at <= around.now:
            return [_published(item.story, around)]
        case Draft():
            return [_kept(item.story.guid, "draft", item)]
        case Withdrawal():
            return [_kept(item.story.guid, "withdrawal", item)]
        case Comment():
            return [_kept(f"{item.story} {item.item}", "comment", item)]
        case Media():
            about = msgspec.json.encode(item, order="deterministic")
            return [Wanted(item.url, _digest(about), about.decode())]
        case Person() | Section() | Topic():
            return [Surrounding(publication(document, around.masthead)) for document in around.told(item)]
        case Skipped() | Refused():
            return [item]
        case Subscription():  # nobody here to follow a feed
            return [Skipped(kind="subscription", item=item.url)]
        case Site():
            return []


def _published(story: Story, around: Surroundings) -> Published:
    digest = _digest(codec.encode(story))
    settled = around.settled(story)
    return Published(
        identity=story.guid,
        digest=digest,
        language=settled.language,
        publication=publication(settled, around.masthead),
        around=tuple(publication(document, around.masthead) for document in around.missing(settled)),
        pictures=tuple(missing_pictures(settled)),
        changed_at=(story.updated_at or story.published_at) if "wire" in story.carried else None,
    )


def _kept(identity: str, kind: str, item: Draft | Comment | Withdrawal) -> Kept:
    content = msgspec.json.encode(item, order="deterministic")
    story = item.story if isinstance(item, Comment) else item.story.guid
    digest = _digest(content)
    return Kept(identity, digest, TrayItem(identity, kind, item.status, story, digest, content))


def _digest(raw: bytes) -> bytes:
    return bytes.fromhex(codec.digest(raw))


def _opened(path: str) -> BinaryIO:
    return open(path, "rb")


def _recognised(source: BinaryIO) -> str:
    head = source.read(_HEAD_BYTES)
    source.seek(0)
    return formats.recognise(head)
