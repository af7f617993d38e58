"""A front as readers will get it at an instant: their own page, of an edition in which what is planned has happened."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from django.conf import settings

from tajuk.database.connect import open_for_reading, snapshot
from tajuk.edition import lists
from tajuk.edition.entry import microseconds
from tajuk.edition.errors import EditionError
from tajuk.edition.reader import Version
from tajuk.newsroom.actions.plans import expiring, waiting
from tajuk.newsroom.actions.prepared import opened
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Scheduled
from tajuk.newsroom.page_columns import unkept
from tajuk.newsroom.previewing import context_of
from tajuk.pages.home_page import home_page
from tajuk.pages.reading import Memory, Reading
from tajuk.pages.reads import Reads
from tajuk.pages.section_page import section_page
from tajuk.story.documents import Front

T = TypeVar("T")
_MOST = 200


class Ahead(Reading):
    """The edition as it will stand when what is scheduled has gone out and what expires is gone, read for one page."""

    def __init__(self, now: Reading, coming: Mapping[str, Version], going: frozenset[str]) -> None:
        super().__init__(now.cursor, now.head, Memory())
        self._coming, self._going = coming, going

    def many(self, guids: Sequence[str]) -> dict[str, Version]:
        """Return what will be live among guids."""
        found = super().many(guids) | {guid: self._coming[guid] for guid in guids if guid in self._coming}
        return {guid: version for guid, version in found.items() if guid not in self._going}

    def newest(self, name: str, limit: int, *, skip: int = 0) -> list[Version]:
        """Return what will be the newest of a list."""
        changing = self._coming.keys() | self._going
        stay = [one for one in super().newest(name, skip + limit + len(changing)) if one.guid not in changing]
        come = [one for one in self._coming.values() if one.guid not in self._going and _stands_in(one, name)]
        found = sorted([*stay, *come], key=lambda one: (lists.sort_at(one.document), one.guid), reverse=True)
        return found[skip : skip + limit]

    def kept_apart(self, key: Hashable, make: Callable[[Reading], T]) -> tuple[T, Reads]:
        """Return a part made for this page alone."""
        return make(self), self.reads


def front_html(front: Front, *, at: datetime, now: datetime) -> str:
    """Return the whole page of a front as it will be at an instant, if nobody decides anything until then."""
    edition = open_for_reading(settings.TAJUK.database_url)
    try:
        with snapshot(edition) as cursor:
            context = context_of(cursor, front.language, now)
            fronts = {**context.site.fronts, (front.section, front.language): front}
            ahead = Ahead(context.reading, _coming(context.reading, at), _going(at))
            context = context._replace(reading=ahead, site=context.site._replace(fronts=fronts))
            if not front.section:
                return home_page(context).html
            return section_page(context, front.section, context.site.sections.get(front.section), 1).html
    finally:
        edition.close()


def _coming(reading: Reading, at: datetime) -> dict[str, Version]:
    """Return what will have gone out by an instant, by guid; what is damaged will not."""
    due = waiting().filter(due_at__lte=at).order_by("due_at")[:_MOST]
    return {version.guid: version for row in due if (version := _version(row, reading.head.seq, at))}


def _version(row: Scheduled, seq: int, at: datetime) -> Version | None:
    """Return the version a release will make, None when it is damaged or will have expired again."""
    try:
        prepared = opened(bytes(row.prepared), row.digest)
    except (NewsroomError, EditionError):
        return None
    ends = unkept({"expire_at": prepared.columns["expire_at"]})["expire_at"]
    if ends and ends <= at:
        return None
    ready = prepared.publication
    since = microseconds(row.due_at)
    return Version(ready.guid, seq, ready.kind, 1, ready.action, since, ready.path, ready.digest, ready.packed)


def _going(at: datetime) -> frozenset[str]:
    """Return the guids of what will have expired by an instant."""
    return frozenset(expiring().filter(expire_at__lte=at).values_list("guid", flat=True)[:_MOST])


def _stands_in(version: Version, name: str) -> bool:
    return any(place.list == name for place in lists.places_of(version.document))
