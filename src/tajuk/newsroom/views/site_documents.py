"""The screens of site pages and menus: Wagtail's for snippets, but what readers get is ours."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet, UnpublishView

from tajuk.errors import TajukError
from tajuk.newsroom.actions.publishing_site import bring_in, publish_site, withdraw_site
from tajuk.newsroom.models import SiteMenu, SitePage


class _Publishing:
    """Publishes what was just saved, in one short transaction behind the saving."""

    object: Any
    request: HttpRequest

    def publish_action(self) -> HttpResponse:
        """Publish, and stay; what stands in the way is said, and what was written is kept."""
        row = type(self.object)._default_manager.get(pk=self.object.pk)
        try:
            entry = publish_site(row, by=self.request.user, now=datetime.now(UTC))
        except (TajukError, ValidationError) as error:
            messages.error(self.request, _("Saved, but not published: %(why)s") % {"why": error})
        else:
            said = _("“%(headline)s” is live.") % {"headline": row.get_latest_revision_as_object()}
            messages.success(self.request, f"{said} {entry.path}".strip())
        return redirect(row.snippet_viewset.get_url_name("edit"), row.pk)


class SiteIndexView(IndexView):
    """All that there is, what an import or the demo brought too."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open what is not open yet, then list."""
        bring_in()
        return super().get(request, *args, **kwargs)


class SiteCreateView(_Publishing, CreateView):
    """Begins one."""


class SiteEditView(_Publishing, EditView):
    """Works on one."""


class SiteUnpublishView(UnpublishView):
    """Asks before one is taken back."""

    def unpublish(self) -> HttpResponse | None:
        """Take it back; what stands in the way is said."""
        try:
            withdraw_site(self.object, by=self.request.user, now=datetime.now(UTC))
        except TajukError as error:
            messages.error(self.request, str(error))
            return redirect(self.get_next_url())
        return None


class _SiteViewSet(SnippetViewSet):
    index_view_class = SiteIndexView
    add_view_class = SiteCreateView
    edit_view_class = SiteEditView
    unpublish_view_class = SiteUnpublishView
    add_to_admin_menu = True
    inspect_view_enabled = False
    copy_view_enabled = False


class SitePageViewSet(_SiteViewSet):
    """About, editorial code, contact, privacy."""

    model = SitePage
    icon, menu_label, menu_order, menu_name = "doc-full-inverse", gettext_lazy("Site pages"), 80, "site-pages"
    list_display = ["headline", "language", Column("slug", label=gettext_lazy("slug")), LiveStatusTagColumn()]
    ordering = ["language", "headline"]


class MenuViewSet(_SiteViewSet):
    """What stands on top and at the foot of every page."""

    model = SiteMenu
    icon, menu_label, menu_order, menu_name = "bars", gettext_lazy("Menus"), 81, "menus"
    list_display = ["__str__", "language", LiveStatusTagColumn()]
    ordering = ["language", "slug"]


VIEWSETS = (SitePageViewSet, MenuViewSet)
