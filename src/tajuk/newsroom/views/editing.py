"""The editor of a story: Wagtail's, but its publishing is ours."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
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
from tajuk.newsroom.actions.scheduling import edited_since, let_out
from tajuk.newsroom.models import Scheduled, StoryPage
from tajuk.newsroom.views.relating import RelatedSidePanel


class StoryCreateView(CreateView):
    """Begins a story, with what belongs beside it."""

    def get_side_panels(self) -> Any:
        """Return Wagtail's panels and ours."""
        return MediaContainer([*super().get_side_panels(), RelatedSidePanel(self.page, self.request)])


class StoryEditView(EditView):
    """Saves as Wagtail does; publishes in one short transaction of its own, behind the saving."""

    page: StoryPage

    @cached_property
    def action_name_and_method(self) -> tuple[str, Any]:
        """Return what was pressed, our own buttons first."""
        if self.request.POST.get("action-publish-minor") and self.page_perms.can_correct():
            return ("publish", partial(self.publish_action, change="minor"))
        return super().action_name_and_method

    def get_side_panels(self) -> Any:
        """Return Wagtail's panels and ours; a page that was just made by itself has ours already."""
        panels = super().get_side_panels()
        if self.expects_json_response or self.hydrate_create_view:
            return panels
        return MediaContainer([*panels, RelatedSidePanel(self.page, self.request)])

    def publish_action(self, change: Change = "visible") -> HttpResponse:
        """Save what was written as a revision, then publish that."""
        with transaction.atomic():
            self.page = self.form.save(commit=not self.page.live)
            self.subscription.save()
            self.page.save_revision(user=self.request.user, log_action=True, previous_revision=self.previous_revision)
        page = StoryPage.objects.get(pk=self.page.pk)
        try:
            done = let_out(page, by=self.request.user, now=datetime.now(UTC), change=change)
        except (TajukError, ValidationError) as error:
            messages.error(self.request, _("Saved, but not published: %(why)s") % {"why": error})
            return self.redirect_and_remain()
        messages.success(self.request, _when(done) if isinstance(done, Scheduled) else _with_undo(page))
        return self.redirect_and_remain()

    def save_action(self) -> HttpResponse:
        """Save; say so when what goes out by itself is not what was written now."""
        response = super().save_action()
        if edited_since(StoryPage.objects.get(pk=self.page.pk)):
            messages.warning(
                self.request, _("What goes out is what was scheduled: schedule it again to send this out.")
            )
        return response


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
