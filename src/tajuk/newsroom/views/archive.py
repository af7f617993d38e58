"""The archive desk: find what was ever published, open it, look at its versions, take an older one up again."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tajuk.errors import TajukError
from tajuk.newsroom.actions.opening import open_story, take_up
from tajuk.newsroom.archive import PAGE, FoundStories, PastVersion, compared, find, versions
from tajuk.newsroom.models import StoryPage
from tajuk.search.finding import MOST_REACHED

_NOTHING = FoundStories((), 0)


class ArchiveView(WagtailAdminTemplateMixin, TemplateView):
    """Find published stories."""

    template_name = "newsroom/archive.html"
    page_title = gettext_lazy("Archive")
    header_icon = "search"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what was found, or in one line why nothing could be looked up."""
        typed, page = self.request.GET.get("q", ""), _number(self.request.GET.get("p", ""))
        found, problem = _NOTHING, ""
        try:
            found = find(typed, language=(get_language() or "id")[:2], now=datetime.now(UTC), page=page)
        except TajukError as error:
            problem = str(error)
        last = min(-(-found.total // PAGE), MOST_REACHED // PAGE)
        said = {"typed": typed, "found": found, "problem": problem, "number": page, "last": last}
        return {**super().get_context_data(**kwargs), **said}


class VersionsView(WagtailAdminTemplateMixin, TemplateView):
    """All versions of a story, two of them beside each other."""

    template_name = "newsroom/versions.html"
    page_title = gettext_lazy("Versions")
    header_icon = "history"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the archive."""
        archive = {"url": reverse("newsroom:archive"), "label": gettext_lazy("Archive")}
        return [*self.breadcrumbs_items, archive, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the versions; of the two that were chosen, or else the newest two, how they differ."""
        every = versions(self.kwargs["guid"])
        if not every:
            raise Http404
        told = [one for one in every if one.story and one.action in ("publish", "update", "correct")]
        before = _chosen(told, self.request.GET.get("before", ""), default=1)
        after = _chosen(told, self.request.GET.get("after", ""), default=0)
        stretches = compared(before.story, after.story) if before and after and before.story and after.story else ()
        page = StoryPage.objects.filter(guid=self.kwargs["guid"]).first()
        said = {"every": every, "before": before, "after": after, "stretches": stretches, "page": page}
        return {**super().get_context_data(**kwargs), **said, "guid": self.kwargs["guid"]}


@require_POST
def open_view(request: HttpRequest, guid: str) -> HttpResponse:
    """Open a published story on its working page."""
    try:
        page = open_story(guid, by=request.user)
    except TajukError as error:
        messages.error(request, str(error))
        return redirect("newsroom:archive")
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return redirect("wagtailadmin_pages:edit", page.pk)


@require_POST
def take_up_view(request: HttpRequest, page_id: int, digest: str) -> HttpResponse:
    """Put an older version onto the page as a draft."""
    page = get_object_or_404(StoryPage, pk=page_id)
    try:
        take_up(page, bytes.fromhex(digest), by=request.user, now=datetime.now(UTC))
    except (TajukError, ValueError) as error:
        messages.error(request, str(error))
        return redirect("newsroom:versions", page.guid)
    messages.success(request, _("That version is the draft now. Publish it to give it back to readers."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def _number(given: str) -> int:
    number = int(given) if given.isdecimal() and len(given) < 6 else 1
    return min(max(number, 1), MOST_REACHED // PAGE)


def _chosen(told: list[PastVersion], seq: str, *, default: int) -> PastVersion | None:
    found = next((one for one in told if str(one.seq) == seq), None)
    return found or (told[min(default, len(told) - 1)] if told else None)
