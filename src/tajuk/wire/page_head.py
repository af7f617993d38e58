"""The head of a page's text: where its headline, date and bylines stand, and where its body begins."""

import re
from datetime import datetime, tzinfo
from typing import NamedTuple

from tajuk.story.story import Byline
from tajuk.wire.page_bytes import NoStory
from tajuk.wire.page_dateline import is_brand, opening
from tajuk.wire.page_dates import Printed, printed
from tajuk.wire.page_headline import NEAR, bare, first_prose, is_prose, place_of_headline
from tajuk.wire.page_lines import Line, key_of
from tajuk.wire.page_noise import is_caption, is_noise, is_sentence, related_headline
from tajuk.wire.page_people import byline, bylines, is_name, merged, names

_UPDATED = re.compile(
    r"\b(?:diperbarui|diperbaharui|update[d]?|last\s+updated|terakhir\s+diubah|modified)\b", re.IGNORECASE
)
_CREDIT = re.compile(r"^([^,|]{3,60}?)\s*(?:,|\||\s[-–—])\s*([^,|]{2,40})$")
_LONGEST_META = 110


class Head(NamedTuple):
    """What stands above the body; `body_at` is the index of its first line."""

    headline: str
    deck: str
    published: Printed | None
    updated_at: datetime | None
    bylines: tuple[Byline, ...]
    captions: tuple[str, ...]
    related: tuple[str, ...]
    body_at: int


def head_of(lines: list[Line], zone: tzinfo) -> Head:
    """Return the head of a page's text.

    Raises: NoStory when there is no headline, or no paragraph below it.
    """
    texts = [line.text for line in lines]
    credits_at = _credits(texts)
    metas = [index for index, text in enumerate(texts) if index in credits_at or is_meta(text, zone)]
    headline_at = place_of_headline(texts, metas)
    body_at = _body_at(texts, metas, headline_at)
    between = [texts[index] for index in range(headline_at + 1, body_at) if index not in metas]
    published, updated_at = _instants(texts, metas, headline_at, zone)
    return Head(
        headline=bare(texts[headline_at]),
        deck=_deck(between, texts[headline_at]),
        published=published,
        updated_at=updated_at,
        bylines=merged(credits_at.get(index) or bylines(texts[index]) for index in metas if index < body_at),
        captions=tuple(text for text in between if is_caption(text)),
        related=tuple(dict.fromkeys(headline for text in between if (headline := related_headline(text)))),
        body_at=body_at,
    )


def is_meta(text: str, zone: tzinfo) -> bool:
    """Say whether a line carries a date or bylines and no prose."""
    if len(text) > _LONGEST_META or related_headline(text) is not None:
        return False
    if bylines(text):
        return True
    date = printed(text, zone)
    words = re.findall(r"[^\W\d_]{2,}", text[: date.start] + text[date.end :]) if date else []
    return date is not None and len(words) <= 8 and not (is_sentence(text) and len(words) > 5)


def _credits(texts: list[str]) -> dict[int, tuple[Byline, ...]]:
    """Return the lines of people alone: a name and this masthead, or names that a labelled line repeats."""
    first = first_prose(texts)
    dateline = opening(texts[first]).dateline if first < len(texts) else None
    known = {key_of(text) for text in texts[:NEAR] if len(text.split()) == 1}
    known |= {key_of(dateline.masthead)} if dateline and dateline.masthead else set()
    labelled = {key_of(line.name) for text in texts for line in bylines(text)}
    found: dict[int, tuple[Byline, ...]] = {}
    for index, text in enumerate(texts[:first]):
        people = names(text)
        match = _CREDIT.match(text)
        if people and all(key_of(person) in labelled for person in people):
            found[index] = tuple(byline(person) for person in people) if not bylines(text) else bylines(text)
        elif match and is_name(match[1]) and (key_of(match[2]) in known or is_brand(match[2])):
            found[index] = (byline(match[1]),)
    return found


def _body_at(texts: list[str], metas: list[int], headline_at: int) -> int:
    """Return where the body begins: at the dateline, else at the first prose with no date or byline close below."""
    last = len(texts)
    for index in range(headline_at + 1, last):
        if opening(texts[index]).dateline and index not in metas and not is_caption(texts[index]):
            return index
        if is_prose(texts[index]) and not is_caption(texts[index]):
            below = [meta for meta in metas if index < meta <= index + NEAR]
            if not below or any(is_prose(texts[between]) for between in range(index + 1, below[0])):
                dateline = _dateline_below(texts, index)
                return dateline if dateline else index
    for index in range(headline_at + 1, last):
        if (
            is_sentence(texts[index])
            and index not in metas
            and not is_noise(texts[index])
            and not is_caption(texts[index])
        ):
            return index
    raise NoStory("no paragraph stands below the headline; the page may be a front page, a list or a video")


def _dateline_below(texts: list[str], index: int) -> int:
    """Return where a dateline stands within a few lines below, 0 when nowhere: what is above it is deck or caption."""
    for below in range(index + 1, min(index + 1 + NEAR, len(texts))):
        found = opening(texts[below]).dateline
        if found and found.masthead:
            return below
    return 0


def _deck(between: list[str], headline: str) -> str:
    """Return the line below the headline that is prose and no caption; "" when there is none."""
    for text in between:
        furniture = is_caption(text) or is_noise(text) or related_headline(text) is not None
        if is_sentence(text) and len(text.split()) >= 6 and key_of(text) != key_of(headline) and not furniture:
            return text
    return ""


def _instants(
    texts: list[str], metas: list[int], headline_at: int, zone: tzinfo
) -> tuple[Printed | None, datetime | None]:
    """Return when the story ran and when it was updated: the dates nearest to the headline, timed ones first."""
    published: list[tuple[bool, int, Printed]] = []
    updated: list[datetime] = []
    for index in metas:
        label = _UPDATED.search(texts[index])
        for part in (texts[index][: label.start()], texts[index][label.start() :]) if label else (texts[index],):
            date = printed(part, zone)
            if date and _UPDATED.match(part):
                updated.append(date.at)
            elif date:
                published.append((not date.timed, abs(index - headline_at), date))
    if not published:
        return None, updated[0] if updated else None
    first = min(published, key=lambda found: found[:2])[2]
    later = [at for at in updated if at > first.at]
    return first, later[0] if later else None
