"""An article page, as saved from the web, to one story. See docs/wire/article_html.md."""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import urlsplit

from tajuk.story.blocks import Body, Paragraph
from tajuk.story.identity import guid_of, slug_of
from tajuk.story.story import Origin, Story
from tajuk.story.text import plain
from tajuk.wire import article_dates, article_head
from tajuk.wire.article_body import CITING, Content, citing, content_of, words_in
from tajuk.wire.article_page import Page, opened
from tajuk.wire.article_pictures import pictured
from tajuk.wire.article_walls import check_page, check_text
from tajuk.wire.item import Draft, Item, Refused
from tajuk.wire.page_bytes import NoStory, decoded, head, read
from tajuk.wire.page_dates import zone_for
from tajuk.wire.page_lines import key_of
from tajuk.wire.page_sources import sources

MEDIA_TYPE = "text/html"
CARRIES = frozenset(
    [
        "language",
        "headline",
        "deck",
        "body",
        "bylines",
        "dateline",
        "published_at",
        "updated_at",
        "topics",
        "section",
        "slug",
        "picture",
        "sources",
        "summary",
        "label",
        "origin",
        "old_urls",
    ]
)
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1|script|link)\b", re.IGNORECASE
)
_FEED = re.compile(rb"<(?:rss|rdf:rdf|feed|opml|urlset|sitemapindex|nitf|newsml|newsitem|newsmessage)\b", re.IGNORECASE)


def recognise(head_bytes: bytes) -> bool:
    """Say whether a file's first bytes are those of an HTML page, packed with gzip or not."""
    raw = head(head_bytes).replace(b"\x00", b"")[:65_536]
    return bool(_MARKUP.search(raw)) and not _FEED.search(raw[:2048])


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield the one story of a page; a Draft when it has no date; a Refused when it is no article.

    source: HTML, or HTML packed with gzip; at most 50 MB unpacked.
    Units: times become aware UTC; one given without a zone is Jakarta's in Indonesian, UTC in other languages.
    """
    try:
        yield _story(opened(decoded(read(source))))
    except NoStory as error:
        yield Refused(item="page", line=0, reason=error.reason)


def _story(page: Page) -> Story | Draft:
    """Return the story of a page."""
    headline = article_head.headline_of(page)
    check_page(page, headline)
    description = article_head.description_of(page)
    content = content_of(page, description)
    text = words_in(content.body)
    check_text(page, headline, text)
    language = article_head.language_in(page, text)
    zone = zone_for(language)
    at = article_dates.published_at(page, zone)
    story = _made(page, content, headline=headline, language=language, at=at or UNDATED)
    return story if at else Draft(story=story, status="draft")


def _made(page: Page, content: Content, *, headline: str, language: str, at: datetime) -> Story:
    """Return the story of what was found."""
    shown = pictured(page, citing(content.body, language))
    deck, summary = _decks(page, content)
    identity = page.url or hashlib.sha256(words_in(content.body).encode()).hexdigest()
    paragraphs = [plain(block.text) for block in content.body if isinstance(block, Paragraph)]
    return Story(
        guid=guid_of("html", identity),
        language=language,
        headline=headline,
        deck=deck,
        summary=summary,
        published_at=at,
        updated_at=article_dates.updated_at(page, zone_for(language), at),
        section=article_head.section_of(page),
        slug=slug_of(headline) or identity[-16:].strip("/"),
        body=shown.body,
        bylines=article_head.bylines_of(page),
        dateline=content.dateline,
        topics=article_head.topics_of(page),
        sources=sources(paragraphs) if language in CITING else (),
        picture=shown.lead,
        label=article_head.label_of(page),
        origin=Origin(site=urlsplit(page.url).hostname or "", item=identity, link=page.url, format="article_html"),
        old_urls=_old_urls(page.url),
        carried={"undated": True} if at == UNDATED else {},
    )


def _decks(page: Page, content: Content) -> tuple[str, str]:
    """Return deck and summary: the description is a deck unless the text holds it, or it is cut off."""
    description = article_head.description_of(page)
    if content.deck:
        return content.deck, ""
    cut = description.endswith(("...", "…", "[…]"))
    repeated = key_of(description)[:80] in key_of(words_in(_opening(content.body)))
    return ("", description) if cut or repeated else (description, "")


def _opening(body: Body) -> Body:
    return body[:12]


def _old_urls(url: str) -> tuple[str, ...]:
    """Return the path of the page's address, with its query where that decides."""
    parts = urlsplit(url)
    if parts.path in ("", "/") and not parts.query:
        return ()
    return (f"{parts.path}?{parts.query}" if parts.query else parts.path,)
