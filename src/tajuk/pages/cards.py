"""Stories as cards: what lists and fronts show of them, from the lead of a front down to a line."""

from collections.abc import Iterable
from itertools import repeat
from typing import NamedTuple

import msgspec

from tajuk.edition.reader import Version
from tajuk.pages.html import Html
from tajuk.pages.labels import label, paid
from tajuk.pages.places import EditionPlaces
from tajuk.pages.site import Site
from tajuk.pages.times import hour, machine, short_instant
from tajuk.pages.values import Card
from tajuk.pages.words import Words
from tajuk.story.showing import CARD, LEAD, ROW, Shown, picture_html
from tajuk.story.story import Story

_NO_PICTURE = Html()


class Hit(NamedTuple):
    """A story that was found: its path, itself, the words around what was looked for."""

    path: str
    story: Story
    snippet: Html


def lead_cards(versions: Iterable[Version], site: Site, words: Words, *, pictures: int) -> tuple[Card, ...]:
    """Return the cards on top of a front: the first with a large picture, the next ones up to `pictures` with one."""
    return _cards(versions, site, words, [LEAD, *[CARD] * (pictures - 1)][:pictures])


def band_cards(versions: Iterable[Version], site: Site, words: Words) -> tuple[Card, ...]:
    """Return the cards of a band: the first with a picture, the others are lines of text."""
    return _cards(versions, site, words, [CARD])


def row_cards(versions: Iterable[Version], site: Site, words: Words) -> tuple[Card, ...]:
    """Return cards that stand in rows, each with a small picture."""
    return _cards(versions, site, words, repeat(ROW))


def hit_cards(hits: Iterable[Hit], site: Site, words: Words) -> tuple[Card, ...]:
    """Return the cards of stories that were found: as in rows, with the words around what was looked for."""
    places = EditionPlaces({}, site, words)
    return tuple(
        msgspec.structs.replace(
            _card(path, story, site, words, _picture(story, places, ROW)),
            snippet=snippet,
            language=story.language if story.language != words.language else "",
        )
        for path, story, snippet in hits
    )


def headline_cards(versions: Iterable[Version], site: Site, words: Words) -> tuple[Card, ...]:
    """Return cards that are lines of text."""
    return _cards(versions, site, words, [])


def hour_cards(versions: Iterable[Version], site: Site, words: Words) -> tuple[Card, ...]:
    """Return cards of one day: lines of text that say the hour alone."""
    return tuple(
        msgspec.structs.replace(
            _card(path, story, site, words), ran=hour(story.ran_at, site.zone) if story.ran_at else ""
        )
        for path, story in _stories(versions)
    )


def _stories(versions: Iterable[Version]) -> list[tuple[str, Story]]:
    """Return stories with their paths; what is not a story has no card."""
    return [(version.path, story) for version in versions if isinstance(story := version.document, Story)]


def _cards(versions: Iterable[Version], site: Site, words: Words, shown: Iterable[Shown]) -> tuple[Card, ...]:
    """Return the cards of stories, their pictures as `shown` says one by one; where it ends they have none."""
    places, ways = EditionPlaces({}, site, words), iter(shown)
    return tuple(
        _card(path, story, site, words, _picture(story, places, next(ways, None))) for path, story in _stories(versions)
    )


def _card(path: str, story: Story, site: Site, words: Words, picture: Html = _NO_PICTURE) -> Card:
    return Card(
        headline=story.headline or story.slug,
        href=path,
        ran_at=machine(story.ran_at, site.zone) if story.ran_at else "",
        ran=short_instant(story.ran_at, site.zone, words) if story.ran_at else "",
        kicker=story.kicker or site.section_name(story.section, words.language),
        deck=story.deck or story.summary,
        label=story.label,
        labelled=label(story, words),
        paid=paid(story, words),
        byline=_byline(story),
        picture=picture,
    )


def _byline(story: Story) -> str:
    """Return who speaks, where it is an opinion."""
    if story.label != "opinion":
        return ""
    return ", ".join(byline.name for byline in story.bylines if byline.role in ("reporter", "contributor"))


def _picture(story: Story, places: EditionPlaces, shown: Shown | None) -> Html:
    """Return the picture of a card; its headline says all there is to hear, so the picture is silent."""
    if story.picture is None or shown is None:
        return Html()
    silent = msgspec.structs.replace(story.picture, alt="", caption=(), credit="")
    return Html(picture_html(silent, places, shown=shown))
