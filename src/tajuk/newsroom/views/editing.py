"""The editor of a story: Wagtail's, but its publishing is ours."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from tajuk.errors import TajukError
from tajuk.newsroom.actions.publishing import Change
from tajuk.newsroom.actions.saving import Saved, Saving, save, save_beside
from tajuk.newsroom.actions.scheduling import edited_since, let_out
from tajuk.newsroom.actions.strands import Window, is_up_to_date, open_revision, strand_of, waiting_at
from tajuk.newsroom.models import Scheduled, StoryPage, Strand
from tajuk.newsroom.views.keeping import told_taken
from tajuk.newsroom.views.relating import RelatedSidePanel
from tajuk.newsroom.views.telling import name_of, waiting_line

_MOST_TOLD = 3


class StoryCreateView(CreateView):
    """Begins a story, with what belongs beside it."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and let the browser forget what it kept."""
        return told_taken(self.request, super().form_valid(form))

    def get_side_panels(self) -> Any:
        """Return Wagtail's panels and ours."""
        return MediaContainer([*super().get_side_panels(), RelatedSidePanel(self.page, self.request)])


class StoryEditView(EditView):
    """Saves what two people write at once as both; publishes in one short transaction of its own, behind the saving."""

    page: StoryPage

    @cached_property
    def is_out_of_date(self) -> bool:
        """Refuse, as Wagtail does, what saves by itself and does not say from which window it comes."""
        return not self.window.name and bool(self.overtaken_by)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the editor; what it begins from is kept as it is, and what waits beside the story is told."""
        if not self.hydrate_create_view and not open_revision(self.page, self.latest_revision, now=datetime.now(UTC)):
            return redirect(request.get_full_path())
        for strand in waiting_at(self.page)[:_MOST_TOLD]:
            messages.warning(request, waiting_line(strand))
        return super().get(request, *args, **kwargs)

    @cached_property
    def window(self) -> Window:
        """Say from where this was sent, and what it began from."""
        sent = self.request.POST
        if own := sent.get("overwrite_revision_id"):
            return Window(sent.get("window", "")[:40], own)
        began = (sent.get("loaded_revision_id", ""), sent.get("loaded_revision_created_at", ""))
        return Window(sent.get("window", "")[:40], *began)

    @cached_property
    def action_name_and_method(self) -> tuple[str, Any]:
        """Return what was pressed, our own buttons first. What somebody has not seen he cannot decide on."""
        if self.request.POST.get("action-publish-minor") and self.page_perms.can_correct():
            pressed = ("publish", partial(self.publish_action, change="minor"))
        else:
            pressed = super().action_name_and_method
        is_seen = pressed[0] == "save" or not self.overtaken_by
        return pressed if is_seen else ("save", self.save_instead)

    @cached_property
    def overtaken_by(self) -> str:
        """Return who wrote on the story since this editor read it, "" when nobody did."""
        strand = strand_of(self.page, self.window, self.request.user)
        if is_up_to_date(self.window, strand, self.latest_revision):
            return ""
        others = Strand.objects.filter(page=self.page).exclude(window=self.window.name, by=self.request.user)
        latest = others.select_related("by").order_by("-at").first()
        who = latest.by if latest else self.latest_revision.user
        return _("Another window of yours") if who == self.request.user else name_of(who)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take what was written, if it is who is logged in who wrote it."""
        if request.POST.get("writer", str(request.user.pk)) != str(request.user.pk):
            told = _("Somebody else is logged in here now; nothing was saved.")
            if self.expects_json_response:
                return self.json_error_response("other_colleague", told)
            messages.error(request, told)
            return self.redirect_and_remain()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and let the browser forget what it kept."""
        return told_taken(self.request, super().form_valid(form))

    def _save(self, how: Callable[[Saving], Saved] = save) -> Saved:
        text = Saving(
            self.form.save(commit=False), self._write, self.window, self.request.user, datetime.now(UTC),
            self.previous_revision,
        )  # fmt: skip
        return how(text)

    def _write(self) -> None:
        self.page = self.form.save(commit=not self.form.instance.live)
        self.subscription.save()

    def save_action(self) -> HttpResponse:
        """Save; say what became of it, and so when what goes out by itself is not what was written now."""
        saved = self._save(save_beside if self.request.POST.get("beside") else save)
        self.page = StoryPage.objects.get(pk=self.page.pk).get_latest_revision_as_object()
        self._tell_of_comments(saved)
        if self.expects_json_response:
            return self._answer(saved)
        if saved.how == "beside" and saved.strand:
            return redirect("newsroom:merge", self.page.pk, saved.strand.pk)
        self.add_save_confirmation_message()
        if saved.how == "merged":
            messages.info(self.request, _("Put together with what %(who)s wrote.") % {"who": self.overtaken_by})
        if edited_since(StoryPage.objects.get(pk=self.page.pk)):
            messages.warning(
                self.request, _("What goes out is what was scheduled: schedule it again to send this out.")
            )
        return self.run_hook("after_edit_page", self.request, self.page) or self.redirect_and_remain()

    def save_instead(self) -> HttpResponse:
        """Save what was to be published: somebody else's words are in it that nobody here has seen."""
        told = _("Saved, but no more: %(who)s wrote on the story after you opened it. Look at it, and press again.")
        messages.warning(self.request, told % {"who": self.overtaken_by})
        return self.save_action()

    def get_side_panels(self) -> Any:
        """Return Wagtail's panels and ours; a page that was just made by itself has ours already."""
        panels = super().get_side_panels()
        if self.expects_json_response or self.hydrate_create_view:
            return panels
        return MediaContainer([*panels, RelatedSidePanel(self.page, self.request)])

    def publish_action(self, change: Change = "visible") -> HttpResponse:
        """Save what was written as a revision, then publish just that."""
        saved = self._save()
        if saved.how != "saved":
            return self.save_instead()
        self._tell_of_comments(saved)
        page = StoryPage.objects.get(pk=self.page.pk)
        page.latest_revision = saved.newest
        try:
            done = let_out(page, by=self.request.user, now=datetime.now(UTC), change=change)
        except (TajukError, ValidationError) as error:
            messages.error(self.request, _("Saved, but not published: %(why)s") % {"why": error})
            return self.redirect_and_remain()
        messages.success(self.request, _when(done) if isinstance(done, Scheduled) else _with_undo(page))
        return self.redirect_and_remain()

    def _tell_of_comments(self, saved: Saved) -> None:
        if self.has_content_changes and "comments" in self.form.formsets:
            changes = self.get_commenting_changes()
            self.log_commenting_changes(changes, saved.newest)
            self.send_commenting_notifications(changes)

    def _answer(self, saved: Saved) -> HttpResponse:
        """Return what an editor that saves by itself is told."""
        told = {"merged_with": self.overtaken_by} if saved.how == "merged" else {}
        if saved.how == "beside" and saved.strand:
            told = {"beside": reverse("newsroom:merge", args=(self.page.pk, saved.strand.pk)), "who": self.overtaken_by}
        return JsonResponse(
            {
                "success": True,
                "pk": self.page.pk,
                "revision_id": saved.newest.pk,
                "revision_created_at": StoryPage.objects.get(pk=self.page.pk).latest_revision_created_at.isoformat(),
                "field_updates": dict(self.form.get_field_updates_for_resave()),
                "comments": self.form.serialize_comments(self.request.user),
                "html": self.render_partials(),
                **told,
            }
        )


def _when(row: Scheduled) -> str:
    at = localtime(row.due_at).strftime("%Y-%m-%d %H:%M:%S %Z")
    return _("“%(headline)s” goes out at %(at)s.") % {"headline": row.page.draft_title, "at": at}


def _with_undo(page: StoryPage) -> str:
    """Return the good news, with a button that takes it back."""
    return format_html(
        '{} <button type="button" class="button button-small button-secondary" data-controller="w-action"'
        ' data-action="w-action#post" data-w-action-url-value="{}">{}</button>',
        _("“%(headline)s” is live.") % {"headline": page.title},
        reverse("newsroom:undo", args=(page.pk,)),
        _("Undo (30 seconds)"),
    )


def publish_when_approved(instance: Any, user: Any, **kwargs: Any) -> None:
    """Publish a story whose workflow is done, once Wagtail has written that down."""
    page = instance.content_object
    if isinstance(page, StoryPage):
        transaction.on_commit(lambda: let_out(StoryPage.objects.get(pk=page.pk), by=user, now=datetime.now(UTC)))


class StoryUnpublishView(View):
    """Wagtail's own address for unpublishing leads to ours."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead on."""
        return redirect("newsroom:withdraw", kwargs["page_id"])


class StoryViewSet(PageViewSet):
    """The screens of story pages."""

    model = StoryPage
    add_view_class = StoryCreateView
    edit_view_class = StoryEditView
    unpublish_view_class = StoryUnpublishView


story_viewset = StoryViewSet()
