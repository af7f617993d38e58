"""The links around a page: menus, sections, feeds, languages."""

from collections.abc import Iterable, Sequence

import msgspec

from tajuk.pages.places import places
from tajuk.pages.reading import Reading
from tajuk.pages.site import Site
from tajuk.pages.values import Alternate, Link
from tajuk.pages.words import Words

_IN_HEADER = 14
_FEEDS = (
    ("RSS", "feed.xml", "application/rss+xml"),
    ("Atom", "atom.xml", "application/atom+xml"),
    ("JSON Feed", "feed.json", "application/feed+json"),
)


def safe_href(url: str) -> str:
    """Return an address somebody wrote down, "" when it is none a reader may be sent to."""
    if any(character <= " " or character == "\\" for character in url):
        return ""
    own = url.startswith("/") and not url.startswith("//")
    return url if own or url.lower().startswith(("https://", "http://", "mailto:")) else ""


def home_path(site: Site, language: str) -> str:
    """Return the path of the home page in a language."""
    return site.prefix(language) or "/"


def menu_links(reading: Reading, site: Site, words: Words, slug: str) -> tuple[Link, ...]:
    """Return the links of a menu; what is not to be read any more is left out."""
    reading.depends_on("menu")
    menu = site.menus.get((slug, words.language))
    if menu is None:
        return ()
    found = places(reading, [link.guid for link in menu.links if link.guid], site, words)
    links = (
        Link(
            text=link.label or found.headline(link.guid),
            href=found.href(link.guid) if link.guid else safe_href(link.url),
        )
        for link in menu.links
    )
    return tuple(link for link in links if link.href and link.text)


def main_links(reading: Reading, site: Site, words: Words) -> tuple[Link, ...]:
    """Return the links of the main menu; where nobody made one, as many sections as a header holds."""
    return menu_links(reading, site, words, "main") or section_links(site, words)[:_IN_HEADER]


def section_links(site: Site, words: Words) -> tuple[Link, ...]:
    """Return the sections as links, without those that are part of another one."""
    top = (section.slug for section in site.sections.values() if section.parent not in site.sections)
    return _section_links(top, site, words)


def all_section_links(site: Site, words: Words) -> tuple[Link, ...]:
    """Return every section as a link."""
    return _section_links(site.sections, site, words)


def feed_links(path: str, parameters: str = "") -> tuple[Link, ...]:
    """Return the feeds of a front or a search as links; `path` has no slash at the end."""
    return tuple(Link(text=name, href=_with(f"{path}/{file}", parameters)) for name, file, _ in _FEEDS)


def feed_alternates(path: str, title: str, parameters: str = "") -> tuple[Alternate, ...]:
    """Return the feeds of a front or a search for the head of its page; `path` has no slash at the end."""
    return tuple(
        Alternate(href=_with(f"{path}/{file}", parameters), media_type=media_type, title=f"{title} ({name})")
        for name, file, media_type in _FEEDS
    )


def language_alternates(site: Site, path: str, languages: Sequence[str] = ()) -> tuple[Alternate, ...]:
    """Return a front in the languages it is in (none given: all); `path` is without prefix, "" for home."""
    known = [language for language in site.languages() if not languages or language in languages]
    if len(known) < 2:
        return ()
    own = [
        Alternate(href=site.absolute(f"{site.prefix(language)}{path}" or "/"), language=language) for language in known
    ]
    return (*own, Alternate(href=own[0].href, language="x-default"))


def from_a_later_page(alternates: Sequence[Alternate]) -> tuple[Alternate, ...]:
    """Return alternates as a later page has them: those in other languages are of the first page, so only near."""
    return tuple(msgspec.structs.replace(each, near=bool(each.language)) for each in alternates)


def _with(path: str, parameters: str) -> str:
    return f"{path}?{parameters}" if parameters else path


def _section_links(slugs: Iterable[str], site: Site, words: Words) -> tuple[Link, ...]:
    prefix = site.prefix(words.language)
    return tuple(Link(text=site.section_name(slug, words.language), href=f"{prefix}/{slug}") for slug in slugs)
