"""The screen on which two texts become one: what clashes is shown side by side, and somebody chooses."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tajuk.newsroom.actions.merging import merge, put_together, set_aside
from tajuk.newsroom.archive import compared
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.merging.clash import Choice, Clash
from tajuk.newsroom.models import StoryPage, Strand
from tajuk.newsroom.page_columns import story_on
from tajuk.newsroom.showing_clashes import Marked, label_of, marked_sides, shown
from tajuk.newsroom.views.telling import instant_of, name_of

CHOICES: tuple[Choice, ...] = ("theirs", "mine", "both")


class ShownClash(NamedTuple):
    """A clash as the screen shows it. sides: what may be chosen, with its words; chosen: what was, "" as yet."""

    id: str
    label: str
    base: str
    sides: list["Side"]
    chosen: str


class Side(NamedTuple):
    """One of the texts that may stand in a place, with what is new in it marked."""

    choice: Choice
    key: int
    name: str
    words: tuple[Marked, ...]


class MergeView(WagtailAdminTemplateMixin, TemplateView):
    """Put what waits beside a story together with its newest text."""

    template_name = "newsroom/merge.html"
    page_title = gettext_lazy("Put two texts together")
    header_icon = "copy"
    _show_breadcrumbs = True
    request: HttpRequest

    @cached_property
    def strand(self) -> Strand:
        """The text that waits."""
        known = Strand.objects.select_related("page__latest_revision__user", "revision", "by")
        return get_object_or_404(known, pk=self.kwargs["strand_id"], page_id=self.kwargs["page_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen to whoever may write on the story."""
        if not self.strand.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        if not self.strand.waits:
            messages.info(request, _("That text was dealt with already."))
            return self._back()
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put together as chosen; where nobody chose yet, ask again."""
        now = datetime.now(UTC)
        if "aside" in request.POST:
            set_aside(self.strand, by=request.user, now=now)
            messages.success(request, _("Left as it is. That text stays among the story's revisions."))
            return self._back()
        try:
            merge(self.strand, self._choices(), by=request.user, now=now)
        except NewsroomError as error:
            messages.error(request, str(error))
            return self.render_to_response(self.get_context_data())
        messages.success(request, _("Both texts are one now. Nothing of it is before readers yet."))
        return self._back()

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return what clashes, and what the newest text becomes."""
        choices, strand = self._choices(), self.strand
        found = put_together(strand, choices)
        newest: StoryPage = strand.page.get_latest_revision_as_object()
        after = strand.page.with_content_json(found.content)
        now = datetime.now(UTC)
        return {
            **super().get_context_data(**more),
            "page": strand.page,
            "mine": _who_when(strand.by, strand.at),
            "theirs": _who_when(strand.page.latest_revision.user, strand.page.latest_revision.created_at),
            "clashes": [self._shown(clash, choices) for clash in found.clashes],
            "stretches": [each for each in compared(story_on(newest, at=now), story_on(after, at=now))
                          if each.how != "equal"],
        }  # fmt: skip

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the story."""
        page = self.strand.page
        story = {"url": reverse("wagtailadmin_pages:edit", args=(page.pk,)), "label": page.draft_title}
        return [*self.breadcrumbs_items, story, {"url": "", "label": self.page_title}]

    def _choices(self) -> Mapping[str, Choice]:
        sent = self.request.POST
        whole = sent.get("all", "")
        if whole in CHOICES:
            return {clash.id: cast(Choice, whole) for clash in put_together(self.strand, {}).clashes}
        return {name.removeprefix("clash-"): value for name, value in sent.items()
                if name.startswith("clash-") and value in CHOICES}  # fmt: skip

    def _shown(self, clash: Clash, choices: Mapping[str, Choice]) -> ShownClash:
        names = {
            "theirs": name_of(self.strand.page.latest_revision.user),
            "mine": name_of(self.strand.by),
            "both": _("Both"),
        }
        if names["theirs"] == names["mine"]:
            names |= {"theirs": _("The newest text"), "mine": _("The text beside it")}
        sides = [
            Side(choice, key, names[choice], words)
            for key, (choice, words) in enumerate(zip(CHOICES, marked_sides(clash), strict=True), 1)
            if choice != "both" or clash.both is not None
        ]
        return ShownClash(clash.id, label_of(clash), shown(clash, clash.base), sides, choices.get(clash.id, ""))

    def _back(self) -> HttpResponse:
        return redirect("wagtailadmin_pages:edit", self.kwargs["page_id"])


def _who_when(colleague: Any, at: datetime) -> str:
    return _("%(who)s, %(when)s") % {"who": name_of(colleague), "when": instant_of(at)}
