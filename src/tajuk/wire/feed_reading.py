"""A feed of XML read: first the site, then each item as a story, or refused with its line and the reason."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Literal

from msgspec import structs

from tajuk.story.documents import Person
from tajuk.wire import feed_bytes
from tajuk.wire.feed_entry import Entry, Source
from tajuk.wire.feed_story import says_nothing, story_of
from tajuk.wire.feed_tree import Tree, tree_of
from tajuk.wire.feed_xml import entry_of, source_of
from tajuk.wire.item import Item, Refused, Site, WireError

Format = Literal["rss", "atom"]
_LONGEST_NAME = 120  # characters
_SAYS_NOTHING = "it has neither title, text nor link; see what the feed meant to say"
_ODD = (ValueError, OverflowError, RecursionError)
_ROOTS = {
    "rss": frozenset(("rss", "RSS", "RDF", "rdf", "channel")),
    "atom": frozenset(("feed",)),
}
NOT_READ = {
    "CHANNEL": "this is CDF, which nobody writes any more; ask for RSS 2.0 or Atom",
    "Channel": "this is RSS 1.1, which nobody writes any more; ask for RSS 2.0 or Atom",
    "categories": "this is a list of categories of the Atom protocol, not a feed; ask for the feed itself",
    "entry": "this is one Atom entry by itself; ask for the feed it belongs to",
    "service": "this is a service document of the Atom protocol, not a feed; ask for one of the feeds it names",
    "sitemapindex": "this is a list of sitemaps, not a feed; ask the site for its RSS or Atom feed",
    "urlset": "this is a sitemap, not a feed; ask the site for its RSS or Atom feed",
}
"""What lies where feeds lie and is none, by its first element: why it is not read, and what to do."""

_OTHERS = {
    **NOT_READ,
    "RDF": "this is an RSS feed; import it with --as rss",
    "feed": "this is an Atom feed; import it with --as atom",
    "html": "this is a web page, not a feed; look in it for the address of its feed",
    "opml": "this is a list of feeds (OPML); import it with --as opml",
    "rss": "this is an RSS feed; import it with --as rss",
}


def is_one(head: bytes, format: Format) -> bool:
    """Say whether a file is a feed of a format, by its first bytes."""
    return feed_bytes.root_name(head) in _ROOTS[format]


def items_of(source: BinaryIO, *, wire: str, format: Format) -> Iterator[Item]:
    """Yield the site, then what each item of a feed becomes, in its order; people before the story that names them.

    Raises: WireError, with the line, when there is no such feed in the source.
    """
    page = feed_bytes.plain(feed_bytes.read(source, wire))
    root = feed_bytes.root_name(page.text)
    if root not in _ROOTS[format]:
        line = page.text.count(b"\n", 0, max(page.text.find(b"<"), 0)) + 1
        raise WireError(wire, line, _not_one(root, _ROOTS[format]))
    tree = tree_of(page, "item" if format == "rss" else "entry")
    said = source_of(tree.head, tree.home) if tree.head is not None else Source()
    yield Site(title=said.title, url=said.link, language=said.language, tagline=said.tagline)
    yield from stories_of(_entries(tree, said), said, format=format)
    if tree.problem and not any(found.problem for found in tree.items):
        yield Refused(item="feed", line=tree.line, reason=repaired(tree.problem))


def stories_of(entries: Iterable[Entry | Refused], source: Source, *, format: str) -> Iterator[Item]:
    """Yield what the items of a feed become, whatever format they were read from; after one its XML's faults."""
    kept = list(entries)
    guids = Counter(entry.item for entry in kept if isinstance(entry, Entry))
    met: set[str] = set()
    for number, entry in enumerate(kept, start=1):
        if isinstance(entry, Refused):
            yield _named(entry, number)
            continue
        for item in _told(entry, source, format=format, shared=guids[entry.item] > 1):
            if not isinstance(item, Person):
                yield item if not isinstance(item, Refused) else _named(item, number)
            elif item.guid not in met:
                met.add(item.guid)
                yield item
        if entry.problem:
            yield _named(Refused(item=_name(entry), line=entry.line, reason=repaired(entry.problem)), number)


def repaired(problem: str) -> str:
    """Return what is said of an ill-formed feed that was read all the same."""
    return f"the XML is ill-formed here ({problem}); it was repaired and read, check what became of it"


def _entries(tree: Tree, source: Source) -> Iterator[Entry | Refused]:
    """Yield the items of a feed as values; those that cannot be read with their line and the reason."""
    for found in tree.items:
        if found.element is None:
            reason = f"{found.problem or 'it cannot be read'}; fetch the feed again, or enter it by hand"
            yield Refused(item="", line=found.line, reason=reason)
            continue
        try:
            yield entry_of(found.element, source, tree.home)._replace(line=found.line, problem=found.problem)
        except _ODD as error:
            yield Refused(item="", line=found.line, reason=f"it cannot be read ({error}); enter it by hand")


def _told(entry: Entry, source: Source, *, format: str, shared: bool) -> Iterator[Item]:
    """Yield what one item becomes, or why it becomes nothing."""
    nothing = Refused(item=_name(entry), line=entry.line, reason=_SAYS_NOTHING)
    if not any((entry.headline, entry.link, entry.content, entry.teaser, entry.deck, entry.files)):
        yield nothing
        return
    try:
        told = story_of(entry, source, format=format, shared=shared)
    except _ODD as error:
        yield Refused(item=_name(entry), line=entry.line, reason=f"it cannot be read ({error}); enter it by hand")
        return
    if says_nothing(told.story):
        yield nothing
        return
    yield from told.people
    yield told.story


def _name(entry: Entry) -> str:
    """Return what an editor knows an item by, "" when it has no name."""
    return (entry.headline or entry.link or entry.item)[:_LONGEST_NAME]


def _named(refused: Refused, number: int) -> Refused:
    return refused if refused.item else structs.replace(refused, item=f"item {number}")


def _not_one(root: str, roots: frozenset[str]) -> str:
    """Return why a document is no such feed, and what to do."""
    if root.lower() in ("html", "body"):
        return _OTHERS["html"]
    asked = " or ".join(f"<{name}>" for name in sorted(roots))
    what = f"its first element is <{root}>" if root else "it holds no XML element"
    return _OTHERS.get(root) or f"this is no such feed ({what}, not {asked}); see what address it came from"
