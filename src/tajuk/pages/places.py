"""Where a page's links lead: the places the rendering of a body asks for, found with one query."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tajuk.edition.reader import Version
from tajuk.media import addresses
from tajuk.pages.labels import paid
from tajuk.pages.numbers import numbers_of, written
from tajuk.pages.reading import Reading
from tajuk.pages.site import Site
from tajuk.pages.words import Words, marked
from tajuk.story.blocks import Body, Chart, Factbox, Heading, List, Paragraph, Picture, Quote, Related, Table
from tajuk.story.chart_drawing import drawn
from tajuk.story.documents import AnyDocument, Page, Person, Section, Topic
from tajuk.story.places import Labelled
from tajuk.story.story import Story
from tajuk.story.text import Link, Runs

_MENTIONED = {"person": "person", "instrument": "market"}
_LABELS: dict[Labelled, str] = {
    "related": marked("Read also"),
    "figures": marked("Figures as a table"),
    "source": marked("Source"),
    "table": marked("Table"),
}
_UNPREFIXED = ("section", "topic", "person")


class EditionPlaces:
    """Places in an edition, for a page in one language."""

    __slots__ = ("_found", "_site", "_words")

    def __init__(self, found: dict[str, Version], site: Site, words: Words) -> None:
        self._found, self._site, self._words = found, site, words

    def href(self, guid: str) -> str:
        """Return the address of a document of ours, or "" when it is not to be read any more."""
        version = self._found.get(guid)
        return href_of(version, self._site, self._words.language) if version else ""

    def headline(self, guid: str) -> str:
        """Return the current headline or name of a document of ours, or ""."""
        version = self._found.get(guid)
        return title_of(version.document, self._words.language) if version else ""

    def paid(self, guid: str) -> str:
        """Return what to say before a story of ours that somebody paid for, "" for all others."""
        version = self._found.get(guid)
        return paid(version.document, self._words) if version and isinstance(version.document, Story) else ""

    def language(self, guid: str) -> str:
        """Return the language of a document of ours, or ""."""
        version = self._found.get(guid)
        return str(getattr(version.document, "language", "")) if version else ""

    def mention(self, of: str, slug: str) -> str:
        """Return the address of a person, topic or instrument, or ""."""
        return f"{self._site.prefix(self._words.language)}/{_MENTIONED.get(of, 'topic')}/{slug}"

    def source(self, picture: Picture, width: int, format: str = "webp") -> str:
        """Return the address of a picture's rendition, or "" when we do not hold it."""
        held = addresses.is_digest(picture.media) and width in addresses.widths_of(picture.width)
        return addresses.href(picture.media, width, format) if held else ""

    def elsewhere(self, url: str) -> str:
        """Return "": a page sends its readers to no other host for a picture."""
        return ""

    def label(self, of: Labelled) -> str:
        """Return the words above a thing that has none of its own."""
        return self._words.gettext(_LABELS[of])

    def written(self, value: Decimal | date) -> str:
        """Return a number, with all its decimals, or a day as the reader writes it."""
        return written(value, self._words)

    def drawing(self, chart: Chart) -> str:
        """Return a chart drawn, "" when there is nothing to draw."""
        return drawn(chart, numbers_of(self._words))


def places(reading: Reading, guids: list[str], site: Site, words: Words) -> EditionPlaces:
    """Return the places of documents by guid."""
    return EditionPlaces(reading.many(guids) if guids else {}, site, words)


def href_of(version: Version, site: Site, language: str) -> str:
    """Return the path of a live document, for a page in a language; "" when it has no page."""
    if version.kind in _UNPREFIXED:
        return f"{site.prefix(language)}{version.path}"
    return version.path


def title_of(document: AnyDocument, language: str) -> str:
    """Return what a document is called in a language, "" when it has no title."""
    match document:
        case Story() | Page():
            return document.headline
        case Section() | Topic():
            return document.names.get(language, document.name)
        case Person():
            return document.name
        case _:
            return ""


def guids_in(body: Body) -> Iterator[str]:
    """Yield the guids a body links to."""
    for block in body:
        match block:
            case Paragraph() | Heading():
                yield from _linked(block.text)
            case Related():
                yield from (link.guid for link in block.stories if link.guid)
            case Quote() | Factbox():
                yield from guids_in(block.body)
            case List():
                for item in block.items:
                    yield from (*_linked(item.text), *guids_in(item.body))
            case Table():
                yield from (guid for row in block.rows for cell in row for guid in _linked(cell.text))


def _linked(text: Runs) -> Iterator[str]:
    for run in text:
        if run.marks:
            yield from (mark.guid for mark in run.marks if isinstance(mark, Link) and mark.guid)
