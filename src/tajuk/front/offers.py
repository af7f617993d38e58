"""What is offered to somebody who types: each with its name, what it is, and where it leads."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tajuk.edition import lists
from tajuk.edition.errors import NotPublished
from tajuk.edition.reader import Version
from tajuk.front.found import story_of
from tajuk.front.visit import Visit
from tajuk.front.wish import FACETS, Wish
from tajuk.pages.numbers import counted
from tajuk.pages.places import title_of
from tajuk.pages.search_page import SEARCH
from tajuk.pages.times import short_day
from tajuk.pages.words import Words, marked
from tajuk.search.question import Field, Filter, Question, written
from tajuk.search.suggesting import Suggestion

_MOST = 8
_KINDS: dict[str, tuple[Field, str]] = {
    "section": ("section", marked("Section")),
    "topic": ("topic", marked("Topic")),
    "person": ("person", marked("Person")),
    "author": ("author", marked("Person")),
    "instrument": ("instrument", marked("Instrument")),
}


class Offered(NamedTuple):
    """What is offered: its words, what is said of it, the path it leads to."""

    text: str
    said: str
    href: str


def offers(visit: Visit, found: Sequence[Suggestion]) -> list[Offered]:
    """Return what of the suggestions can be read now: names, then headlines of the reader's language before others."""
    names = [_name(visit, each) for each in found if each.kind != "story"]
    guids = [each.value for each in found if each.kind == "story"]
    stories = visit.reading.many(guids)
    made = [offered for guid in guids if guid in stories for offered in _story(visit, stories[guid])]
    headlines = [offered for is_own in (True, False) for own, offered in made if own is is_own]
    return list({offered.text: offered for offered in (*names, *headlines)}.values())[:_MOST]


def _story(visit: Visit, version: Version) -> Iterator[tuple[bool, Offered]]:
    """Yield a story as it is offered, and whether it is in the reader's language."""
    story = story_of(version)
    if story is None:
        return
    said = short_day(story.ran_at.astimezone(visit.site.zone).date(), visit.context.words) if story.ran_at else ""
    yield story.language == visit.language, Offered(story.headline or story.slug, said, version.path)


def _name(visit: Visit, suggested: Suggestion) -> Offered:
    words, stories = visit.context.words, suggested.stories
    counts = words.ngettext("%(count)s story", "%(count)s stories", stories) % {"count": counted(stories, words)}
    field, kind = _KINDS[suggested.kind]
    text, path = _place(visit, suggested)
    href = visit.context.path(path) if path else _wish(field, suggested.value, words).href(visit.context.path(SEARCH))
    return Offered(text, f"{words.gettext(kind)} · {counts}", href)


def _wish(field: Field, value: str, words: Words) -> Wish:
    """Return the search for what has a value: by a filter, else by the sign a reader would write."""
    if field in FACETS:
        return Wish().narrowed(field, value)
    return Wish(query=written(Question(filters=(Filter(field, value),)), words.language))


def _place(visit: Visit, suggested: Suggestion) -> tuple[str, str]:
    """Return what a name is called today, and the path of its page, "" where it has none in the reader's language."""
    slug, text = suggested.value, suggested.text
    match suggested.kind:
        case "section":
            known = slug in visit.site.sections
            return (visit.site.section_name(slug, visit.language), f"/{slug}") if known else (text, "")
        case "instrument":
            return text, f"/market/{slug}" if visit.tape.readings((slug,)) else ""
        case "topic":
            return _page(visit, f"/topic/{slug}", text, lists.topic(slug, visit.language))
        case _:
            return _page(visit, f"/person/{slug}", text, lists.person(slug, visit.language))


def _page(visit: Visit, path: str, text: str, listed: str) -> tuple[str, str]:
    """Return the name and the path of a page that is there by a document, or by stories in the reader's language."""
    try:
        version = visit.reading.at(path)
    except NotPublished as missing:
        is_there = type(missing) is NotPublished and visit.reading.newest(listed, 1)
        return text, path if is_there else ""
    return title_of(version.document, visit.language) or text, path
