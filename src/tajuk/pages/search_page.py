"""The page on which readers look for stories."""

from collections.abc import Iterator
from typing import NamedTuple

from tajuk.edition import lists
from tajuk.pages import assets
from tajuk.pages.cards import Hit, hit_cards
from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.html import Html, rendered
from tajuk.pages.links import all_section_links, feed_alternates, feed_links, language_alternates
from tajuk.pages.numbers import counted
from tajuk.pages.reading import Reading
from tajuk.pages.search_facets import Narrowing, chosen_links, facets
from tajuk.pages.search_signs import signs
from tajuk.pages.service_values import Found, Search
from tajuk.pages.values import Alternate, Head, Link
from tajuk.pages.words import Words
from tajuk.story.documents import Topic

SEARCH = "/search"
_MOST_TOPICS = 200
_NOWHERE = Link(text="")


class Turn(NamedTuple):
    """Which page of the results this is, of how many, and the addresses of its neighbours ("" where there is none)."""

    number: int = 1
    pages: int = 1
    before: str = ""
    after: str = ""


class Results(NamedTuple):
    """What a search found. hits: those of this page. orders: relevant, newest.

    is_behind: the newest stories cannot be found yet. whole: how many have all that was asked for; the
    others have some of it. taken_for: what was looked for in place of what was written, "" where it is the same.
    """

    total: int
    hits: tuple[Hit, ...]
    orders: tuple[Link, ...]
    narrowing: Narrowing
    turn: Turn
    is_behind: bool
    whole: int
    taken_for: str


class Shown(NamedTuple):
    """A search as a page shows it: as written, its parameters as they stand in addresses, what came of it.

    said: why nothing can be shown, translated; refused: it is the question that cannot be answered.
    """

    query: str = ""
    order: str = ""
    parameters: str = ""
    said: str = ""
    refused: bool = False
    meant: Link = _NOWHERE
    results: Results | None = None


def search_page(context: Context, shown: Shown) -> Sheet:
    """Return the page of a search."""
    site, words = context.site, context.words
    results = shown.results
    is_found = results is not None and bool(results.hits)
    value = Search(
        css=assets.SEARCH_CSS_PATH,
        script=assets.SEARCH_SCRIPT_PATH,
        headline=words.gettext("Search"),
        action=context.path(SEARCH),
        suggestions=context.path(f"{SEARCH}/suggestions.json"),
        query=shown.query,
        order=shown.order,
        said=shown.said or ("" if is_found or results is None else _nothing(shown, words)),
        refused=shown.refused,
        advice=_advice(context, results.narrowing) if results and not is_found else (),
        meant=shown.meant,
        found=_found(context, shown.parameters, results) if results and is_found else Html(),
        is_open=shown.refused or (results is not None and not is_found),
        signs=signs(site, words),
        browse=not is_found,
        days=context.path("/latest"),
        sections=() if is_found else all_section_links(site, words),
        topics=() if is_found else _topics(context),
    )
    return sheet(context, _head(context, shown), rendered("search", value, words))


def _found(context: Context, parameters: str, results: Results) -> Html:
    words, turn = context.words, results.turn
    said = words.ngettext("%(count)s story", "%(count)s stories", results.total)
    value = Found(
        count=said % {"count": counted(results.total, words)},
        notes=tuple(_notes(results, words)),
        orders=results.orders,
        chosen=chosen_links(context, results.narrowing),
        facets=facets(context, results.narrowing, results.total),
        cards=hit_cards(results.hits, context.site, words),
        number=_number(turn, words) if turn.pages > 1 else "",
        before=turn.before,
        after=turn.after,
        feeds=feed_links(context.path(SEARCH), parameters),
    )
    return rendered("found", value, words)


def _notes(results: Results, words: Words) -> Iterator[str]:
    if results.taken_for:
        said = words.gettext("No story has this word as written; shown is “%(query)s”.")
        yield said % {"query": results.taken_for}
    if not results.whole:
        yield words.gettext("No story has all of these words; these have some of them.")
    elif results.whole < results.total:
        said = words.ngettext(
            "%(count)s story has all of these words; the others have some of them.",
            "%(count)s stories have all of these words; the others have some of them.",
            results.whole,
        )
        yield said % {"count": counted(results.whole, words)}
    if results.is_behind:
        yield words.gettext("The newest stories cannot be found here yet; they stand under Latest.")


def _number(turn: Turn, words: Words) -> str:
    return words.gettext("Page %(number)s of %(pages)s") % {
        "number": counted(turn.number, words),
        "pages": counted(turn.pages, words),
    }


def _nothing(shown: Shown, words: Words) -> str:
    if not shown.query:
        return words.gettext("Nothing was found.")
    return words.gettext("Nothing was found for “%(query)s”.") % {"query": shown.query}


def _advice(context: Context, narrowing: Narrowing) -> tuple[Link, ...]:
    """Return what to try when nothing was found: fewer filters, then other words."""
    words = context.words
    without = tuple(Link(text=link.label, href=link.href) for link in chosen_links(context, narrowing))
    return (
        *without,
        Link(text=words.gettext("Check the spelling, and leave words out.")),
        Link(text=words.gettext("Write what a headline would say: names, companies, symbols, places.")),
    )


def _head(context: Context, shown: Shown) -> Head:
    site, words = context.site, context.words
    own = f"{SEARCH}?{shown.parameters}" if shown.parameters else SEARCH
    headline = words.gettext("Search")
    feeds: tuple[Alternate, ...] = ()
    if shown.results:
        feeds = feed_alternates(context.path(SEARCH), shown.query or headline, shown.parameters)
    return Head(
        title=title(site, shown.query, headline),
        canonical=context.address(context.path(own)),
        robots="noindex",
        alternates=(*language_alternates(site, own), *feeds),
    )


def _topics(context: Context) -> tuple[Link, ...]:
    topics = context.reading.kept("topics", _all_topics)
    language = context.words.language
    named = sorted((topic.names.get(language, topic.name), topic.slug) for topic in topics)
    return tuple(Link(text=name, href=context.path(f"/topic/{slug}")) for name, slug in named)


def _all_topics(reading: Reading) -> list[Topic]:
    versions = reading.newest(lists.kind_list("topic"), _MOST_TOPICS)
    return [version.document for version in versions if isinstance(version.document, Topic)]
