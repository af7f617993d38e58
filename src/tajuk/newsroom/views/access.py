"""A colleague's second factors and sessions, for administrators: the lost telephone, the colleague who leaves."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tajuk.newsroom.actions.ending import end_sessions, reset_second_factors
from tajuk.newsroom.models import Colleague
from tajuk.newsroom.sessions import sessions_of


class AccessView(WagtailAdminTemplateMixin, TemplateView):
    """How somebody comes in, and where he is in."""

    template_name = "newsroom/access.html"
    header_icon = "lock"
    request: Any

    @cached_property
    def colleague(self) -> Colleague:
        """Whose access it is."""
        return _colleague(self.request, self.kwargs["colleague_id"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to all colleagues, and to this one."""
        users = {"url": reverse("wagtailusers_users:index"), "label": _("Users")}
        one = {"url": reverse("wagtailusers_users:edit", args=[self.colleague.pk]), "label": str(self.colleague)}
        return [*self.breadcrumbs_items, users, one, {"url": "", "label": self.get_page_title()}]

    def get_page_title(self) -> str:
        """Say whose access it is."""
        return _("Access of %(name)s") % {"name": self.colleague.get_full_name() or self.colleague}

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return factors and sessions."""
        return {
            **super().get_context_data(**more),
            "colleague": self.colleague,
            "factors": Authenticator.objects.filter(user=self.colleague).order_by("created_at"),
            "sessions": sessions_of(self.colleague, current=self.request.session.session_key),
        }


@require_POST
def reset(request: HttpRequest, colleague_id: int) -> HttpResponse:
    """Take a colleague's second factors away."""
    colleague = _colleague(request, colleague_id)
    reset_second_factors(colleague, by=request.user)
    messages.success(request, _("The second factors of %(name)s are taken away.") % {"name": colleague})
    return redirect("newsroom:access", colleague_id)


@require_POST
def end(request: HttpRequest, colleague_id: int) -> HttpResponse:
    """End a colleague's sessions."""
    colleague = _colleague(request, colleague_id)
    end_sessions(colleague, by=request.user, keep=request.session.session_key)
    messages.success(request, _("The sessions of %(name)s are ended.") % {"name": colleague})
    return redirect("newsroom:access", colleague_id)


def _colleague(request: HttpRequest, colleague_id: int) -> Colleague:
    if not request.user.has_perm("newsroom.change_colleague"):
        raise PermissionDenied
    return get_object_or_404(Colleague, pk=colleague_id)
