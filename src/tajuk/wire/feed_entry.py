"""An item of a feed as plain values, whatever format it came in."""

from datetime import datetime
from typing import NamedTuple

from tajuk.story.blocks import Picture
from tajuk.wire.feed_carried import Carried
from tajuk.wire.feed_text import Words


class Author(NamedTuple):
    """Who wrote an item; `url` is their page, `picture` their portrait's address."""

    name: str
    url: str = ""
    picture: str = ""


class Label(NamedTuple):
    """A category: its term as written, its name for people, the scheme or taxonomy it belongs to."""

    term: str
    name: str = ""
    scheme: str = ""


class File(NamedTuple):
    """A file an item brings along. Units: length in bytes, 0 when not known."""

    url: str
    type: str = ""
    length: int = 0
    headline: str = ""


class Entry(NamedTuple):
    """An item of a feed. Addresses are absolute where a base is known; `deck` is a subtitle, `teaser` a summary."""

    item: str = ""  # its guid as written
    link: str = ""
    headline: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    language: str = ""
    base: str = ""
    content: Words = Words()
    teaser: Words = Words()
    deck: str = ""
    authors: tuple[Author, ...] = ()
    contributors: tuple[Author, ...] = ()
    labels: tuple[Label, ...] = ()
    pictures: tuple[Picture, ...] = ()
    files: tuple[File, ...] = ()
    carried: Carried = Carried()
    line: int = 0
    problem: str = ""  # what was wrong with its XML


class Source(NamedTuple):
    """What a feed says of itself. `base`: what its addresses are meant from; `is_ours`: a Tajuk wrote it."""

    title: str = ""
    link: str = ""
    base: str = ""
    language: str = ""
    tagline: str = ""
    authors: tuple[Author, ...] = ()
    is_ours: bool = False
