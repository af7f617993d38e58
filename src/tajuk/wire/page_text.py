"""The plain text of an article page, as copied or saved from a browser, to one story. See docs/wire/page_text.md."""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import urlsplit

from tajuk.story.blocks import Paragraph, StoryLink
from tajuk.story.identity import guid_of, slug_of
from tajuk.story.story import Dateline, Origin, Ref, Story
from tajuk.story.text import plain
from tajuk.wire.item import Draft, Item, Refused
from tajuk.wire.page_body import Parts, parts_of
from tajuk.wire.page_bytes import NoStory, decoded, head, read
from tajuk.wire.page_dates import printed, zone_for
from tajuk.wire.page_head import Head, head_of
from tajuk.wire.page_language import language_of
from tajuk.wire.page_lines import Line, key_of, lines_of
from tajuk.wire.page_noise import breadcrumb
from tajuk.wire.page_people import merged
from tajuk.wire.page_sources import sources

MEDIA_TYPE = "text/plain"
CARRIES = frozenset({"language", "headline", "deck", "body", "bylines", "dateline", "published_at"}) | frozenset(
    {"updated_at", "sources", "topics", "section", "related", "origin", "slug"}
)
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_BYTES = 5_000_000
_HOST = re.compile(
    r"^(?:https?://)?(?:www\.)?([a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,10})(?:/\S*)?$", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\((\d{1,2}[/-]\d{1,2}[/-]\d{4})\)")
_TOP = 8


def recognise(head_bytes: bytes) -> bool:
    """Say whether a file's first bytes can be the text of a page: text with words, and no markup."""
    try:
        text = decoded(head(head_bytes)).lstrip()
    except NoStory:
        return False
    return not text.startswith(("<", "{", "[{")) and len(re.findall(r"[^\W\d_]{2,}", text)) >= 3


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield the one story of a page's text; a Draft when it has no date; a Refused when there is no story in it.

    Units: times become aware UTC; one printed without a zone is Jakarta's in Indonesian, UTC in other languages.
    """
    try:
        yield _story(decoded(read(source, most=_MOST_BYTES)))
    except NoStory as error:
        yield Refused(item="page", line=0, reason=error.reason)


def _story(text: str) -> Story | Draft:
    """Return the story of a text."""
    lines = lines_of(text)
    if not lines:
        raise NoStory("the file holds no text; save the page's text again")
    language = language_of(text)
    head = head_of(lines, zone_for(language))
    parts = parts_of([line.text for line in lines[head.body_at :]], head.headline)
    paragraphs = [plain(block.text) for block in parts.body if isinstance(block, Paragraph)]
    if not paragraphs:
        raise NoStory("no paragraph stands below the headline; the page may be a front page, a list or a video")
    at = head.published.at if head.published else _bracketed(paragraphs, language)
    story = _made(head, parts, lines, language=language, at=at or UNDATED)
    return story if at else Draft(story=story, status="draft")


def _made(head: Head, parts: Parts, lines: list[Line], *, language: str, at: datetime) -> Story:
    """Return the story of what was found."""
    site, link = _origin(lines, parts)
    slug = slug_of(head.headline) or hashlib.sha256(head.headline.encode()).hexdigest()[:16]
    paragraphs = [plain(block.text) for block in parts.body if isinstance(block, Paragraph)]
    captions = tuple(dict.fromkeys((*head.captions, *parts.captions)))
    return Story(
        guid=guid_of("page_text", link or site, "" if link else f"{slug} {at.isoformat()}"),
        language=language,
        headline=head.headline,
        deck=head.deck,
        published_at=at,
        updated_at=head.updated_at,
        section=_section(lines[: head.body_at]),
        slug=slug,
        body=parts.body,
        bylines=merged((head.bylines, parts.bylines)),
        dateline=_dateline(parts.dateline, lines[: head.body_at]),
        related=tuple(StoryLink(headline=headline) for headline in head.related),
        topics=tuple(Ref(slug_of(topic), topic) for topic in parts.topics if slug_of(topic)),
        sources=sources(paragraphs),
        origin=Origin(site=site, item=slug, link=link, format="page_text"),
        old_urls=(urlsplit(link).path,) if urlsplit(link).path.strip("/") else (),
        carried=({"captions": list(captions)} if captions else {}) | ({"undated": True} if at == UNDATED else {}),
    )


def _dateline(dateline: Dateline | None, above: list[Line]) -> Dateline | None:
    """Return the dateline; a place that is printed on a line of its own at the top is the masthead."""
    if dateline and not dateline.masthead and any(key_of(line.text) == key_of(dateline.place) for line in above[:_TOP]):
        return Dateline(place="", masthead=dateline.place)
    return dateline


def _origin(lines: list[Line], parts: Parts) -> tuple[str, str]:
    """Return the host and the address of the page, as printed at its top or in its dateline; "" where unknown."""
    for line in lines[:_TOP]:
        if match := _HOST.match(line.text):
            return match[1].lower(), line.text if line.text.startswith("http") else ""
    masthead = parts.dateline.masthead if parts.dateline else ""
    return (masthead.lower() if _HOST.match(masthead) else slug_of(masthead)), ""


def _section(lines: list[Line]) -> str:
    """Return the section a breadcrumb names, "news" without one."""
    for line in lines:
        steps = [slug for slug in map(slug_of, breadcrumb(line.text)) if slug not in ("", "home", "beranda")]
        if steps:
            return steps[0]
    return "news"


def _bracketed(paragraphs: list[str], language: str) -> datetime | None:
    """Return the day in brackets that Indonesian ledes carry, `Rabu (6/9/2023)`, as its midnight."""
    for paragraph in paragraphs[:2]:
        if match := _IN_BRACKETS.search(paragraph):
            date = printed(match[1], zone_for(language))
            return date.at if date else None
    return None
