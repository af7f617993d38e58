"""What the screens of fronts have in common."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.fronts import front_named
from tajuk.newsroom.models import FrontPlan
from tajuk.newsroom.views.front_words import title_of


class FrontsScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen for whoever plans fronts."""

    header_icon = "list-ol"
    _show_breadcrumbs = True
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen to whoever may see it."""
        if not request.user.has_perm("newsroom.change_frontplan"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class FrontScreen(FrontsScreen):
    """A screen of one front."""

    @cached_property
    def front(self) -> FrontPlan:
        """The front this is about."""
        return front_or_404(self.kwargs["front"])

    def get_page_title(self) -> str:
        """Return the front's name."""
        return title_of(self.front)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to all fronts."""
        every = {"url": reverse("newsroom:fronts"), "label": _("Fronts")}
        return [*self.breadcrumbs_items, every, {"url": "", "label": self.get_page_title()}]


def front_or_404(name: str) -> FrontPlan:
    """Return a front by its name."""
    try:
        return front_named(name)
    except NewsroomError as error:
        raise Http404(str(error)) from error
