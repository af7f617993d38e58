"""What rendering asks the world about: where things are, what they are called today."""

from typing import Literal, Protocol

from tajuk.story.blocks import Picture


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

    def elsewhere(self, url: str) -> str:
        """Return the address of a picture we do not hold, where readers may be sent to its host, or ""."""

    def label(self, of: Literal["related"]) -> str:
        """Return the words above a block that has none of its own, in the reader's language, or ""."""
