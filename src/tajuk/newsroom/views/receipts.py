"""When every surface showed what was published: all of the last receipts, and those of a story."""

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tajuk.newsroom.models import Receipt, StoryPage

_MOST = 100
_SAID = {
    "story": gettext_lazy("Its own page"),
    "home": gettext_lazy("Front page"),
    "latest": gettext_lazy("Latest"),
    "section": gettext_lazy("Section"),
    "topic": gettext_lazy("Topic"),
    "person": gettext_lazy("Person"),
    "news": gettext_lazy("News"),
}


class Line(NamedTuple):
    """A surface at every worker. slowest_ms: None when it was not always shown; is_elsewhere: it need not be."""

    surface: str
    by_worker: list[tuple[str, dict[str, Any]]]
    slowest_ms: int | None
    late: bool
    is_elsewhere: bool


class Measured(NamedTuple):
    """A receipt and what was measured."""

    receipt: Receipt
    lines: list[Line]
    slowest_ms: int | None
    late: bool
    missing: bool


class ReceiptsView(WagtailAdminTemplateMixin, TemplateView):
    """The screen of receipts, of all stories or of one (`page`)."""

    template_name = "newsroom/receipts.html"
    page_title = gettext_lazy("Receipts")
    header_icon = "tick-inverse"
    _show_breadcrumbs = True
    request: HttpRequest

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, page: int = 0, **more: Any) -> dict[str, Any]:
        """Return the receipts, the newest first; those of one story with every surface."""
        receipts = Receipt.objects.select_related("page", "by").order_by("-at", "-pk")
        story = get_object_or_404(StoryPage, pk=page) if page else None
        if story:
            receipts = receipts.filter(page=story)
        return {
            **super().get_context_data(**more),
            "story": story,
            "receipts": [measured(receipt) for receipt in receipts[:_MOST]],
        }


def measured(receipt: Receipt) -> Measured:
    """Return what was measured of a receipt, surface by surface."""
    workers: dict[str, dict[str, dict[str, Any]]] = receipt.surfaces
    names = list(dict.fromkeys(name for found in workers.values() for name in found))
    lines = [_line(name, [(worker, found.get(name, {})) for worker, found in workers.items()]) for name in names]
    shown = [line.slowest_ms for line in lines if line.slowest_ms is not None]
    missing = any(line.slowest_ms is None and not line.is_elsewhere for line in lines)
    return Measured(receipt, lines, max(shown, default=None), any(line.late for line in lines), missing)


def _line(name: str, by_worker: list[tuple[str, dict[str, Any]]]) -> Line:
    marks = [found for _, found in by_worker]
    is_elsewhere = any(found.get("shown") == "elsewhere" for found in marks)
    asked = [found.get("ms") for found in marks if found.get("shown") != "elsewhere"]
    slowest = max((ms for ms in asked if ms is not None), default=None) if None not in asked else None
    return Line(_said(name), by_worker, slowest, any(found.get("late") for found in marks), is_elsewhere)


def _said(name: str) -> str:
    """Return what a surface is called on the screen: its first word in the language of who looks."""
    first, space, rest = name.partition(" ")
    return f"{_SAID.get(first, first)}{space}{rest}"
