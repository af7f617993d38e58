"""What will go out and when, what did not, and how late what went out was."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from tajuk.errors import TajukError
from tajuk.newsroom.actions.alarming import settle
from tajuk.newsroom.actions.plans import expiring, waiting
from tajuk.newsroom.actions.scheduling import unschedule
from tajuk.newsroom.models import Alarm, Receipt, Scheduled, StoryPage

_MOST = 200


class Ahead(NamedTuple):
    """A story that will go out or come down."""

    page: StoryPage
    at: datetime
    by: Any
    edited_since: bool
    may_cancel: bool


class Gone(NamedTuple):
    """A story that went out or came down by itself, and by how much that was late."""

    receipt: Receipt
    delay_ms: int


class ReleasesView(WagtailAdminTemplateMixin, TemplateView):
    """The screen of releases."""

    template_name = "newsroom/releases.html"
    page_title = gettext_lazy("Releases")
    header_icon = "calendar-alt"
    _show_breadcrumbs = True
    request: HttpRequest

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return what the screen shows: alarms first, then what comes next, then what has been."""
        return {
            **super().get_context_data(**more),
            "may_dismiss": page_permission_policy.user_has_permission(self.request.user, "publish"),
            "alarms": Alarm.objects.select_related("page").order_by("first_at")[:_MOST],
            "ahead": [self._ahead(row) for row in waiting().select_related("page", "by").order_by("due_at")[:_MOST]],
            "waiting": waiting().count(),
            "refused": Scheduled.objects.exclude(refused="").select_related("page").order_by("due_at")[:_MOST],
            "expiring": expiring().order_by("expire_at")[:_MOST],
            "gone": [Gone(receipt, delay_ms(receipt)) for receipt in _released()],
        }

    def _ahead(self, row: Scheduled) -> Ahead:
        may_cancel = row.page.permissions_for_user(self.request.user).can_publish()
        return Ahead(row.page, row.due_at, row.by, row.revision_id != row.page.latest_revision_id, may_cancel)


@require_POST
def cancel(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a story off the list of what will go out."""
    found = get_object_or_404(StoryPage, pk=page_id)
    try:
        unschedule(found, by=request.user, now=datetime.now(UTC))
    except TajukError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(headline)s” will not go out by itself.") % {"headline": found.title})
    return redirect("newsroom:releases")


@require_POST
def dismiss(request: HttpRequest, alarm_id: int) -> HttpResponse:
    """Take an alarm down that somebody has dealt with; it comes back if the trouble does."""
    if not page_permission_policy.user_has_permission(request.user, "publish"):
        raise PermissionDenied
    found = get_object_or_404(Alarm, pk=alarm_id)
    settle(found.kind, found.about)
    return redirect("newsroom:releases")


def delay_ms(receipt: Receipt) -> int:
    """Return by how many milliseconds a release came behind its instant."""
    return (receipt.at - receipt.due_at) // timedelta(milliseconds=1) if receipt.due_at else 0


def _released() -> Any:
    return Receipt.objects.filter(due_at__isnull=False).select_related("page", "by").order_by("-at")[:_MOST]
