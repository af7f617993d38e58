"""What a search can be narrowed to, and what it is narrowed to already, under the names readers know."""

from typing import NamedTuple

from tajuk.edition.errors import NotPublished
from tajuk.pages.frame import Context
from tajuk.pages.numbers import counted
from tajuk.pages.places import title_of
from tajuk.pages.service_values import Choice, Facet
from tajuk.pages.values import Link
from tajuk.pages.words import marked
from tajuk.story.story import Story

_LABELS = {
    "section": marked("Section"),
    "topic": marked("Topic"),
    "person": marked("Person"),
    "instrument": marked("Instrument"),
    "year": marked("Year"),
    "language": marked("Language"),
}
"""The facets in the order they are shown."""
_MOST_SHOWN = {"year": 12}
_MOST_SHOWN_ELSE = 6
_ABOUT = "\N{ALMOST EQUAL TO}"


class Offer(NamedTuple):
    """A value stories can be narrowed to: how many have it, and the address of the search that is.

    is_about: they were counted in a part of them.
    """

    value: str
    stories: int
    href: str
    is_about: bool = False


class Narrowing(NamedTuple):
    """offers: by facet, those of most stories first. chosen: facet, value, and the address of the search without.

    stories: some of those found, for the names of what has no document of its own.
    """

    offers: dict[str, tuple[Offer, ...]]
    chosen: tuple[tuple[str, str, str], ...]
    stories: tuple[Story, ...] = ()


def facets(context: Context, narrowing: Narrowing, total: int) -> tuple[Facet, ...]:
    """Return the facets that would narrow `total` stories down; one that is chosen already is left out."""
    taken = {name for name, _, _ in narrowing.chosen}
    shown = ((name, _useful(narrowing, name, total)) for name in _LABELS if name not in taken)
    return tuple(
        Facet(
            name=name,
            label=context.words.gettext(_LABELS[name]),
            choices=tuple(
                Choice(
                    text=_name(context, narrowing, name, offer.value),
                    count=f"{_ABOUT if offer.is_about else ''}{counted(offer.stories, context.words)}",
                    href=offer.href,
                )
                for offer in offers
            ),
        )
        for name, offers in shown
        if offers
    )


def chosen_links(context: Context, narrowing: Narrowing) -> tuple[Link, ...]:
    """Return the filters that apply, each as the link that takes it away."""
    said = context.words.gettext("Without the filter %(name)s")
    named = ((_name(context, narrowing, name, value), href) for name, value, href in narrowing.chosen)
    return tuple(Link(text=text, label=said % {"name": text}, href=href) for text, href in named)


def _useful(narrowing: Narrowing, name: str, total: int) -> tuple[Offer, ...]:
    """Return the values worth showing: none of them where one alone is what all stories have."""
    offers = narrowing.offers.get(name, ())
    return () if [offer.stories for offer in offers] == [total] else offers[: _MOST_SHOWN.get(name, _MOST_SHOWN_ELSE)]


def _name(context: Context, narrowing: Narrowing, facet: str, value: str) -> str:
    match facet:
        case "section":
            return context.site.section_name(value, context.words.language)
        case "person" | "topic":
            return _title(context, facet, value) or _as_named(narrowing.stories, value) or value.replace("-", " ")
        case "language":
            return str(context.words.locale.languages.get(value, value)).capitalize()
        case "instrument":
            return value.replace(".", ".\N{ZERO WIDTH SPACE}")  # RD.PENDAPATAN-TETAP may end a line behind its point
        case _:
            return value


def _title(context: Context, kind: str, slug: str) -> str:
    """Return what a person or topic is called by the document about them, "" where there is none."""
    try:
        version = context.reading.at(f"/{kind}/{slug}")
    except NotPublished:
        return ""
    return title_of(version.document, context.words.language)


def _as_named(stories: tuple[Story, ...], slug: str) -> str:
    """Return how the first story that is about a person or topic names them."""
    refs = (ref for story in stories for ref in (*story.people, *story.topics) if ref.slug == slug)
    return next((ref.name for ref in refs), "")
