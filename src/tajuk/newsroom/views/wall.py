"""The wall as a screen."""

from datetime import UTC, datetime
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tajuk.newsroom.models import Desk
from tajuk.newsroom.wall import wall


class WallView(WagtailAdminTemplateMixin, TemplateView):
    """Every story on its way."""

    template_name = "newsroom/wall.html"
    page_title = _("Wall")
    header_icon = "clipboard-list"
    _show_breadcrumbs = True

    @cached_property
    def desk(self) -> Desk | None:
        """The desk that was chosen."""
        chosen = self.request.GET.get("desk", "")
        return Desk.objects.filter(slug=chosen).first() if chosen else None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the columns, and the desks to choose from."""
        columns = wall(datetime.now(UTC), desk=self.desk)
        desks = Desk.objects.order_by("title")
        return {**super().get_context_data(**kwargs), "columns": columns, "desks": desks, "desk": self.desk}
