"""A front as its screen shows it: the slots as readers see them, and what waits beside them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.utils.translation import get_language

from tajuk.edition import lists, reader
from tajuk.edition.reader import Version, Window
from tajuk.newsroom.archive import versions
from tajuk.newsroom.fronts import document_of
from tajuk.newsroom.models import FrontPlan, StoryPage
from tajuk.newsroom.placings import Placing, Plan
from tajuk.pages.fronts import HOME_SLOTS, filled
from tajuk.pages.labels import label
from tajuk.pages.words import words_of
from tajuk.story.story import Story


class Line(NamedTuple):
    """A story as it is named on the screen. at: when it ran, None when readers never had it; sponsor: who paid."""

    guid: str
    headline: str
    section: str = ""
    at: datetime | None = None
    path: str = ""
    label: str = ""
    sponsor: str = ""


class Row(NamedTuple):
    """A story on a front. slot: the one it stands in now, 0 for none; placing: None where the rule put it.

    state: `placed`, `rule`; of what is not shown: `ahead` of its start, `over`, `away` (not before readers), `crowded`
    out of the last slot.
    """

    slot: int
    line: Line
    placing: Placing | None
    state: str


def rows(front: FrontPlan, plan: Plan, *, now: datetime) -> list[Row]:
    """Return a front's slots as readers would see the plan; what is not shown stands behind what it follows."""
    document = document_of(front, plan, now)
    placings = {placing.story: placing for placing in plan}
    live = _live(placings)
    held = {guid: live[guid] for guid in document.stories if guid in live}
    shown = filled(document, held, _newest(front), HOME_SLOTS)
    on_it = {version.guid for version in shown} & held.keys()
    waiting = _behind(plan, on_it)
    found = [_waiting_row(placing, live, now) for placing in waiting.get("", ())]
    for slot, version in enumerate(shown, 1):
        placing = placings[version.guid] if version.guid in on_it else None
        found.append(Row(slot, _line(version), placing, "placed" if placing else "rule"))
        found += [_waiting_row(each, live, now) for each in waiting.get(version.guid, ()) if placing]
    return found


def lines(guids: Iterable[str]) -> dict[str, Line]:
    """Return stories by guid as they are named on screens, whether readers have them or not."""
    wanted = list(guids)
    live = _live(wanted)
    return {guid: _line(live[guid]) if guid in live else _missing(guid) for guid in wanted}


def _behind(plan: Plan, shown: set[str]) -> dict[str, list[Placing]]:
    """Return what is not shown, by the story shown before it ("" for none)."""
    found: dict[str, list[Placing]] = {}
    before = ""
    for placing in plan:
        if placing.story in shown:
            before = placing.story
        else:
            found.setdefault(before, []).append(placing)
    return found


def _waiting_row(placing: Placing, live: dict[str, Version], now: datetime) -> Row:
    if placing.story not in live:
        return Row(0, _missing(placing.story), placing, "away")
    return Row(0, _line(live[placing.story]), placing, _why_not_shown(placing, now))


def _why_not_shown(placing: Placing, now: datetime) -> str:
    if placing.holds(now):
        return "crowded"
    return "ahead" if placing.starts_at and now < placing.starts_at else "over"


def _line(version: Version) -> Line:
    story = version.document
    if not isinstance(story, Story):
        return Line(version.guid, version.path)
    words = words_of((get_language() or "id")[:2])
    return Line(
        guid=version.guid,
        headline=story.headline,
        section=story.section,
        at=story.published_at,
        path=version.path,
        label=label(story, words),
        sponsor=story.sponsor,
    )


def _missing(guid: str) -> Line:
    """Return a story that is not before readers, by its working page or by what they once had."""
    page = StoryPage.objects.filter(guid=guid).first()
    if page is not None:
        return Line(guid, page.draft_title or page.title, page.section)
    past = next((one.story for one in versions(guid) if one.story), None)
    return Line(guid, past.headline, past.section, past.published_at) if past else Line(guid, guid)


def _newest(front: FrontPlan) -> list[Version]:
    language = front.language
    name = lists.section(front.section, language) if front.section else lists.latest(language)
    cursor: Any = connection.cursor()
    return reader.listed(cursor, name, Window(HOME_SLOTS))


def _live(guids: Iterable[str]) -> dict[str, Version]:
    cursor: Any = connection.cursor()
    return reader.many(cursor, list(guids))
