"""The fronts as screens: all of them, and one on which stories are placed."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tajuk.errors import TajukError
from tajuk.newsroom.actions.curating import publish_plan, save_plan
from tajuk.newsroom.choices import languages, sections
from tajuk.newsroom.errors import Overtaken
from tajuk.newsroom.front_desk import rows
from tajuk.newsroom.front_form import PlacingForms, forms_of, pressed, said
from tajuk.newsroom.fronts import as_seen, draft_of, front_named, is_drafted
from tajuk.newsroom.models import FrontPlan, FrontReceipt
from tajuk.newsroom.placings import Plan, plan_of, turns
from tajuk.newsroom.suggestions import Offer, offers
from tajuk.newsroom.views.front_screen import FrontScreen, FrontsScreen
from tajuk.newsroom.views.front_words import tell_what_changed, title_of, with_undo

_MOST_RECEIPTS = 10
_MOVES = ("put", "keep", "up", "down", "out", "move")


class Listed(NamedTuple):
    """A front in the list of all."""

    title: str
    front: FrontPlan
    placed: int
    is_drafted: bool


class FrontsView(FrontsScreen):
    """All fronts, home first."""

    template_name = "newsroom/fronts.html"
    page_title = gettext_lazy("Fronts")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the fronts of each language."""
        by_language = [(language, [_listed(f"{slug}@{language}") for slug in _slugs()]) for language in languages()]
        return {**super().get_context_data(**kwargs), "by_language": by_language}


class FrontView(FrontScreen):
    """One front: its slots as readers see them, and what is planned."""

    template_name = "newsroom/front.html"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Take what was said in the form and the button that was pressed; what stands in the way is said."""
        seen = as_seen(self.front, request.POST.get("seen", ""))
        filled = PlacingForms(request.POST)
        if not filled.is_valid():
            return self.render_to_response(self.get_context_data(filled=filled, plan=draft_of(seen)))
        before = draft_of(seen)
        plan = said(before, filled.cleaned_data)
        try:
            if any(name in request.POST for name in _MOVES):
                plan = pressed(plan, request.POST)
            elif "discard" in request.POST:
                plan = plan_of(seen.placings)
            return self._done(seen, before, plan)
        except Overtaken:
            tell_what_changed(request, seen.name, before, plan)
        except TajukError as error:
            messages.error(request, str(error))
        return self._again()

    def _done(self, seen: FrontPlan, before: Plan, plan: Plan) -> HttpResponse:
        """Save what is new, and publish where that was asked."""
        now, by = datetime.now(UTC), self.request.user
        front = save_plan(seen, plan, by=by, now=now) if plan != before else seen
        if "publish" in self.request.POST:
            front = publish_plan(front, by=by, now=now)
            messages.success(self.request, with_undo(front, _("Readers have this front now.")))
        elif "find" in self.request.POST:
            return self._again(q=self.request.POST.get("find-q", ""))
        elif "save" in self.request.POST:
            messages.success(self.request, _("Saved. Readers see nothing of it before it is published."))
        return self._again()

    def _again(self, **query: str) -> HttpResponseRedirect:
        """Lead to the screen anew, with the button in focus that was pressed last."""
        moved = next(({"at": f"{name} {self.request.POST[name]}"} for name in _MOVES if name in self.request.POST), {})
        asked = urlencode({**moved, **query})
        return redirect(f"{reverse('newsroom:front', args=(self.front.name,))}{'?' if asked else ''}{asked}")

    def get_context_data(self, filled: Any = None, plan: Plan | None = None, **kwargs: Any) -> dict[str, Any]:
        """Return the rows with their forms, what was found, and what readers had."""
        now, front = datetime.now(UTC), self.front
        plan = draft_of(front) if plan is None else plan
        filled = filled or forms_of(plan)
        by_story = {placing.story: form for placing, form in zip(plan, filled, strict=False)}
        found = [(row, by_story.get(row.placing.story) if row.placing else None) for row in rows(front, plan, now=now)]
        typed = self.request.GET.get("q", "")
        return {
            **super().get_context_data(**kwargs),
            "front": front,
            "rows": found,
            "filled": filled,
            "seen": front.latest_revision_id or "",
            "typed": typed,
            "offers": _stories(typed),
            "at": self.request.GET.get("at", ""),
            "is_drafted": is_drafted(front),
            "may_publish": self.request.user.has_perm("newsroom.publish_frontplan"),
            "turns": turns(plan, after=now)[:5],
            "receipts": _receipts(front),
        }


def _slugs() -> list[str]:
    return ["", *(slug for slug, _name in sections((get_language() or "id")[:2]))]


def _listed(name: str) -> Listed:
    front = front_named(name)
    return Listed(title_of(front), front, len(draft_of(front)), is_drafted(front))


def _stories(typed: str) -> list[Offer]:
    return [offer for offer in offers(typed) if offer.kind == "story"] if typed else []


def _receipts(front: FrontPlan) -> list[FrontReceipt]:
    if not front.pk:
        return []
    return list(front.receipts.select_related("by").order_by("-pk")[:_MOST_RECEIPTS])
