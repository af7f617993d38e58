"""Lists of stories, a page at a time: a section, a topic, a person, a day."""

from typing import NamedTuple

from tajuk.edition.reader import Version
from tajuk.pages.cards import lead_cards, row_cards
from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.html import Html, rendered
from tajuk.pages.links import from_a_later_page
from tajuk.pages.outgoing import brief_items, json_ld_html, publisher
from tajuk.pages.page_values import Listing
from tajuk.pages.values import Alternate, Head, Link, Meta
from tajuk.wire import json_ld

PER_PAGE = 20
MOST_PAGES = 500


class Subject(NamedTuple):
    """What a list is about. `path` is the page's own, with its language in front; `section` the slug it belongs to."""

    path: str
    headline: str
    kicker: str = ""
    deck: str = ""
    section: str = ""
    picture: Html = Html()
    alternates: tuple[Alternate, ...] = ()
    thing: tuple[json_ld.Thing, ...] = ()


class Shelf(NamedTuple):
    """The stories of one page of a list, and where its neighbours are ("" where there is none).

    lead: how many of them stand large on top.
    """

    versions: list[Version]
    lead: int = 0
    number: int = 1
    newer: Link = Link(text="")
    older: Link = Link(text="")


def shelf(context: Context, name: str, path: str, number: int) -> Shelf:
    """Return one page of a list; `number` counts from 1."""
    found = context.reading.newest(name, PER_PAGE + 1, skip=(number - 1) * PER_PAGE)
    words = context.words
    before = path if number == 2 else f"{path}?page={number - 1}"
    return Shelf(
        versions=found[:PER_PAGE],
        number=number,
        newer=Link(text=words.gettext("Newer"), href=before if number > 1 else ""),
        older=Link(
            text=words.gettext("Older"),
            href=f"{path}?page={number + 1}" if len(found) > PER_PAGE and number < MOST_PAGES else "",
        ),
    )


def listing_page(context: Context, subject: Subject, shelf: Shelf) -> Sheet:
    """Return a whole page of a list of stories."""
    site, words = context.site, context.words
    value = Listing(
        kicker=subject.kicker,
        headline=subject.headline,
        deck=subject.deck if shelf.number == 1 else "",
        picture=subject.picture,
        lead=lead_cards(shelf.versions[: shelf.lead], site, words, pictures=shelf.lead),
        cards=row_cards(shelf.versions[shelf.lead :], site, words),
        newer=shelf.newer,
        older=shelf.older,
        empty=context.words.gettext("Nothing has been published here yet."),
    )
    return sheet(context, _head(context, subject, shelf), rendered("listing", value, context.words), subject.section)


def _head(context: Context, subject: Subject, shelf: Shelf) -> Head:
    own = subject.path if shelf.number == 1 else f"{subject.path}?page={shelf.number}"
    href = context.address(own)
    owner, language = publisher(context), context.words.language
    items = brief_items(context, shelf.versions)
    thing = json_ld.collection_page(subject.headline, href=href, items=items, publisher=owner, language=language)
    steps = ((owner.name, owner.href), (subject.headline, context.address(subject.path)))
    number = context.words.gettext("Page %(number)s") % {"number": shelf.number} if shelf.number > 1 else ""
    return Head(
        title=title(context.site, subject.headline, number),
        description=_description(context, subject),
        canonical=href,
        metas=(
            Meta(name="og:type", content="website"),
            Meta(name="og:title", content=subject.headline),
            Meta(name="og:url", content=href),
        ),
        alternates=subject.alternates if shelf.number == 1 else from_a_later_page(subject.alternates),
        json_ld=json_ld_html(thing, json_ld.breadcrumbs(steps), *subject.thing),
    )


def _description(context: Context, subject: Subject) -> str:
    """Return a list in a sentence: what is said of its subject, else whose stories these are."""
    if subject.deck:
        return subject.deck
    masthead, said = context.site.masthead, context.words.gettext("%(subject)s: stories in %(masthead)s")
    sentence = said % {"subject": subject.headline, "masthead": masthead.title}
    return " · ".join(filter(None, (sentence, context.site.tagline(context.words.language))))
