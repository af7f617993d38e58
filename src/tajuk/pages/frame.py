"""A whole page: what is common to all of them around what is this one's own."""

from typing import NamedTuple

from tajuk.edition import lists
from tajuk.pages import chrome
from tajuk.pages.chrome import Around
from tajuk.pages.html import Html, rendered
from tajuk.pages.reading import Reading
from tajuk.pages.reads import Reads
from tajuk.pages.site import Site
from tajuk.pages.values import Head
from tajuk.pages.words import Words


class Context(NamedTuple):
    """What every page is made from: the edition at one head, the site, the reader's words, the indicator strip."""

    reading: Reading
    site: Site
    words: Words
    strip: Html

    def path(self, path: str) -> str:
        """Return a path with the page's language in front of it."""
        return f"{self.site.prefix(self.words.language)}{path}"

    def address(self, path: str) -> str:
        """Return the address of a path of ours, for the outside."""
        return self.site.absolute(path)


class Frame(NamedTuple):
    """What the pages of a section have around them, and what that was made from. It changes on its own clock."""

    language: str
    section: str
    around: Around
    strip: Html
    latest: Html
    reads: Reads


class Sheet(NamedTuple):
    """A whole page in parts: its own, which are what it was read from, and the frame it shares with others."""

    frame: Frame
    head: Html
    languages: Html
    main: Html

    @property
    def html(self) -> str:
        """Return the whole page."""
        frame = self.frame
        return frame.around.page(self.head, frame.strip, self.languages, self.main, frame.latest)


def sheet(context: Context, head: Head, main: Html, section: str = "") -> Sheet:
    """Return a page around its own part; `section` is the slug of the one it belongs to."""
    site, words = context.site, context.words
    return Sheet(
        frame=framed(context, section),
        head=rendered("head", head, words),
        languages=chrome.languages_html(site, words, _by_language(site, head)),
        main=main,
    )


def framed(context: Context, section: str) -> Frame:
    """Return the frame of a section's pages as it stands."""
    reading, site, words, strip = context
    around, around_from = chrome.around(reading, site, words, section)
    latest, latest_from = chrome.latest(reading, site, words)
    reads = Reads()
    reads.saw(lists.kind_list("board"))  # the strip is one
    for made_from in (around_from, latest_from):
        reads.add(made_from)
    return Frame(words.language, section, around, strip, latest, reads)


def title(site: Site, *parts: str) -> str:
    """Return the title of a page for machines: its parts, then the masthead."""
    return " | ".join([*(part for part in parts if part), site.masthead.title])


def _by_language(site: Site, head: Head) -> dict[str, str]:
    """Return the paths of the same page by language, as the head tells machines."""
    found = {alternate.language: alternate.href for alternate in head.alternates if alternate.language}
    return {language: href.removeprefix(site.origin) or "/" for language, href in found.items()}
