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
        return _first(site.links(at(start)(site, language)), whole)

    return find


def named(**slugs: str) -> Finder:
    """Find a page by the last part of its path in each language, wherever it lies."""
    return lambda site, language: _first(site.paths(), re.compile(f".*/{slugs[language]}"))


def page_two(find: Finder) -> Finder:
    """Find the second page of a long story."""
    return lambda site, language: f"{find(site, language)}?page=2"


def _first(paths: list[str], wanted: re.Pattern[str]) -> str:
    found = next((path for path in paths if wanted.fullmatch(path)), "")
    assert found, f"the demo has no page {wanted.pattern}; tests/browser/kinds.py says where to look"
    return found


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
    Kind("story with everything", named(id="jalur-laut-dan-ongkos-kirim", en="sea-lanes-and-what-a-container-costs")),
    Kind("story page 2", page_two(named(id="perjalanan-sekarung-beras-dari-sawah-ke-pulau")), languages=("id",)),
    Kind("latest", linked(r"/latest/[\d-]+", "/latest")),
    Kind("topic", at("/topic/inflasi")),
    Kind("person", at("/person/laras-adiwarna")),
    Kind("site page", named(id="tentang-kami", en="about-us")),
    Kind("market", at("/market")),
    Kind("instrument", at("/market/LQ45")),
    Kind("search", at("/search")),
    Kind("subscribe", at("/subscribe")),
    Kind("account", at("/account/"), 503),
    Kind("design", at("/design"), 200, ("id",)),
    Kind("offline", at("/offline")),
    Kind("not found", at("/nothing-is-here"), 404),
    Kind("bare", at("/%zz"), 400, ("id",)),
)


def kind(name: str) -> Kind:
    """Return a kind by its name."""
    return next(each for each in KINDS if each.name == name)
