"""Answers of WordPress's REST interface: posts with what is embedded in them, users, media. Read alone."""

import re
from collections.abc import Iterator
from typing import BinaryIO, Literal

from tajuk.story.addresses import address_of
from tajuk.story.documents import Person, Section, Topic
from tajuk.wire.item import Draft, Item, Media, Refused, Site, Skipped, WireError
from tajuk.wire.json_source import Document, documents
from tajuk.wire.wp_rest_post import Row, comments_of, person_of, site_of, story_of, text
from tajuk.wire.wxr_post import words
from tajuk.wire.xml_source import rereadable

MEDIA_TYPE = "application/json"
_FIELDS = """
guid language headline published_at section slug deck body bylines also_in topics people picture summary origin
old_urls carried
"""
CARRIES = frozenset(_FIELDS.split())
_WIRE = "WordPress REST answer"
_MARKS = re.compile(
    rb'"(?:date_gmt|comment_status|avatar_urls|wp:term|wp:attachment|protected)"\s*:|wp-json|api\.w\.org'
)
_LISTS = frozenset(("posts", "data", "items"))
_Unpublished = Literal["draft", "pending", "private", "future"]
_UNPUBLISHED: dict[str, _Unpublished] = {
    "draft": "draft",
    "pending": "pending",
    "private": "private",
    "future": "future",
}


def recognise(head: bytes) -> bool:
    """Say whether a file is such an answer, by its first 64 kB."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text[:1] in (b"{", b"[") and b'"id"' in text and b'"slug"' in text and bool(_MARKS.search(text))


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield what answers hold: the site, then an item an object, before it what it is the first to name.

    Posts become stories or drafts, followed by their comments; media files Media; users people; the rest is skipped
    by its type.
    Raises: WireError, when the source holds none.
    Source: WordPress REST API handbook, wp/v2.
    """
    book = rereadable(source)
    try:
        yield from _read(documents(book, listed=_LISTS))
    finally:
        book.close()


def _read(found: Iterator[Document]) -> Iterator[Item]:
    met: set[str] = set()
    number = 0
    for number, document in enumerate(found, start=1):
        row = document.value
        if not isinstance(row, dict) or not ("id" in row or "slug" in row):
            if number == 1 and not isinstance(row, dict):
                raise WireError(
                    _WIRE, document.line, "this is no answer of WordPress; ask for /wp-json/wp/v2/posts?_embed"
                )
            reason = f"{document.problem or 'it is no object of WordPress'}; ask for it again"
            yield Refused(item=f"item {number}", line=document.line, reason=reason)
            continue
        if number == 1:
            site = site_of(row)
            yield Site(title=site.partition("://")[2], url=site, language=text(row, "lang"))
        yield from _item(row, document, number=number, met=met)
    if not number:
        raise WireError(_WIRE, 1, "there is nothing in it; ask for /wp-json/wp/v2/posts?_embed")


def _item(row: Row, document: Document, *, number: int, met: set[str]) -> Iterator[Item]:
    """Yield what an object becomes, or why it becomes nothing."""
    kind, status = text(row, "type"), text(row, "status") or "publish"
    name = words(text(row, "title", "rendered")) or text(row, "slug") or f"item {number}"
    try:
        if kind == "post" and (status == "publish" or status in _UNPUBLISHED):
            yield from _told(row, status=status, met=met)
        elif kind == "attachment":
            yield _media(row, name)
        elif "avatar_urls" in row and not kind and (person := person_of(row)):
            met.add(person.guid)
            yield person
        else:
            yield Skipped(kind=kind or text(row, "taxonomy") or "object", item=name)
    except (ValueError, OverflowError, RecursionError) as error:
        yield Refused(item=name, line=document.line, reason=f"it cannot be read ({error}); enter it by hand")


def _told(row: Row, *, status: str, met: set[str]) -> Iterator[Item]:
    """Yield a story or draft, before it what it is the first to name, after it its comments."""
    told = story_of(row)
    named: tuple[Person | Section | Topic, ...] = (*told.people, *told.sections, *told.topics)
    for document in named:
        if document.guid not in met:
            met.add(document.guid)
            yield document
    content = row.get("content")
    if isinstance(content, dict) and content.get("protected") is True:
        yield Draft(story=told.story, status="password")
    else:
        yield told.story if status == "publish" else Draft(story=told.story, status=_UNPUBLISHED[status])
    yield from comments_of(row, told.story)


def _media(row: Row, name: str) -> Media:
    return Media(
        url=address_of(text(row, "source_url"), site_of(row)),
        item=str(row.get("id") or ""),
        headline=name,
        alt=words(text(row, "alt_text")),
        caption=words(text(row, "caption", "rendered")),
    )
