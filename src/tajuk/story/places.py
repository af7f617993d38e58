"""What rendering asks the world about: where things are, what they are called today."""

from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from tajuk.story.blocks import Chart, Picture

Labelled = Literal["related", "figures", "source", "table"]
"""What has a label: stories to read as well, a chart's figures folded away, where they are from, a nameless table."""


class Places(Protocol):
    """Where things are to be found: asked while rendering; a test passes a dictionary's methods."""

    def href(self, guid: str) -> str:
        """Return the address of a document of ours, or "" when it is not to be read any more."""

    def headline(self, guid: str) -> str:
        """Return the current headline or name of a document of ours, or ""."""

    def paid(self, guid: str) -> str:
        """Return what to say before a story of ours that somebody paid for, "" for all others."""

    def mention(self, of: str, slug: str) -> str:
        """Return the address of a person, topic or instrument, or ""."""

    def source(self, picture: Picture, width: int, format: str = "webp") -> str:
        """Return the address of a picture's rendition of at most `width` pixels, or "" when none is given here."""

    def elsewhere(self, url: str) -> str:
        """Return the address of a picture we do not hold, where readers may be sent to its host, or ""."""

    def label(self, of: Labelled) -> str:
        """Return the words above a thing that has none of its own, in the reader's language, or ""."""

    def written(self, value: Decimal | date) -> str:
        """Return a number, with all its decimals, or a day as the reader writes it."""

    def drawing(self, chart: Chart) -> str:
        """Return a chart drawn for a page, or "" where only its table can be shown, as in a feed."""
