"""Stories as cards: what lists and fronts show of them."""

from collections.abc import Iterable

from tajuk.edition.reader import Version
from tajuk.pages.html import Html
from tajuk.pages.places import EditionPlaces
from tajuk.pages.site import Site
from tajuk.pages.times import machine, short_instant
from tajuk.pages.values import Card
from tajuk.pages.words import Words, marked
from tajuk.story.rendering import picture_html
from tajuk.story.story import Story

_LABELS = {
    "opinion": marked("Opinion"),
    "analysis": marked("Analysis"),
    "sponsored": marked("Sponsored"),
    "advertorial": marked("Advertorial"),
    "live": marked("Live"),
}


def cards(versions: Iterable[Version], site: Site, words: Words) -> tuple[Card, ...]:
    """Return the cards of stories, in their order; what is not a story has none."""
    return tuple(
        card(version.path, story, site, words) for version in versions if isinstance(story := version.document, Story)
    )


def card(path: str, story: Story, site: Site, words: Words) -> Card:
    """Return the card of one story."""
    return Card(
        headline=story.headline or story.slug,
        href=path,
        ran_at=machine(story.published_at, site.zone),
        ran=short_instant(story.published_at, site.zone, words),
        kicker=story.kicker or site.section_name(story.section, words.language),
        deck=story.deck or story.summary,
        label=label(story, words),
        picture=Html(picture_html(story.picture, EditionPlaces({}, site, words))) if story.picture else Html(),
    )


def label(story: Story, words: Words) -> str:
    """Return what a reader must know before reading, "" for plain news."""
    return words.gettext(_LABELS[story.label]) if story.label else ""
