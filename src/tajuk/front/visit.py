"""A request inside one snapshot of the edition, as handlers get it."""

from typing import NamedTuple

from tajuk.edition.reader import Head
from tajuk.front.asked import Asked
from tajuk.front.searching import Looked
from tajuk.front.sources import Sources
from tajuk.front.tape import Tape
from tajuk.pages.frame import Context
from tajuk.pages.reading import Reading
from tajuk.pages.reads import Reads
from tajuk.pages.site import Site


class Visit(NamedTuple):
    """What a handler answers from. `rest` is the path without the language in front.

    looked: what the index gave, where the request wanted something of it.
    """

    asked: Asked
    rest: str
    context: Context
    sources: Sources
    tape: Tape
    looked: Looked | None = None

    @property
    def reading(self) -> Reading:
        """Return the edition, as it is read for this answer."""
        return self.context.reading

    @property
    def reads(self) -> Reads:
        """Return what was read so far."""
        return self.context.reading.reads

    @property
    def site(self) -> Site:
        """Return the site."""
        return self.context.site

    @property
    def head(self) -> Head:
        """Return where the edition stands."""
        return self.context.reading.head

    @property
    def language(self) -> str:
        """Return the reader's language."""
        return self.context.words.language
