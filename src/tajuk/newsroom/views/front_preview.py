"""A front as readers will get it at an instant, on a phone and on a desktop."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.timezone import is_naive, localtime, make_aware
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from tajuk.newsroom.fronts import document_of, draft_of
from tajuk.newsroom.placings import turns
from tajuk.newsroom.previewing_fronts import front_html
from tajuk.newsroom.views.front_screen import FrontScreen, front_or_404
from tajuk.newsroom.views.previewing import CSP

WIDTHS = ("phone", "desktop")


class FrontPreviewView(FrontScreen):
    """The page of a front in a window of a phone's or a desktop's width, and the instants at which it changes."""

    template_name = "newsroom/front_preview.html"
    http_method_names = ["get", "head"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the front."""
        front = {"url": reverse("newsroom:front", args=(self.front.name,)), "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items()[:-1], front, {"url": "", "label": _("Preview")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the instant that is looked at, the width, and where else there is something to see."""
        now, asked = datetime.now(UTC), self.request.GET.get("at", "")
        at = instant_of(asked)
        width = self.request.GET.get("width", "")
        page = f"{reverse('newsroom:front_page', args=(self.front.name,))}?{urlencode({'at': asked})}"
        return {
            **super().get_context_data(**kwargs),
            "asked": asked,
            "instant": localtime(at or now),
            "is_unclear": bool(asked) and at is None,
            "width": width if width in WIDTHS else WIDTHS[1],
            "page": page,
            "coming": turns(draft_of(self.front), after=now)[:10],
        }


@require_safe
@xframe_options_sameorigin
def front_page(request: HttpRequest, front: str) -> HttpResponse:
    """Return the page of a front's draft as readers will get it at the instant `at`, now when none is named."""
    if not request.user.has_perm("newsroom.change_frontplan"):
        raise PermissionDenied
    found, now = front_or_404(front), datetime.now(UTC)
    at = instant_of(request.GET.get("at", "")) or now
    html = front_html(document_of(found, draft_of(found), at), at=at, now=now)
    return HttpResponse(html, headers={"Content-Security-Policy": CSP})


def instant_of(asked: str) -> datetime | None:
    """Return the instant somebody asked for, in the newsroom's zone where none is said; None when it is unclear."""
    try:
        found = parse_datetime(asked)
    except ValueError:
        return None
    return make_aware(found) if found and is_naive(found) else found
