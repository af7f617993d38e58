"""A saved page, opened: its tree, its meta fields, what it says of itself in JSON-LD."""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from tajuk.wire.article_markup import lightened
from tajuk.wire.page_bytes import NoStory

_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "AskPublicNewsArticle",
        "ReviewNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "Report",
        "TechArticle",
        "ScholarlyArticle",
        "AdvertiserContentArticle",
        "SatiricalArticle",
    ]
)
_PLACES = ("", "/", "/index.html", "/index.php", "/home")
_MOST_JSON = 2_000_000
_DEEPEST = 30
_MOST_ELEMENTS = 60_000
_WRAPPING = re.compile(r"^(?:\s|<!--|(?:/[*/])?\s*<!\[CDATA\[(?:\*/)?)+|(?:\s|;|-->|(?:/[*/])?\s*\]\]>(?:\*/)?)+$")
_TYPE = "ld+json"


class Page(NamedTuple):
    """A page: `fields` are its meta fields by lower-case name, `article` its JSON-LD article ({} without one)."""

    text: str
    tree: html.HtmlElement
    fields: dict[str, list[str]]
    article: dict[str, Any]
    linked: tuple[dict[str, Any], ...]
    url: str

    def field(self, *names: str) -> str:
        """Return the first value of the first of these meta fields that has one, or ""."""
        return next((value for name in names for value in self.fields.get(name, ())), "")

    def is_front(self) -> bool:
        """Say whether the page's address is that of its site."""
        return bool(self.url) and urlsplit(self.url).path in _PLACES and not urlsplit(self.url).query


def opened(text: str) -> Page:
    """Return the page in HTML text, without its scripts, styles and pictures inside the text.

    Raises: NoStory when there is no markup in it, or more of it than an article has.
    """
    text = lightened(text)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise NoStory("there is no page in the file; save the article's page as HTML again") from error
    if sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        raise NoStory("the page holds more elements than an article can; save the article alone and import that")
    fields = _fields(tree)
    linked = tuple(_linked(tree))
    article = next((thing for thing in linked if _is_article(thing)), {})
    return Page(text, tree, fields, article, linked, _address(tree, fields, article))


def absolute(address: str, base: str) -> str:
    """Return an address on the web, made absolute on another; "" when it is none."""
    try:
        joined = urljoin(base, address)
        parts = urlsplit(joined)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 80) > 0
    except ValueError:
        return ""
    return joined if usable and not any(letter.isspace() for letter in joined) else ""


def words(value: Any) -> str:
    """Return a value of JSON-LD as text: itself, its name or its first one; "" for anything else."""
    if isinstance(value, str):
        return " ".join(unescape(value).split())
    if isinstance(value, dict):
        return words(value.get("name") or value.get("@value") or value.get("url") or "")
    return words(value[0]) if isinstance(value, list) and value else ""


def things(value: Any) -> list[Any]:
    """Return a value of JSON-LD as a list."""
    return value if isinstance(value, list) else [value] if value else []


def types(thing: dict[str, Any]) -> set[str]:
    """Return the types of a JSON-LD thing, without their namespace."""
    return {str(name).rsplit("/", 1)[-1] for name in things(thing.get("@type"))}


def _is_article(thing: dict[str, Any]) -> bool:
    return not _ARTICLES.isdisjoint(types(thing)) and bool(thing.get("headline") or thing.get("articleBody"))


def _fields(tree: html.HtmlElement) -> dict[str, list[str]]:
    """Return the meta fields of a page, in page order."""
    fields: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and value and value not in fields.setdefault(name, []):
                fields[name].append(value)
    return fields


def _linked(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield every thing the page describes in JSON-LD; scripts that are not JSON say nothing."""
    for element in tree.iter("script"):
        raw = _WRAPPING.sub("", element.text or "")
        if _TYPE not in (element.get("type") or "").lower() or not 2 <= len(raw) <= _MOST_JSON:
            continue
        try:
            yield from _things_in(json.loads(raw, strict=False), _DEEPEST)
        except (ValueError, RecursionError):
            continue


def _things_in(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the things in a JSON-LD value: itself, those of its graph, its main entity."""
    if depth and isinstance(value, list):
        for each in value:
            yield from _things_in(each, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _things_in(value.get(key), depth - 1)


def _address(tree: html.HtmlElement, fields: dict[str, list[str]], article: dict[str, Any]) -> str:
    """Return the page's own absolute address: canonical link, Open Graph, JSON-LD; "" when it does not say."""
    canonical = [link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower()]
    base = next((link.get("href") or "" for link in tree.iter("base")), "")
    main = article.get("mainEntityOfPage")
    named = main.get("@id") if isinstance(main, dict) else main
    for found in (
        *canonical,
        *fields.get("og:url", ()),
        words(article.get("url")),
        named,
        *fields.get("twitter:url", ()),
    ):
        if address := absolute(str(found or "").strip(), base):
            return address
    return ""
