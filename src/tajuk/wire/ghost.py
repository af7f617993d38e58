"""Ghost exports: a whole site in one file of JSON; and posts as Ghost's Content API gives them. Read alone."""

import re
from collections.abc import Iterator
from typing import BinaryIO, Literal

import msgspec

from tajuk.story.documents import Person, Section, Topic
from tajuk.wire.ghost_post import person_of, story_of
from tajuk.wire.ghost_tables import Post, Tables, tables_of
from tajuk.wire.item import Draft, Item, Refused, Site, Skipped, WireError
from tajuk.wire.wxr_post import words
from tajuk.wire.xml_repair import utf8

MEDIA_TYPE = "application/json"
_FIELDS = """
guid language headline published_at section slug deck body bylines topics picture access summary search_headline
social_headline origin old_urls carried
"""
CARRIES = frozenset(_FIELDS.split())
_WIRE = "Ghost export"
_MOST_BYTES = 512 << 20
_POSTS = re.compile(rb'"(?:posts|users)"\s*:\s*\[')
_MARKS = re.compile(
    rb'"db"\s*:\s*\[\s*\{\s*"(?:meta|data)"|"exported_on"\s*:|"(?:lexical|mobiledoc|feature_image|custom_excerpt'
    rb'|posts_tags|posts_authors|comment_id|profile_image|published_at)"\s*:'
)
_Unpublished = Literal["draft", "future", "private"]
_DRAFTS: dict[str, _Unpublished] = {
    "draft": "draft",
    "scheduled": "future",
    "sent": "private",
}  # sent: a letter that never was a page


def recognise(head: bytes) -> bool:
    """Say whether a file is a Ghost export, by its first 64 kB."""
    text = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip()
    has_posts = bool(_POSTS.search(text)) or b'"db"' in text[:200]
    return text[:1] == b"{" and has_posts and bool(_MARKS.search(text))


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield what an export holds: the site, its people, then an item a post, before it what it is the first to name.

    Published posts become stories, drafts, scheduled posts and letters drafts; pages are skipped.
    Raises: WireError, with the line, when it is no such export.
    Source: Ghost, export JSON, versions 0.4 to 6; Content API, posts.
    """
    tables = _tables(source)
    title, url = words(tables.setting("title")), tables.site
    yield Site(
        title=title, url=url, language=tables.setting("locale", "lang"), tagline=words(tables.setting("description"))
    )
    met: set[str] = set()
    for row in tables.rows("users"):
        person = person_of(row, url)
        if person and person.guid not in met:
            met.add(person.guid)
            yield person
    for number, post in enumerate(tables.posts(), start=1):
        yield from _read(post, tables, number=number, met=met)


def _tables(source: BinaryIO) -> Tables:
    raw = source.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise WireError(_WIRE, 0, f"it is longer than {_MOST_BYTES >> 20} MB; export the site in parts")
    text, _ = utf8(raw.removeprefix(b"\xef\xbb\xbf"), "")
    try:
        tables = tables_of(msgspec.json.decode(text))
    except (msgspec.DecodeError, RecursionError) as error:
        at = re.search(r"byte (\d+)", str(error))
        line = text.count(b"\n", 0, int(at[1]) if at else len(text)) + 1
        raise WireError(_WIRE, line, "the JSON is cut short or damaged here; export the site again") from error
    if not tables:
        raise WireError(
            _WIRE, 1, "there is no list of posts in it; in Ghost use Settings, Import/Export, Export content"
        )
    return tables


def _read(post: Post | None, tables: Tables, *, number: int, met: set[str]) -> Iterator[Item]:
    """Yield what a post becomes, or why it becomes nothing."""
    if post is None:
        yield Refused(item=f"post {number}", line=0, reason="it is no JSON object; enter it by hand")
        return
    name = post.text("title", "slug") or f"post {number}"
    status = post.text("status") or "published"
    if post.text("type") == "page" or post.fields.get("page"):
        yield Skipped(kind="page", item=name)
    elif status not in ("published", *_DRAFTS):
        yield Skipped(kind=status, item=name)
    else:
        try:
            yield from _told(post, tables, status=status, met=met)
        except (ValueError, OverflowError, RecursionError) as error:
            yield Refused(item=name, line=0, reason=f"it cannot be read ({error}); enter it by hand")


def _told(post: Post, tables: Tables, *, status: str, met: set[str]) -> Iterator[Item]:
    """Yield a story or draft, before it what it is the first to name."""
    told = story_of(post, tables)
    named: tuple[Person | Section | Topic, ...] = (*told.people, told.section, *told.topics)
    for document in named:
        if document.guid not in met:
            met.add(document.guid)
            yield document
    if status == "published":
        yield told.story
    else:
        yield Draft(story=told.story, status=_DRAFTS[status])
