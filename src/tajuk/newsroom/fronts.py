"""The fronts as the newsroom has them: which there are, what is planned, what readers get at an instant."""

from datetime import datetime
from typing import Any

from django.db import connection

from tajuk.edition import lists, reader
from tajuk.edition.reader import Version, Window
from tajuk.newsroom.choices import languages, sections
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import FrontPlan
from tajuk.newsroom.placings import Placing, Plan, at_instant, plan_of, stored
from tajuk.story.documents import AnyDocument, Front

_MOST = 1000


def front_named(name: str) -> FrontPlan:
    """Return a front by its name (`ekonomi@id`, home `@id`); one nobody planned yet is as readers have it, not saved.

    Raises: NewsroomError when the edition has no such section or language.
    """
    section, _, language = name.rpartition("@")
    if language not in languages() or (section and section not in dict(sections(language))):
        raise NewsroomError(f"there is no front {name}", "choose one on the screen Fronts")
    found = FrontPlan.objects.select_related("latest_revision").filter(section=section, language=language).first()
    return found or _as_readers_have_it(section, language)


def draft_of(front: FrontPlan) -> Plan:
    """Return the plan as it was saved last."""
    return plan_of(front.latest_revision.content["placings"] if front.latest_revision else front.placings)


def as_seen(front: FrontPlan, revision: str) -> FrontPlan:
    """Return a front as it was to somebody whose screen names a revision (its number, "" for none yet)."""
    seen = front.revisions.filter(pk=revision).first() if front.pk and revision.isdecimal() else None
    front.latest_revision = seen
    return front


def is_drafted(front: FrontPlan) -> bool:
    """Say whether something was planned that was not published."""
    return draft_of(front) != plan_of(front.placings)


def document_of(front: FrontPlan, plan: Plan, at: datetime) -> Front:
    """Return the document readers are to have of a front at an instant."""
    placings = at_instant(plan, at)
    return Front(
        guid=front.guid,
        section=front.section,
        language=front.language,
        stories=tuple(placing.story for placing in placings),
        pins={placing.story: placing.slot for placing in placings if placing.slot},
    )


def version_of(front: FrontPlan) -> Version | None:
    """Return what readers have of a front."""
    cursor: Any = connection.cursor()
    if front.pk:
        return reader.many(cursor, [front.guid]).get(front.guid)
    every = reader.listed(cursor, lists.kind_list("front"), Window(_MOST))
    return next((one for one in every if _is_of(one.document, front)), None)


def _is_of(document: AnyDocument, front: FrontPlan) -> bool:
    ours = (front.section, front.language)
    return isinstance(document, Front) and (document.section, document.language) == ours


def _as_readers_have_it(section: str, language: str) -> FrontPlan:
    front = FrontPlan(section=section, language=language)
    version = version_of(front)
    if version is not None and isinstance(version.document, Front):
        front.guid = version.guid
        front.placings = stored(
            tuple(Placing(guid, version.document.pins.get(guid, 0)) for guid in version.document.stories)
        )
    return front
