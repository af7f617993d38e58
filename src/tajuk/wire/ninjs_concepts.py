"""Whom and what a story is about, and whose words it is, as ninjs names them."""

from typing import Any

from tajuk.story.places import Places
from tajuk.story.story import Story
from tajuk.wire.ninjs_carried import codes
from tajuk.wire.outgoing import FeedItem, Publisher, said

Fields = dict[str, Any]
GENRES = {
    "opinion": "opinion",
    "analysis": "analysis",
    "sponsored": "sponsored content",
    "advertorial": "advertorial",
    "live": "live coverage",
}


def concepts(item: FeedItem, places: Places, publisher: Publisher) -> Fields:
    """Return the fields of a ninjs item that hold concepts.

    A `literal` is our slug; a `uri` the code an agency gave the concept, else the page about it."""
    story = item.story
    return {
        "people": _people(story, places),
        "organisations": _organisations(story, places),
        "places": _places(story),
        "subjects": _subjects(item, places),
        "infoSources": _sources(story, publisher),
        "genres": [{"name": GENRES[story.label], "literal": story.label}] if story.label in GENRES else [],
    }


def _people(story: Story, places: Places) -> list[Fields]:
    bylines = [(byline.name, byline.role, byline.slug) for byline in story.bylines]
    about = [(person.name, "about", person.slug) for person in story.people]
    known = codes(story)
    return [
        _concept(name, rel, slug, known.get(slug) or places.mention("person", slug))
        for name, rel, slug in bylines + about
    ]


def _organisations(story: Story, places: Places) -> list[Fields]:
    """Return the listed things a story is about, each by its symbol."""
    return [
        said(
            {
                "rel": "about",
                "uri": places.mention("instrument", symbol),
                "literal": symbol,
                "symbols": [{"symbol": symbol}],
            }
        )
        for symbol in story.instruments
    ]


def _places(story: Story) -> list[Fields]:
    return [_concept(story.dateline.place, "dateline")] if story.dateline and story.dateline.place else []


def _subjects(item: FeedItem, places: Places) -> list[Fields]:
    story = item.story
    sections = [_concept(item.section or story.section, "section", story.section, item.section_href)]
    further = [_concept(slug, "also in", slug) for slug in story.also_in]
    known = codes(story)
    topics = [
        _concept(ref.name, "about", ref.slug, known.get(ref.slug) or places.mention("topic", ref.slug))
        for ref in story.topics
    ]
    return [subject for subject in sections + further + topics if subject.get("name") or subject.get("literal")]


def _sources(story: Story, publisher: Publisher) -> list[Fields]:
    """Return who says what a story says: the masthead, then its sources, each with the one it cites."""
    house = {"name": publisher.name, "role": "publisher", "uri": publisher.href}
    named = {source.ref: source.name for source in story.sources}
    return [said(house)] + [
        said(
            {
                "name": source.name,
                "role": f"{source.sort} citing {named[source.on_word_of]}"
                if source.on_word_of in named
                else source.sort,
                "uri": source.url if source.url.startswith(("http://", "https://")) else "",
                "literal": source.ref,
            }
        )
        for source in story.sources
    ]


def _concept(name: str, rel: str, slug: str = "", uri: str = "") -> Fields:
    return said({"name": name, "rel": rel, "uri": uri, "literal": slug})
