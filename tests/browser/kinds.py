"""The kinds of pages, and where the demo has one of each. A new kind is one line in KINDS."""

import os
import re
from collections.abc import Callable
from typing import NamedTuple

from demo_site import DemoSite
from mishaps import DAMAGED, KILLED

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


def led_to(path: str) -> Finder:
    """Find the page that a fixed path of the language leads to."""
    return lambda site, language: site.landing(at(path)(site, language))


def named(**slugs: str) -> Finder:
    """Find a page by the last part of its path in each language, wherever it lies."""
    return lambda site, language: _first(site.paths(), re.compile(f".*/{slugs[language]}"))


def asked(find: Finder, query: str) -> Finder:
    """Find a page that another becomes when it is asked with a query."""
    return lambda site, language: f"{find(site, language)}?{query}"


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


_LONG_READ = named(id="perjalanan-sekarung-beras-dari-sawah-ke-pulau")
_ADVERTORIAL = named(id="tiga-pertanyaan-sebelum-memasang-atap-surya")

_EVERYDAY = (
    Kind("home", at("")),
    Kind("section", at("/ekonomi")),
    Kind("story", linked(_STORY)),
    Kind("story with everything", named(id="jalur-laut-dan-ongkos-kirim", en="sea-lanes-and-what-a-container-costs")),
    Kind("live story", named(id="langsung-hari-keputusan-suku-bunga"), languages=("id",)),
    Kind("advertorial", _ADVERTORIAL, languages=("id",)),
    Kind("story page 2", asked(_LONG_READ, "page=2"), languages=("id",)),
    Kind("story on one page", asked(_LONG_READ, "page=all"), languages=("id",)),
    Kind("latest", led_to("/latest")),
    Kind("older day", linked(r"/latest/[\d-]+", "/latest")),
    Kind("topic", at("/topic/inflasi")),
    Kind("person", at("/person/laras-adiwarna")),
    Kind("list page 2", at("/person/bayu-senjaya?page=2"), languages=("id",)),
    Kind("site page", named(id="tentang-kami", en="about-us")),
    Kind("market", at("/market")),
    Kind("instrument", at("/market/LQ45")),
    Kind("comparison", at("/market/compare")),
    Kind("search", at("/search")),
    Kind("search asked", at("/search?q=inflasi")),
    Kind("search narrowed", at("/search?q=harga&topic=pangan&order=newest")),
    Kind("search with facets open", at("/search?q=harga&page=2#narrow"), languages=("id",)),
    Kind("search without result", at("/search?q=xyzzy&section=ekonomi")),
    Kind("search refused", at("/search?q=tanggal:lusa"), 400),
    Kind("subscribe", at("/subscribe")),
    Kind("account", at("/account/"), 503),
    Kind("design", at("/design"), 200, ("id",)),
    Kind("offline", at("/offline")),
    Kind("not found", at("/nothing-is-here"), 404),
    Kind("bare", at("/%ff"), 400),
)
_MISHAPS = (
    Kind("gone", at(KILLED), 410),
    Kind("broken", at(DAMAGED), 500),
)
KINDS = _EVERYDAY if os.environ.get("TAJUK_DEMO") else _EVERYDAY + _MISHAPS
"""Every kind. To a demo that runs already nothing was done."""


def kind(name: str) -> Kind:
    """Return a kind by its name."""
    return next(each for each in KINDS if each.name == name)
