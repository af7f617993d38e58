"""Where a story is on its way, as calls answer it."""

from datetime import datetime
from urllib.parse import quote

import msgspec
from django.conf import settings
from django.urls import reverse

from tajuk.newsroom.actions.plans import waiting
from tajuk.newsroom.api.calls import Answer, Asked
from tajuk.newsroom.drafts import draft_tag, locked_by, others_at
from tajuk.newsroom.models import Scheduled, StoryPage
from tajuk.newsroom.queries import current, masthead


class State(msgspec.Struct, frozen=True, kw_only=True):
    """Where a story is on its way. Instants in UTC; empty: there is none.

    tag: of its newest words and of what readers have, for `If-Match`; stage: assigned, writing, with-editor, ready,
    live or spiked; path, url: where readers have it; goes_out_at: when it is released by itself; refused: why it was
    not; locked_by, open_at: who keeps others from changing it, who else has it open; edit: its address for people.
    """

    guid: str
    headline: str
    desk: str
    tag: str
    stage: str
    live: bool
    path: str = ""
    url: str = ""
    published_at: datetime | None = None
    unpublished_changes: bool = False
    goes_out_at: datetime | None = None
    refused: str = ""
    expires_at: datetime | None = None
    locked_by: str = ""
    open_at: tuple[str, ...] = ()
    edit: str = ""


def state_of(page: StoryPage, asked: Asked) -> State:
    """Return where a story is."""
    live = current(page.guid) if page.live else None
    path = live.path if live else ""
    plan = Scheduled.objects.filter(page=page).first()
    return State(
        guid=page.guid,
        headline=page.draft_title,
        desk=page.get_parent().slug,
        tag=draft_tag(page),
        stage=page.assignment.stage,
        live=page.live,
        path=path,
        url=_url(path) if path else "",
        published_at=page.published_at,
        unpublished_changes=page.has_unpublished_changes,
        goes_out_at=plan.due_at if plan and waiting().filter(pk=plan.pk).exists() else None,
        refused=plan.refused if plan else "",
        expires_at=page.expire_at,
        locked_by=locked_by(page, asked.by),
        open_at=tuple(others_at(page, asked.by, now=asked.now)),
        edit=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_pages:edit', args=(page.pk,))}",
    )


def stated(page: StoryPage, asked: Asked, *, status: int = 200) -> Answer:
    """Return the answer of a call that did something to a story: where it is now, as the tables have it."""
    state = state_of(StoryPage.objects.get(pk=page.pk), asked)
    headers = {"ETag": f'"{state.tag}"'}
    if status == 201:
        headers["Location"] = f"/api/stories/{page.guid}"
    return Answer(state, headers, status)


def _url(path: str) -> str:
    return f"{masthead().url or settings.TAJUK_READERS_ORIGIN}{quote(path)}"
