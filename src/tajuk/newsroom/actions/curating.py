"""Plan a front, publish the plan, put a story on top, give readers an earlier plan back."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tajuk.edition.entry import instant
from tajuk.newsroom.actions.publishing_documents import Decision, publish_document, see_may_publish
from tajuk.newsroom.errors import NewsroomError, Overtaken
from tajuk.newsroom.fronts import document_of, draft_of, front_named, is_drafted, version_of
from tajuk.newsroom.models import Colleague, FrontPlan, FrontReceipt, StoryPage
from tajuk.newsroom.placings import Plan, on_top, plan_of, see_sound, stored, turns, without_past
from tajuk.newsroom.queries import current
from tajuk.story.story import Story


def save_plan(front: FrontPlan, plan: Plan, *, by: Colleague, now: datetime) -> FrontPlan:
    """Save a plan as the front's draft, without what is over, and return the front; readers see nothing of it.

    Raises: PermissionDenied; Overtaken when somebody saved another draft since `front` was read; NewsroomError when
    the plan makes no sense.
    """
    see_may_plan(front, by)
    see_sound(plan)
    with transaction.atomic():
        held = _held(_begun(front, now))
        _save_draft(held, without_past(plan, now), by)
    return held


def publish_plan(front: FrontPlan, *, by: Colleague, now: datetime) -> FrontPlan:
    """Give readers the front's draft, and return the front.

    Raises: PermissionDenied; Overtaken when somebody saved another draft since `front` was read.
    """
    return _published(front, draft_of(front), by=by, now=now)


def publish_again(receipt: FrontReceipt, *, by: Colleague, now: datetime) -> FrontPlan:
    """Give readers the plan they had before, and return the front. What was drafted and not published stays a draft.

    Raises: PermissionDenied, Overtaken.
    """
    front = FrontPlan.objects.select_related("latest_revision").get(pk=receipt.front_id)
    plan = plan_of(receipt.placings)
    draft = draft_of(front) if is_drafted(front) else plan
    return _published(front, plan, by=by, now=now, draft=draft)


def put_on_top_of_home(guid: str, *, by: Colleague, now: datetime) -> FrontPlan:
    """Put a story on top of home in its language, in the draft as well, and return the front.

    A story that does not run yet is shown from when it does. Raises: PermissionDenied; NewsroomError when there is no
    such story; Overtaken.
    """
    front = front_named(f"@{_language_of(guid)}")
    return _published(
        front,
        on_top(plan_of(front.placings), guid),
        by=by,
        now=now,
        draft=on_top(draft_of(front), guid),
    )


def _published(front: FrontPlan, plan: Plan, *, by: Colleague, now: datetime, draft: Plan | None = None) -> FrontPlan:
    """Publish a plan and return its front. draft: the draft from then on, where it is not what was saved last."""
    see_may_publish(front, by)
    front = _begun(front, now)

    def keep() -> None:
        held = _held(front)
        if draft is not None:
            _save_draft(held, draft, by)
        write_down(held, plan, by=by, now=now)

    decision = Decision(row=front, by=by, now=now, keep=keep, data={"stories": len(plan)})
    publish_document(document_of(front, plan, now), decision)
    return front


def see_may_plan(front: FrontPlan, by: Colleague) -> None:
    """Raise PermissionDenied when a colleague may not plan a front."""
    if not by.has_perm("newsroom.change_frontplan"):
        raise PermissionDenied(f"{by} may not plan the front {front}")


def write_down(
    front: FrontPlan, plan: Plan, *, by: Colleague | None, now: datetime, due_at: datetime | None = None
) -> None:
    """Note what readers are given: on the front itself, and for good. Inside the transaction that appends."""
    following = turns(plan, after=now)
    FrontPlan.objects.filter(pk=front.pk).update(placings=stored(plan), turns_at=following[0] if following else None)
    FrontReceipt.objects.create(front=front, placings=stored(plan), by=by, at=now, due_at=due_at)


@transaction.atomic
def _begun(front: FrontPlan, now: datetime) -> FrontPlan:
    """Return a front with its row; its first receipt is what readers have, so that it can be given back to them."""
    if front.pk:
        return front
    found, is_new = FrontPlan.objects.get_or_create(
        section=front.section, language=front.language, defaults={"guid": front.guid, "placings": front.placings}
    )
    if is_new:
        version = version_of(found)
        FrontReceipt.objects.create(front=found, placings=found.placings, at=instant(version.at) if version else now)
    return found


def _held(front: FrontPlan) -> FrontPlan:
    """Return a front, held until the transaction ends. Raises: Overtaken when another draft was saved meanwhile."""
    held = FrontPlan.objects.select_for_update().get(pk=front.pk)
    if held.latest_revision_id != front.latest_revision_id:
        raise Overtaken(f"the front {front} was changed by somebody else meanwhile", "look at what changed")
    return held


def _save_draft(front: FrontPlan, plan: Plan, by: Colleague) -> None:
    """Save a plan as the newest revision; the row keeps what was published."""
    published, front.placings = front.placings, stored(plan)
    front.save_revision(user=by, log_action=True, clean=False)
    front.placings = published


def _language_of(guid: str) -> str:
    version = current(guid)
    if version is not None and isinstance(version.document, Story):
        return version.document.language
    page = StoryPage.objects.filter(guid=guid).first()
    if page is None:
        raise NewsroomError(f"there is no story {guid}", "search for it anew; it may have been withdrawn")
    return page.language
