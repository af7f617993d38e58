"""The elements of RSS and Atom, and of the modules beside them, as the values of an item."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from lxml import etree

from tajuk.story.addresses import address_of
from tajuk.wire.feed_carried import Carried, elements_of
from tajuk.wire.feed_dates import instant
from tajuk.wire.feed_entry import Author, Entry, Label, Source
from tajuk.wire.feed_media import Parts, enclosures_of, files_of, pictures_of
from tajuk.wire.feed_names import name_of
from tajuk.wire.feed_people import author_of, distinct
from tajuk.wire.feed_text import Words, base_of, plain_of, words_of
from tajuk.wire.wxr_channel import language_of
from tajuk.wire.xml import line_of

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_PUBLISHED = ("published", "pubdate", "issued", "dcterms:issued", "dcterms:created", "created", "dc:date", "date")
_UPDATED = ("updated", "modified", "dcterms:modified", "lastbuilddate")
_CONTENT = ("content:encoded", "content", "xhtml:body", "body", "fullitem", "xhtml:div")
_TEASER = (
    "description",
    "summary",
    "abstract",
    "dcterms:abstract",
    "media:description",
    "itunes:summary",
    "dc:description",
)
_DECK = ("itunes:subtitle", "subtitle")
_AUTHORS = ("author", "dc:creator", "itunes:author")
_CATEGORIES = (
    "category",
    "dc:subject",
    "media:category",
    "itunes:category",
    "keywords",
    "media:keywords",
    "itunes:keywords",
)
_OTHERS = """
title dc:title media:title id guid dc:identifier link contributor dc:contributor enclosure comments source rights
copyright dc:rights language dc:language media:content media:group media:thumbnail media:credit media:player
itunes:image image feedburner:origlink
"""
_READ = frozenset((*_PUBLISHED, *_UPDATED, *_CONTENT, *_TEASER, *_DECK, *_AUTHORS, *_CATEGORIES, *_OTHERS.split()))
_GENERATOR = "Tajuk"
_MOST = 200  # people or categories an item may name


def source_of(head: etree._Element, home: str) -> Source:
    """Return what a feed's head says of it."""
    parts = _parts((child for child in head if _is_said_of_feed(child)), home)
    own = _own_address(parts)
    base = base_of(head, own)
    return Source(
        title=_line(parts, "title", "dc:title"),
        link=_link(parts, base) or own,
        base=base or own,
        language=_language(head, parts),
        tagline=_line(parts, "description", "subtitle", "tagline", "itunes:summary"),
        authors=distinct(author_of(one, base) for one in parts.get("author", ()) if len(one)),
        is_ours=_line(parts, "generator") == _GENERATOR,
    )


def entry_of(item: etree._Element, source: Source, home: str) -> Entry:
    """Return an item's values; of repeated elements the first that says something counts."""
    parts = _parts(item, home)
    base = base_of(item, source.base)
    about = item.get(_ABOUT, "")
    named = [plain_of(one) for name in ("id", "guid") for one in parts.get(name, ())]
    named += [about, *(plain_of(one) for one in parts.get("dc:identifier", ()))]
    content, teaser = _words(parts, _CONTENT), _words(parts, _TEASER)
    told = next((one for name in _CONTENT for one in parts.get(name, ()) if words_of(one)), item)
    return Entry(
        item=next(filter(None, named), ""),
        link=_link(parts, base) or _permalink(parts, base) or address_of(about, base),
        headline=_headline(parts, source),
        published_at=_when(parts, _PUBLISHED),
        updated_at=_when(parts, _UPDATED),
        language=_language(item, parts) or source.language,
        base=base_of(told, source.base),
        content=content,
        teaser=teaser,
        deck=_line(parts, *_DECK),
        authors=_authors(parts, _AUTHORS, base) or _taken_from(parts, base),
        contributors=_authors(parts, ("contributor", "dc:contributor"), base),
        labels=tuple(islice(_labels(parts), _MOST)),
        pictures=pictures_of(parts, base),
        files=files_of(parts, base),
        carried=_carried(parts, base),
        line=line_of(item),
    )


def _parts(children: Iterable[etree._Element], home: str) -> Parts:
    """Return elements by their names, in their order; what stands in a group of media stands beside it, too."""
    parts: Parts = {}
    for child in children:
        if isinstance(child.tag, str):
            name = name_of(child.tag, home)
            parts.setdefault(name, []).append(child)
            if name == "media:group":
                for inner, elements in _parts(child, home).items():
                    parts.setdefault(inner, []).extend(elements)
    return parts


def _is_said_of_feed(child: etree._Element) -> bool:
    return isinstance(child.tag, str) and name_of(child.tag) not in ("item", "entry", "items", "channel")


def _own_address(parts: Parts) -> str:
    """Return the address a feed lies at, or else the page it belongs to: what it is meant from."""
    links = parts.get("link", ())
    pages = [one.get("href") or one.text or "" for one in links if one.get("rel", "alternate") == "alternate"]
    own = [one.get("href", "") for one in links if one.get("rel") == "self"]
    return next((found for one in (*pages, *own) if (found := address_of(one)).startswith("http")), "")


def _link(parts: Parts, base: str) -> str:
    """Return the page of a feed or an item: what a service in between put aside, then what is HTML, then any."""
    kept = (address_of(plain_of(one)) for one in parts.get("feedburner:origlink", ()))
    best, spare = next((one for one in kept if one.startswith("http")), ""), ""
    for element in parts.get("link", ()):
        rel, kind = element.get("rel", "alternate").strip().lower(), element.get("type", "text/html")
        if rel.rpartition("/")[2] != "alternate":
            continue
        found = address_of(element.get("href") or element.text or "", base_of(element, base))
        if "html" in kind:
            best = best or found
        spare = spare or found
    return best or spare


def _permalink(parts: Parts, base: str) -> str:
    """Return a guid that is an address and does not deny it."""
    for guid in parts.get("guid", ()):
        if (guid.get("isPermaLink") or guid.get("ispermalink") or "true").strip().lower() != "false":
            found = address_of(plain_of(guid), "")
            return found if found.startswith("http") else ""
    return ""


def _headline(parts: Parts, source: Source) -> str:
    """Return a title; in feeds of ours RSS's is plain text, whatever it looks like."""
    title = next(
        (one for name in ("title", "dc:title", "media:title") for one in parts.get(name, ()) if words_of(one)), None
    )
    if title is None:
        return ""
    return plain_of(title) if source.is_ours and not title.get("type") else words_of(title).line()


def _line(parts: Parts, *names: str) -> str:
    return next((found for name in names for one in parts.get(name, ()) if (found := words_of(one).line())), "")


def _words(parts: Parts, names: tuple[str, ...]) -> Words:
    """Return the first text of these names that holds anything; of Atom's several the one that is HTML."""
    for name in names:
        found = [words for one in parts.get(name, ()) if (words := words_of(one))]
        if found:
            return next((words for words in found if words.is_html), found[0])
    return Words()


def _when(parts: Parts, names: tuple[str, ...]) -> datetime | None:
    dates = (instant(one.text or "") for name in names for one in parts.get(name, ()))
    return next(filter(None, dates), None)


def _language(element: etree._Element, parts: Parts) -> str:
    """Return the language of a feed or item: what an element says, or the nearest xml:lang."""
    said = [plain_of(one) for name in ("dc:language", "language") for one in parts.get(name, ())]
    around = (one.get(_LANG, "") for one in (element, *element.iterancestors()))
    return next((found for written in (*said, *around) if (found := language_of(written))), "")


def _authors(parts: Parts, names: tuple[str, ...], base: str) -> tuple[Author, ...]:
    """Return whom the first of these names tells of: the same people stand under several."""
    for name in names:
        found = distinct(author_of(one, base) for one in parts.get(name, ())[:_MOST])
        if found:
            return found
    return ()


def _taken_from(parts: Parts, base: str) -> tuple[Author, ...]:
    """Return the authors of the feed an Atom entry was taken from."""
    inside = (child for source in parts.get("source", ()) for child in source if name_of(str(child.tag)) == "author")
    return distinct(author_of(one, base) for one in inside)


def _labels(parts: Parts) -> Iterator[Label]:
    """Yield categories; keywords stand in one line, divided by commas."""
    for name in _CATEGORIES:
        for element in parts.get(name, ()):
            if name.endswith("keywords"):
                yield from (Label(word.strip()) for word in plain_of(element).split(",")[:50] if word.strip())
                continue
            term = element.get("term") or element.get("text") or plain_of(element)
            if term.strip():
                scheme = element.get("scheme") or element.get("domain") or ""
                yield Label(term.strip(), (element.get("label") or "").strip(), scheme.strip())


def _carried(parts: Parts, base: str) -> Carried:
    """Return what a story has no place for."""
    elements, left_out = elements_of(one for name, found in parts.items() if name not in _READ for one in found)
    said = [plain_of(one) for one in parts.get("comments", ())] + [
        one.get("href", "") for one in _related(parts, "replies")
    ]
    source = next(iter((*parts.get("source", ()), *_related(parts, "via"))), None)
    address, title = ("", "") if source is None else (_source_address(source), _source_title(source))
    return Carried(
        enclosures=enclosures_of(files_of(parts, base)),
        comments=next((found for one in said if (found := address_of(one, base)).startswith("http")), ""),
        source=address,
        source_title="" if title == address else title,
        rights=_line(parts, "rights", "copyright", "dc:rights"),
        elements=elements,
        left_out=left_out,
    )


def _related(parts: Parts, rel: str) -> Iterator[etree._Element]:
    """Yield Atom's links of a kind."""
    return (one for one in parts.get("link", ()) if one.get("rel", "").strip().lower() == rel)


def _source_address(source: etree._Element) -> str:
    """Return where the feed an item was taken from lies: RSS's url, Atom's link to itself or its id."""
    links = [one.get("href", "") for one in source if name_of(str(one.tag)) == "link" and one.get("rel") == "self"]
    ids = [plain_of(one) for one in source if name_of(str(one.tag)) == "id"]
    found = (address_of(one) for one in (source.get("url", ""), source.get("href", ""), *links, *ids))
    return next((one for one in found if one.startswith("http")), "")


def _source_title(source: etree._Element) -> str:
    if not len(source):
        return " ".join(source.get("title", "").split()) or plain_of(source)
    return next((words_of(one).line() for one in source if name_of(str(one.tag)) == "title"), "")
