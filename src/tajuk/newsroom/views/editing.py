"""The editor of a story: Wagtail's, but its publishing is ours."""

from datetime import UTC, datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from tajuk.errors import TajukError
from tajuk.newsroom.actions.publishing import Change, publish
from tajuk.newsroom.models import StoryPage


class StoryEditView(EditView):
    """Saves as Wagtail does; publishes in one short transaction of its own, behind the saving."""

    page: StoryPage

    def publish_action(self) -> HttpResponse:
        """Save what was written as a revision, then publish that."""
        with transaction.atomic():
            self.page = self.form.save(commit=not self.page.live)
            self.subscription.save()
            self.page.save_revision(user=self.request.user, log_action=True, previous_revision=self.previous_revision)
        page = StoryPage.objects.get(pk=self.page.pk)
        change: Change = "minor" if self.request.POST.get("change") == "minor" else "visible"
        try:
            publish(page, by=self.request.user, now=datetime.now(UTC), change=change)
        except (TajukError, ValidationError) as error:
            messages.error(self.request, _("Saved, but not published: %(why)s") % {"why": error})
            return self.redirect_and_remain()
        messages.success(self.request, _("“%(headline)s” is live.") % {"headline": page.title})
        return self.redirect_and_remain()


class StoryViewSet(PageViewSet):
    """The screens of story pages."""

    model = StoryPage
    edit_view_class = StoryEditView


story_viewset = StoryViewSet()
