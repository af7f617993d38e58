"""A JSON Feed taken apart: its head and items as values, one odd item never breaking the next."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from tajuk.story.addresses import address_of
from tajuk.story.blocks import Picture
from tajuk.wire.feed_carried import Carried
from tajuk.wire.feed_dates import instant
from tajuk.wire.feed_entry import Author, Entry, File, Label, Source
from tajuk.wire.feed_media import enclosures_of, is_picture
from tajuk.wire.feed_people import distinct, named
from tajuk.wire.feed_story import LABEL, SECTION, TOPIC
from tajuk.wire.feed_text import Words
from tajuk.wire.item import Refused, WireError
from tajuk.wire.wxr_channel import language_of
from tajuk.wire.wxr_post import words

OURS = "_tajuk"
"""The extension by which a Tajuk knows a feed of its kind."""
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()
_CUT_SHORT = "the JSON breaks off or is damaged here; what stands before it was read, fetch the feed again"
Fields = dict[str, Any]


class Pieces(NamedTuple):
    """A feed's own fields, its items as they stand, and where the JSON broke, "" when it did not."""

    head: Fields
    items: list[Any]
    line: int = 0
    problem: str = ""


def pieces_of(text: str, wire: str) -> Pieces:
    """Return a feed's parts; of broken JSON those before the break.

    Raises: WireError, with the line, when it is no JSON or no JSON Feed.
    """
    try:
        feed, line = msgspec.json.decode(text.encode()), 0
    except (msgspec.DecodeError, RecursionError) as error:
        feed, line = _salvaged(text, wire, str(error))
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise WireError(wire, 1, "this is JSON, but not a JSON Feed (no list of items); see what address it came from")
    head = {name: value for name, value in feed.items() if name != "items"}
    return Pieces(head, feed["items"], line, _CUT_SHORT if line else "")


def source_of(head: Fields) -> Source:
    """Return what a feed says of itself."""
    link = _address(head, "home_page_url", "") or _address(head, "feed_url", "")
    return Source(
        title=words(_text(head, "title")),
        link=link,
        base=link,
        language=language_of(_text(head, "language")),
        tagline=words(_text(head, "description")),
        authors=_authors(head, link),
        is_ours=OURS in head,
    )


def entry_of(fields: Any, source: Source) -> Entry | Refused:
    """Return an item's values, or why it has none; a field of another type than the format's says nothing."""
    if not isinstance(fields, dict):
        return Refused(item="", line=0, reason="it is no JSON object; see what the feed meant to say")
    link = _address(fields, "url", source.base) or _address(fields, "external_url", source.base)
    html, text = _text(fields, "content_html"), _text(fields, "content_text")
    files = tuple(_files(fields, source.base))
    written = fields.get("id", "")
    item = str(written) if isinstance(written, str | int | float) else ""
    title = _text(fields, "title")
    return Entry(
        item=item,
        link=link or (item if address_of(item).startswith("http") else ""),
        headline=" ".join(title.split()) if source.is_ours else words(title),
        published_at=instant(_text(fields, "date_published")),
        updated_at=instant(_text(fields, "date_modified")),
        language=language_of(_text(fields, "language")) or source.language,
        base=link or source.base,
        content=Words(html, is_html=True) if html.strip() else Words(text),
        teaser=Words(_text(fields, "summary")),
        authors=_authors(fields, source.base),
        labels=tuple(_labels(fields)),
        pictures=tuple(_pictures(fields, files, source.base)),
        files=tuple(file for file in files if not is_picture(file)),
        carried=_carried(fields, files),
    )


def _salvaged(text: str, wire: str, problem: str) -> tuple[Fields, int]:
    """Return the items of broken JSON that are whole, and the line of the break.

    Raises: WireError, with the line, when there are none to be found.
    """
    start = _ITEMS.search(text)
    if not start or "jsonfeed.org" not in text[: 64 << 10]:
        line = _line_of(text)
        raise WireError(wire, line, f"this is no JSON ({problem.split(':')[0]}); fetch it again")
    items, at = [], start.end()
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr] # it matches nothing, too
        try:
            item, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    try:
        head = _DECODER.decode(f"{text[: start.end()]}]}}")
    except (ValueError, RecursionError):
        head = {}
    return {**(head if isinstance(head, dict) else {}), "items": items}, text.count("\n", 0, at) + 1


def _line_of(text: str) -> int:
    try:
        _DECODER.decode(text)
    except ValueError as error:
        return getattr(error, "lineno", 1)
    except RecursionError:
        pass
    return 1


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _address(fields: Fields, name: str, base: str) -> str:
    found = address_of(_text(fields, name), base)
    return found if found.startswith("http") else ""


def _objects(fields: Fields, name: str) -> Iterator[Fields]:
    value = fields.get(name)
    yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict))


def _authors(fields: Fields, base: str) -> tuple[Author, ...]:
    """Return who wrote it: version 1.1's authors, else version 1's author."""
    found = [*_objects(fields, "authors")] or [*_objects(fields, "author")]
    people = (
        Author(named(_text(one, "name")), _address(one, "url", base), _address(one, "avatar", base)) for one in found
    )
    return distinct(person for person in people if person.name)


def _labels(fields: Fields) -> Iterator[Label]:
    """Yield tags; which of them are section and label a Tajuk says beside them."""
    ours = next(_objects(fields, OURS), {})
    for name, scheme in (("section", SECTION), ("label", LABEL)):
        if _text(ours, name):
            yield Label(_text(ours, name), "", scheme)
    topics = ours.get("topics")
    if isinstance(topics, dict):
        yield from (Label(term, name, TOPIC) for term, name in topics.items() if isinstance(name, str))
        return
    tags = fields.get("tags")
    yield from (Label(tag) for tag in (tags if isinstance(tags, list) else ()) if isinstance(tag, str) and tag.strip())


def _files(fields: Fields, base: str) -> Iterator[File]:
    for one in _objects(fields, "attachments"):
        url, size = _address(one, "url", base), one.get("size_in_bytes")
        length = int(size) if isinstance(size, int | float) and 0 < size < 1e15 else 0
        if url:
            yield File(url, _text(one, "mime_type").lower(), length, _text(one, "title"))


def _pictures(fields: Fields, files: tuple[File, ...], base: str) -> Iterator[Picture]:
    urls = [_address(fields, name, base) for name in ("image", "banner_image")]
    urls += [file.url for file in files if is_picture(file)]
    yield from (Picture(url=url) for url in dict.fromkeys(urls) if url)


def _carried(fields: Fields, files: tuple[File, ...]) -> Carried:
    """Return what a story has no place for: files, extensions, the page an item speaks of."""
    extensions = {name: value for name, value in fields.items() if name.startswith("_") and name != OURS}
    if _text(fields, "external_url") and _text(fields, "url"):
        extensions["external_url"] = _text(fields, "external_url")
    others = next(_objects(fields, OURS), {}).get("carried", {})
    try:
        known = msgspec.convert(others, Carried)
    except msgspec.ValidationError:
        known = Carried()
    enclosures = enclosures_of(file for file in files if not is_picture(file))
    return msgspec.structs.replace(known, enclosures=enclosures, extensions=extensions)
