"""A draft as readers would get it: the very page of the readers' side, made from the edition and the tape of now."""

from datetime import datetime
from typing import Any

from django.conf import settings

from tajuk.database.connect import open_for_reading, snapshot
from tajuk.edition import reader
from tajuk.edition.documents import pack
from tajuk.edition.entry import microseconds
from tajuk.edition.errors import NotPublished
from tajuk.edition.paths import path_of
from tajuk.edition.reader import Version
from tajuk.newsroom.choices import languages
from tajuk.newsroom.models import StoryPage
from tajuk.newsroom.page_columns import story_on
from tajuk.pages.figures import strip_html, strip_of
from tajuk.pages.frame import Context
from tajuk.pages.html import Html
from tajuk.pages.places import guids_in, places
from tajuk.pages.reading import Memory, Reading
from tajuk.pages.site import Site, site
from tajuk.pages.story_page import story_page
from tajuk.pages.story_turns import turned
from tajuk.pages.words import Words, words_of
from tajuk.story import codec
from tajuk.story.codec import block_of
from tajuk.story.rendering import html_of
from tajuk.story.story import Story
from tajuk.tape import reader as tape
from tajuk.tape.errors import TapeError
from tajuk.tape.licence import Viewer


def preview_html(page: StoryPage, *, now: datetime, asked: str = "") -> str:
    """Return the whole page of a working page as it stands. asked: which of its pages, as readers' `?page=` says.

    Raises: NotPublished when the story does not have such a page.
    """
    story = story_on(page, at=now)
    part = turned(story.body, asked)
    if part is None:
        raise NotPublished(asked)
    edition = open_for_reading(settings.TAJUK.database_url)
    try:
        with snapshot(edition) as cursor:
            context = context_of(cursor, story.language, now)
            return story_page(context, _version(context, page.guid, story), story, part).html
    finally:
        edition.close()


def block_html(raw: bytes, *, now: datetime) -> str:
    """Return one block, given as JSON, as readers see it. Raises: msgspec.DecodeError when it is no JSON."""
    body = (block_of(raw),)
    edition = open_for_reading(settings.TAJUK.database_url)
    try:
        with snapshot(edition) as cursor:
            context = context_of(cursor, next(iter(languages()), "id"), now)
            return html_of(body, places(context.reading, list(guids_in(body)), context.site, context.words))
    finally:
        edition.close()


def context_of(cursor: Any, language: str, now: datetime) -> Context:
    """Return what readers' pages are made from: the edition in a snapshot, and the tape of now."""
    reading = Reading(cursor, reader.head(cursor), Memory())
    around, words = site(reading, settings.TAJUK_READERS_ORIGIN), words_of(language)
    return Context(reading, around, words, _strip(around, words, now))


def _version(context: Context, guid: str, story: Story) -> Version:
    """Return the version that publishing now would make, where it would stand."""
    live = reader.many(context.reading.cursor, [guid]).get(guid)
    path = live.path if live else path_of(story, context.site.masthead)
    number = live.version + 1 if live else 1
    at = microseconds(story.published_at)
    raw = codec.encode(story)
    digest, packed = bytes.fromhex(codec.digest(raw)), pack(raw)
    return Version(guid, context.reading.head.seq, "story", number, "publish", at, path, digest, packed)


def _strip(around: Site, words: Words, now: datetime) -> Html:
    """Return the indicator strip as it stands; nothing where the tape says nothing."""
    symbols = next((board.symbols for board in around.boards if board.slug == "strip"), ())
    if not symbols:
        return Html()
    connection = open_for_reading(settings.TAJUK.tape_url)
    try:
        with snapshot(connection) as cursor:
            return strip_html(strip_of(tape.strip(cursor, symbols, Viewer(now)), around, words), words)
    except TapeError:
        return Html()
    finally:
        connection.close()
