"""From files to values ready for the database: parsed, encoded, digested, packed, before any lock is taken."""

import multiprocessing
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, NamedTuple

import msgspec

from tajuk.archive.pictures import missing_pictures
from tajuk.archive.surroundings import Surroundings
from tajuk.edition.publication import Publication, publication
from tajuk.story import codec
from tajuk.story.documents import Masthead, Person, Section, Topic
from tajuk.story.story import Story
from tajuk.tray.items import TrayItem
from tajuk.wire import formats
from tajuk.wire.item import Comment, Draft, Item, Media, Refused, Site, Skipped, WireError

_BATCH = 64
_WORTH_A_PROCESS_BYTES = 2_000_000


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


class Kept(NamedTuple):
    """A draft or a comment for the tray."""

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


class Opened(NamedTuple):
    """From here on, items of this file."""

    path: str


class At(NamedTuple):
    """So many bytes of the file were read."""

    position: int


Ready = Opened | At | Published | Kept | Wanted | Surrounding | Skipped | Refused


def produced(files: list[File], masthead: Masthead) -> Iterator[list[Ready]]:
    """Yield what the files hold, in batches, in order; large ones are read by a process beside this one."""
    if sum(Path(file.path).stat().st_size for file in files if Path(file.path).is_file()) < _WORTH_A_PROCESS_BYTES:
        yield from _batches(files, masthead)
        return
    ours, theirs = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.get_context("spawn").Process(target=_send, args=(files, masthead, theirs), daemon=True)
    worker.start()
    theirs.close()
    try:
        while batch := ours.recv():
            yield batch
    except EOFError as error:
        raise WireError(
            "import", 0, "the process that reads the files died; run the import again, it goes on"
        ) from error
    finally:
        worker.kill()
        worker.join()


def first_site(files: list[File]) -> Site | None:
    """Return what the first file that tells of its site says of it."""
    for file in files:
        try:
            with _opened(file.path) as source:
                for item, _ in zip(_format(file, source).parse(source), range(3), strict=False):
                    if isinstance(item, Site):
                        return item
        except (WireError, OSError):
            continue
    return None


def _send(files: list[File], masthead: Masthead, pipe: Connection) -> None:
    for batch in _batches(files, masthead):
        pipe.send(batch)
    pipe.send([])


def _batches(files: list[File], masthead: Masthead) -> Iterator[list[Ready]]:
    batch: list[Ready] = []
    for ready in _all(files, masthead):
        batch.append(ready)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _all(files: list[File], masthead: Masthead) -> Iterator[Ready]:
    around = Surroundings(masthead)
    for file in files:
        yield Opened(file.path)
        try:
            with _opened(file.path) as source:
                for number, item in enumerate(_format(file, source).parse(source)):
                    yield from _ready(item, around)
                    if number % _BATCH == 0:
                        yield At(source.tell())
        except WireError as error:
            yield Refused(item=file.path, line=error.line, reason=error.problem)
        except OSError as error:
            yield _unreadable(file.path, error)


def _unreadable(path: str, error: OSError) -> Refused:
    reason = f"the file cannot be read ({error.strerror}); see that it is there and readable"
    return Refused(item=path, line=0, reason=reason)


def _ready(item: Item, around: Surroundings) -> Iterable[Ready]:
    match item:
        case Story():
            return [_published(item, around)]
        case Draft():
            return [_kept(item.story.guid, "draft", item)]
        case Comment():
            return [_kept(f"{item.story} {item.item}", "comment", item)]
        case Media():
            about = msgspec.json.encode(item, order="deterministic")
            return [Wanted(item.url, _digest(about), about.decode())]
        case Person() | Section() | Topic():
            return [Surrounding(publication(document, around.masthead)) for document in around.told(item)]
        case Skipped() | Refused():
            return [item]
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
    )


def _kept(identity: str, kind: str, item: Draft | Comment) -> Kept:
    content = msgspec.json.encode(item, order="deterministic")
    story = item.story if isinstance(item, Comment) else item.story.guid
    digest = _digest(content)
    return Kept(identity, digest, TrayItem(identity, kind, item.status, story, digest, content))


def _digest(raw: bytes) -> bytes:
    return bytes.fromhex(codec.digest(raw))


def _opened(path: str) -> BinaryIO:
    return open(path, "rb")


def _format(file: File, source: BinaryIO) -> ModuleType:
    if file.format:
        return formats.FORMATS[file.format]
    head = source.read(65536)
    source.seek(0)
    return formats.FORMATS[formats.recognise(head)]
