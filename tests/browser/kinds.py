"""The kinds of pages, and where the demo has one of each. A new kind is one line in KINDS."""

import re
from collections.abc import Callable
from typing import NamedTuple

from demo_site import DemoSite

Finder = Callable[[DemoSite, str], str]
_STORY = r"/[^/]+/\d{4}/\d\d/\d\d/[^/]+"


def at(path: str) -> Finder:
    """Find a page at a fixed path of the language."""
    return lambda site, language: site.prefix(language) + path or "/"


def linked(pattern: str, start: str = "") -> Finder:
    """Find the first page that another (the front page) links to; the pattern begins after the language."""

    def find(site: DemoSite, language: str) -> str:
        whole = re.compile(re.escape(site.prefix(language)) + pattern)
        return next(path for path in site.links(at(start)(site, language)) if whole.fullmatch(path))

    return find


def named(**slugs: str) -> Finder:
    """Find a page by the last part of its path in each language, wherever it lies."""

    def find(site: DemoSite, language: str) -> str:
        return next(path for path in site.paths() if path.endswith(f"/{slugs[language]}"))

    return find


class Kind(NamedTuple):
    """A kind of page. `status` is what the front answers; `languages` those it comes in."""

    name: str
    find: Finder
    status: int = 200
    languages: tuple[str, ...] = ("id", "en")


KINDS = (
    Kind("home", at("")),
    Kind("section", at("/ekonomi")),
    Kind("story", linked(_STORY)),
    Kind("latest", linked(r"/latest/[\d-]+", "/latest")),
    Kind("market", at("/market")),
    Kind("instrument", at("/market/LQ45")),
    Kind("topic", at("/topic/inflasi")),
    Kind("person", at("/person/laras-adiwarna")),
    Kind("site page", named(id="tentang-kami", en="about-us")),
    Kind("not found", at("/nothing-is-here"), 404),
    Kind("bare", at("/%zz"), 400, ("id",)),
)


def kind(name: str) -> Kind:
    """Return a kind by its name."""
    return next(each for each in KINDS if each.name == name)
