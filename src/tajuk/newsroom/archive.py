"""The archive as the newsroom looks at it: what was ever published, and in which versions."""

from datetime import datetime
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from django.db import connection

from tajuk.edition import documents, reader
from tajuk.edition.entry import Action, instant
from tajuk.newsroom.models import StoryPage
from tajuk.newsroom.queries import masthead
from tajuk.newsroom.searching import index
from tajuk.search import desk
from tajuk.search.finding import Wanted
from tajuk.story.story import Story
from tajuk.story.words import plain_body

PAGE = 25


class FoundStory(NamedTuple):
    """A published story that was found. page: the number of its working page, 0 when it has none."""

    story: Story
    path: str
    page: int


class FoundStories(NamedTuple):
    """A page of what was found; total: of all pages."""

    stories: tuple[FoundStory, ...]
    total: int


class PastVersion(NamedTuple):
    """A version readers had. story: None when it was erased."""

    seq: int
    version: int
    action: Action
    at: datetime
    reason: str
    digest: str
    story: Story | None


class Stretch(NamedTuple):
    """Paragraphs of two versions beside each other: how they differ (`equal`, `replace`, `delete`, `insert`)."""

    how: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def find(typed: str, *, language: str, now: datetime, page: int = 1) -> FoundStories:
    """Return published stories by words, filters and dates, as readers may search, the newest first without words.

    Raises: BadQuery, NoIndex.
    """
    head = masthead()
    wanted = Wanted(
        language=language, zone=head.zone, limit=PAGE, offset=(page - 1) * PAGE, facets=(),
        order="relevance" if typed.strip() else "newest",
    )  # fmt: skip
    found = desk.search(index(), typed, wanted, now=now)
    cursor: Any = connection.cursor()
    live = reader.many(cursor, [hit.guid for hit in found.hits])
    pages = dict(StoryPage.objects.filter(guid__in=live).values_list("guid", "pk"))
    versions = [live[hit.guid] for hit in found.hits if hit.guid in live]
    return FoundStories(
        tuple(FoundStory(one.document, one.path, pages.get(one.guid, 0)) for one in versions
              if isinstance(one.document, Story)),
        found.total,
    )  # fmt: skip


def versions(guid: str) -> tuple[PastVersion, ...]:
    """Return all that the edition says of a story, the newest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select e.seq, e.version, e.action, e.at, e.reason, e.document, d.packed from edition_entry e"
            " left join edition_document d on d.digest = e.document where e.guid = %s order by e.seq desc",
            [guid],
        )
        return tuple(_past(row) for row in cursor.fetchall())


def compared(before: Story, after: Story) -> tuple[Stretch, ...]:
    """Return two versions beside each other, paragraph by paragraph, headline and deck first."""
    old, new = _paragraphs(before), _paragraphs(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(Stretch(how, old[a:b], new[c:d]) for how, a, b, c, d in steps)


def _past(row: Any) -> PastVersion:
    seq, version, action, at, reason, digest, packed = row
    document = documents.document(bytes(packed)) if packed else None
    story = document if isinstance(document, Story) else None
    return PastVersion(seq, version, action, instant(at), reason, bytes(digest).hex(), story)


def _paragraphs(story: Story) -> tuple[str, ...]:
    return tuple(filter(None, (story.kicker, story.headline, story.deck, *plain_body(story.body).split("\n"))))
