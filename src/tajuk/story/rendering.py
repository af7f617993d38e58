"""Blocks to HTML: the one rendering of a body, for pages, feeds and exports alike."""

from typing import Protocol

from tajuk.story.blocks import Body, Picture
from tajuk.story.text import Runs


class Places(Protocol):
    """Where things are to be found: asked while rendering; a test passes a dictionary's methods."""

    def href(self, guid: str) -> str:
        """Return the address of a document of ours, or "" when it is not to be read any more."""

    def headline(self, guid: str) -> str:
        """Return the current headline or name of a document of ours, or ""."""

    def mention(self, of: str, slug: str) -> str:
        """Return the address of a person, topic or instrument, or ""."""

    def source(self, picture: Picture, width: int) -> str:
        """Return the address of a picture's rendition of at most `width` pixels, or "" when we do not hold it."""


def html_of(body: Body, places: Places) -> str:
    """Return the HTML of blocks, escaped; blocks of unknown kinds render as nothing."""
    raise NotImplementedError


def inline_html(text: Runs, places: Places) -> str:
    """Return the HTML of runs, escaped."""
    raise NotImplementedError
