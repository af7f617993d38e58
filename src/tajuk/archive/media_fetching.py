"""Fetching what imports only referred to: resumable, a few at a time; the database never waits for the network."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import msgspec

from tajuk.archive.masthead import live_masthead
from tajuk.archive.pictures import with_pictures
from tajuk.database.connect import Connection, Cursor, transaction
from tajuk.edition import reader, writer
from tajuk.edition.errors import NotPublished
from tajuk.edition.publication import publication
from tajuk.media.errors import MediaError
from tajuk.media.keeping import keep_picture
from tajuk.media.store import Store
from tajuk.net.addresses import Allow
from tajuk.net.errors import NetError
from tajuk.net.fetch import fetch
from tajuk.story.story import Story
from tajuk.tray import wanted
from tajuk.tray.wanted import Held

_AT_ONCE = 4
_BATCH = 32
_MOST_ATTEMPTS = 5
_PAGES = ("text/html", "application/xhtml+xml")
_SOUND_AND_TEXT = ("audio/", "video/", "text/", "application/pdf", "application/zip")


class Problem(msgspec.Struct, frozen=True):
    """A file that could not be had, and why."""

    url: str
    problem: str


class Fetching(msgspec.Struct):
    """What a run did: `asked` is the sum of held, waiting and lost."""

    asked: int = 0
    held: int = 0
    waiting: int = 0
    lost: int = 0
    stories: int = 0
    problems: list[Problem] = msgspec.field(default_factory=list)


def run(connection: Connection, store: Store, *, clock: Callable[[], datetime], allow: Allow) -> Fetching:
    """Fetch every wanted file not tried in this run, and give stories the pictures that came.

    Killed at any point it is simply run again: what was noted is not fetched twice.
    """
    done, began_at = Fetching(), clock()
    with ThreadPoolExecutor(_AT_ONCE) as fetchers:
        while urls := wanted.waiting(connection.cursor(), before=began_at, most_attempts=_MOST_ATTEMPTS, limit=_BATCH):
            for url, outcome in zip(urls, fetchers.map(lambda url: _got(url, store, allow), urls), strict=True):
                with transaction(connection) as cursor:
                    _note(cursor, url, outcome, done=done, at=clock())
            done.stories += _show(connection, clock)
    done.stories += _show(connection, clock)
    return done


def _got(url: str, store: Store, allow: Allow) -> Held | NetError | MediaError:
    """Fetch one file into the store: a picture with its renditions, any other file as it is, a web page not at all."""
    try:
        fetched = fetch(url, allow=allow)
        if fetched.media_type in _PAGES:
            return MediaError(url, "a web page came in place of the file", "look whether the file is still there")
        if fetched.media_type.startswith(_SOUND_AND_TEXT):
            return Held(store.put(fetched.body), 0, 0)
        kept = keep_picture(store, fetched.body)
        return Held(kept.digest, kept.about.width, kept.about.height)
    except (NetError, MediaError) as error:
        return error


def _note(cursor: Cursor, url: str, outcome: Held | NetError | MediaError, *, done: Fetching, at: datetime) -> None:
    done.asked += 1
    if isinstance(outcome, Held):
        wanted.hold(cursor, url, outcome)
        done.held += 1
        return
    done.problems.append(Problem(url, f"{outcome.problem}; {outcome.remedy}"))
    wanted.failed(cursor, url, outcome.problem, at=at)
    if isinstance(outcome, NetError) and outcome.retriable:
        done.waiting += 1
    else:
        wanted.give_up(cursor, url, outcome.problem)
        done.lost += 1


def _show(connection: Connection, clock: Callable[[], datetime]) -> int:
    """Update the stories whose files are settled; return how many changed."""
    changed = 0
    for guid in _ready(connection):
        with transaction(connection) as cursor:
            writer.hold(cursor)
            wanted.settle(cursor, guid)
            story = _live_story(cursor, guid)
            masthead = live_masthead(cursor)
            shown = with_pictures(story, wanted.held_for(cursor, guid)) if story else None
            if masthead and shown is not None and shown != story:
                changed += 1
                writer.append(cursor, publication(shown, masthead, action="update"), at=clock())
    return changed


def _ready(connection: Connection) -> Iterator[str]:
    while guids := wanted.ready_stories(connection.cursor(), limit=_BATCH):
        yield from guids


def _live_story(cursor: Cursor, guid: str) -> Story | None:
    try:
        document = reader.current(cursor, guid).document
    except NotPublished:
        return None
    return document if isinstance(document, Story) else None
