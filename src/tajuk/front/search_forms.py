"""A search for programs: as JSON, as a feed, as suggestions while somebody types, and how a browser is told of it."""

import msgspec

from tajuk.edition.errors import NotPublished
from tajuk.front.answer import FOUND, RULES, Answer
from tajuk.front.feeds import Contents, feed
from tajuk.front.found import BAD_LIMIT, Here, Trouble, found_here, trouble_of
from tajuk.front.looks import limit_of
from tajuk.front.offers import offers
from tajuk.front.passages import passage, passage_text
from tajuk.front.visit import Visit
from tajuk.front.wish import wish_of
from tajuk.pages import opensearch
from tajuk.pages.outgoing import brief_items
from tajuk.pages.search_page import SEARCH
from tajuk.pages.times import machine
from tajuk.search.question import written
from tajuk.search.suggesting import Suggestion


class FoundStory(msgspec.Struct, frozen=True, kw_only=True):
    """A hit of `/search.json`. snippet: plain text, of what anybody may read."""

    guid: str
    path: str
    headline: str
    snippet: str
    score: float
    language: str
    published_at: str | None


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a facet, and how many stories have it. is_about: counted in a part of them."""

    value: str
    stories: int
    is_about: bool


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What `/search.json` says. edition_seq: up to where the index had read, EPOCH.SEQ.

    did_you_mean: what may have been meant, or was looked for in place of what nobody wrote.
    """

    total: int
    hits: tuple[FoundStory, ...]
    facets: dict[str, tuple[Counted, ...]]
    did_you_mean: str | None
    edition_seq: str


def search_json(visit: Visit) -> Answer:
    """Return what a search found, for programs. An empty one finds nothing."""
    wish = wish_of(visit.asked)
    if not limit_of(visit.asked) or not wish.page:
        return Trouble(400, BAD_LIMIT).told(visit)
    if wish.is_empty:
        value = Answered(total=0, hits=(), facets={}, did_you_mean=None, edition_seq="")
        return _json(visit, value)
    try:
        return _json(visit, _answered(visit, found_here(visit)))
    except Trouble as trouble:
        return trouble.told(visit)


def search_feed(visit: Visit, file: str) -> Answer:
    """Return the newest stories a search finds, briefly, as a feed."""
    wish = wish_of(visit.asked)
    if wish.is_empty:
        raise NotPublished(visit.asked.path)
    try:
        here = found_here(visit)
    except Trouble as trouble:
        return trouble.told(visit)
    items = brief_items(visit.context, [version for _, version, _ in here.hits])
    named = wish.query or " · ".join(value for _, value in wish.filters)
    contents = Contents(name=named, href=wish._replace(order="", page=1).href(visit.context.path(SEARCH)), items=items)
    return feed(visit, file, contents)._replace(keep=FOUND)


def suggestions(visit: Visit) -> Answer:
    """Return what somebody may be about to ask for: the text, what to offer, what each is, where it leads.

    Source: OpenSearch Suggestions 1.1.
    """
    looked = visit.looked
    found: tuple[Suggestion, ...] = ()
    if looked is not None:
        if not isinstance(looked.gave, tuple):
            return trouble_of(looked.gave).told(visit)
        found = looked.gave
    offered = offers(visit, found)
    value = [visit.asked.parameter("q"), *([each[place] for each in offered] for place in range(3))]
    return Answer(msgspec.json.encode(value), opensearch.SUGGESTIONS, keep=FOUND, reads=visit.reads)


def description(visit: Visit) -> Answer:
    """Return how a browser may search here."""
    body = opensearch.description(visit.site, visit.context.words).encode()
    return Answer(body, opensearch.MEDIA_TYPE, keep=RULES, reads=visit.reads)


def _json(visit: Visit, value: Answered) -> Answer:
    return Answer(msgspec.json.encode(value), "application/json", keep=FOUND, reads=visit.reads)


def _answered(visit: Visit, here: Here) -> Answered:
    found, language = here.found, visit.language
    taken_for = found.asked if found.asked != wish_of(visit.asked).question() else None
    meant = found.meant or taken_for
    return Answered(
        total=here.total,
        hits=tuple(
            FoundStory(
                guid=hit.guid,
                path=version.path,
                headline=story.headline or story.slug,
                snippet=passage_text(passage(story, found.asked, language)),
                score=hit.score,
                language=story.language,
                published_at=machine(story.ran_at, visit.site.zone) if story.ran_at else None,
            )
            for hit, version, story in here.hits
        ),
        facets={
            name: tuple(Counted(value=each.value, stories=each.stories, is_about=each.is_about) for each in values)
            for name, values in found.facets.items()
        },
        did_you_mean=written(meant, language) if meant else None,
        edition_seq=found.stand,
    )
