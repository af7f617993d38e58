"""The head of a NITF body: the lines above the text."""

from typing import NamedTuple

from lxml import etree

from tajuk.story.story import Byline, Dateline
from tajuk.wire.dispatch import byline_name, instant
from tajuk.wire.newsml_g2_values import Parts, first, parts, text
from tajuk.wire.xml_items import local

_PLACES = ("sublocation", "city", "state", "region", "country")


class Lines(NamedTuple):
    """What stands above the text."""

    headline: str
    deck: str
    summary: str
    bylines: tuple[Byline, ...]
    dateline: Dateline | None


def lines_of(front: Parts) -> Lines:
    """Return the lines of a <body.head>, given as its parts."""
    hedline = parts(*front.get("hedline", ()))
    deck, abstract = first(hedline, "hl2"), first(front, "abstract")
    named = [byline for one in front.get("byline", ()) if (byline := _byline(one))]
    return Lines(
        headline=first(hedline, "hl1"),
        deck=deck or abstract,
        summary=abstract if deck and abstract != deck else "",
        bylines=tuple(named),
        dateline=_dateline(front),
    )


def _byline(one: etree._Element) -> Byline | None:
    """Return who a byline names: the person it marks, else its words; a job title is not a name."""
    people = [text(child) for child in one if local(child) == "person"]
    titles = [text(child) for child in one if local(child) == "byttl"]
    name = ", ".join(filter(None, people)) or text(one)
    if not people:
        for title in filter(None, titles):
            name = name.removesuffix(title).rstrip(" ,") or name
    name = byline_name(name)
    return Byline(name) if name else None


def _dateline(front: Parts) -> Dateline | None:
    """Return the place a dateline names; what is only a date is no place."""
    for one in front.get("dateline", ()):
        inside = parts(one)
        where = parts(*inside.get("location", ()))
        named = [text(part) for name in _PLACES for part in where.get(name, ())]
        place = ", ".join(filter(None, named)) or first(inside, "location") or _before_date(one)
        if place and not instant(place):
            return Dateline(place)
    return None


def _before_date(one: etree._Element) -> str:
    """Return the words of a dateline without its date."""
    dates = [text(child) for child in one if local(child) == "story.date"]
    words = text(one)
    for date in filter(None, dates):
        words = words.replace(date, "")
    return " ".join(words.split()).rstrip(" ,.-–—")
