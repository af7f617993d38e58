"""The head of an article page: headline, deck, bylines, section, topics, language."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from tajuk.story.identity import slug_of
from tajuk.story.story import Byline, Label, Ref
from tajuk.wire.article_page import Page, things, types, words
from tajuk.wire.page_language import language_of, named
from tajuk.wire.page_lines import key_of
from tajuk.wire.page_people import byline, bylines, names

_TRIM = re.compile(r"\s+(?:[|–—·»«:•~]|-{1,2})\s+")
_AUTHORS = [
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "byl",
    "sailthru.author",
    "dcterms.creator",
    "cxenseparse:author",
]
_SECTIONS = ["article:section", "parsely-section", "og:section", "cxenseparse:taxonomy", "section"]
_TOPICS = ["article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags"]
_PLAIN_WORDS = frozenset(
    [
        "news",
        "nil",
        "null",
        "none",
        "undefined",
        "uncategorized",
        "uncategorised",
        "home",
        "berita",
        "beranda",
        "article",
        "articles",
        "artikel",
        "story",
        "stories",
        "www",
        "amp",
        "read",
        "en",
        "id",
        "index",
        "post",
    ]
)
_MOST_TOPICS, _LONGEST_TOPIC = 20, 50
_SITE = re.compile(r"[^a-z0-9]")


def headline_of(page: Page) -> str:
    """Return the headline: as shared, as described, as printed; without the name of the site; "" when none."""
    printed = next((said(element) for element in page.tree.iter("h1") if said(element)), "")
    title = next((said(element) for element in page.tree.iter("title")), "")
    shared = page.field("og:title", "twitter:title")
    described = words(page.article.get("headline"))
    ranked = [shared, described, printed, title, page.field("title", "dc.title")]
    if key_of(shared) != key_of(printed) and key_of(_without_site(title, page, ())) == key_of(described):
        ranked.insert(0, described if key_of(described) != key_of(printed) else "")
    for found in ranked:
        if headline := _without_site(found, page, (printed, described)):
            return headline
    return ""


def titles_of(page: Page) -> set[str]:
    """Return the keys of everything the page calls itself: a heading in the text that is one of these repeats it."""
    found = {said(element) for element in page.tree.iter("h1", "title")}
    found |= {page.field("og:title"), page.field("twitter:title"), words(page.article.get("headline"))}
    return {key_of(_without_site(text, page, ())) for text in found} | {key_of(text) for text in found} - {""}


def description_of(page: Page) -> str:
    """Return what the page says of its article in a sentence, or ""."""
    found = words(page.article.get("description")) or page.field("og:description", "description", "twitter:description")
    return " ".join(found.split())


def bylines_of(page: Page) -> tuple[Byline, ...]:
    """Return who wrote the article, in order: JSON-LD, meta fields, the byline printed on the page."""
    found = [line for author in things(page.article.get("author")) for line in _authors(author, page)]
    found += [byline(name, "editor") for editor in things(page.article.get("editor")) for name in names(words(editor))]
    if not found:
        values = [value for name in _AUTHORS for value in page.fields.get(name, ())]
        found = [byline(name) for value in values for name in names(value)]
    first = {(line.slug, line.role): line for line in reversed(found)}
    return tuple(first.values())[::-1] or _printed_byline(page)


def section_of(page: Page) -> str:
    """Return the slug of the article's section: as described, of the breadcrumb, of the address; else "news"."""
    described = words(page.article.get("articleSection"))
    for name in (described, *(page.field(name) for name in _SECTIONS), *_crumbs(page), *_path_words(page.url)):
        slug = slug_of(re.split(r"[/>|;,]", name)[0]) if not name.startswith("http") else ""
        if slug and not slug.isdigit() and slug not in _PLAIN_WORDS:
            return slug
    return "news"


def topics_of(page: Page) -> tuple[Ref, ...]:
    """Return what the page is tagged with, each once, at most twenty."""
    values = [words(value) for value in things(page.article.get("keywords"))]
    values += [value for name in _TOPICS for value in page.fields.get(name, ())]
    topics: dict[str, Ref] = {}
    for value in values:
        for name in re.split(r"\s*[,;|]\s*", value):
            name = re.sub(r"^\w+:", "", name.strip(" #\"'"))
            if 2 <= len(name) <= _LONGEST_TOPIC and slug_of(name):
                topics.setdefault(slug_of(name), Ref(slug_of(name), name))
    return tuple(topics.values())[:_MOST_TOPICS]


def language_in(page: Page, text: str) -> str:
    """Return the article's language: as the page says, else by its words."""
    said_so = page.tree.get("lang") or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    described = words(page.article.get("inLanguage"))
    for tag in (said_so, described, page.field("content-language", "language", "og:locale")):
        if code := named(tag):
            return code
    return language_of(text)


def label_of(page: Page) -> Label:
    """Return the label the page gives its article: opinion, analysis, sponsored, live, or none."""
    kinds = types(page.article)
    labels: dict[str, Label] = {
        "OpinionNewsArticle": "opinion",
        "AnalysisNewsArticle": "analysis",
        "AdvertiserContentArticle": "sponsored",
        "LiveBlogPosting": "live",
    }
    return next((label for kind, label in labels.items() if kind in kinds), "")


def said(element: html.HtmlElement) -> str:
    """Return an element's words on one line."""
    return " ".join(element.text_content().split())


def _without_site(title: str, page: Page, others: tuple[str, ...]) -> str:
    """Return a title without the site's name before or after it."""
    title = " ".join(title.split())
    sites = {_SITE.sub("", name.casefold()) for name in _site_names(page)} - {""}
    known = {key_of(other) for other in others if other}
    for mark in reversed(list(_TRIM.finditer(title))):
        if _SITE.sub("", title[mark.end() :].casefold()) not in sites and key_of(title[: mark.start()]) not in known:
            break
        title = title[: mark.start()]
    first = _TRIM.search(title)
    return title[first.end() :] if first and _SITE.sub("", title[: first.start()].casefold()) in sites else title


def _site_names(page: Page) -> Iterator[str]:
    """Yield what the site is called: its fields, its publisher, its host."""
    yield page.field("og:site_name", "application-name", "al:android:app_name", "publisher")
    yield words(page.article.get("publisher"))
    yield page.field("twitter:site").removeprefix("@")
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    yield host
    yield host.split(".")[0]
    for thing in page.linked:
        if {"WebSite", "Organization", "NewsMediaOrganization"} & types(thing):
            yield words(thing.get("name"))


def _authors(author: Any, page: Page) -> list[Byline]:
    """Return the bylines of one JSON-LD author; one named by id alone is looked up."""
    if isinstance(author, dict) and not author.get("name") and author.get("@id"):
        author = next((t for t in page.linked if t.get("@id") == author["@id"] and t.get("name")), author)
    kinds = types(author) if isinstance(author, dict) else set()
    house = "Person" not in kinds and bool(kinds & {"Organization", "NewsMediaOrganization"})
    several = things(author.get("name")) if isinstance(author, dict) else [author]
    return [byline(name, "agency" if house else "reporter") for value in several for name in names(words(value))]


def _printed_byline(page: Page) -> tuple[Byline, ...]:
    """Return the byline a reader sees: an element marked as author, or one whose class says byline."""
    for element in page.tree.iter("a", "span", "div", "p", "address"):
        kind = (
            f"{element.get('rel') or ''} {element.get('itemprop') or ''} {element.get('class') or ''}".lower().split()
        )
        text = said(element) if {"author", "byline", "post-author", "author-name"} & set(kind) else ""
        found = bylines(text) or tuple(byline(name) for name in names(text)) if 0 < len(text) < 120 else ()
        if found:
            return found
    return ()


def _crumbs(page: Page) -> list[str]:
    """Return the steps of the page's breadcrumb below its home."""
    steps: list[str] = []
    for thing in page.linked:
        if "BreadcrumbList" in types(thing):
            steps = [
                words(step.get("name") or step.get("item"))
                for step in things(thing.get("itemListElement"))
                if isinstance(step, dict)
            ]
            break
    return [step for step in steps[:-1] if step and slug_of(step) not in _PLAIN_WORDS][:1]


def _path_words(url: str) -> list[str]:
    """Return the first part of an address's path when it can be a section."""
    first = urlsplit(url).path.strip("/").split("/")
    return first[:1] if len(first) > 1 and re.fullmatch(r"[a-z][a-z-]{2,24}", first[0]) else []
