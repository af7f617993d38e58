"""One's own sessions: where, since when; and to end them."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tajuk.newsroom.actions.ending import end_session, end_sessions
from tajuk.newsroom.sessions import sessions_of


class SessionsView(WagtailAdminTemplateMixin, TemplateView):
    """The list."""

    template_name = "newsroom/sessions.html"
    page_title = gettext_lazy("Sessions")
    header_icon = "desktop"
    request: Any

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the account."""
        account = {"url": reverse("wagtailadmin_account"), "label": _("Account")}
        return [*self.breadcrumbs_items, account, {"url": "", "label": self.page_title}]

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return the sessions, this one first."""
        sessions = sessions_of(self.request.user, current=self.request.session.session_key)
        return {**super().get_context_data(**more), "sessions": sessions}


@require_POST
def end_mine(request: HttpRequest, session_id: int) -> HttpResponse:
    """End another of one's sessions; this one ends by logging out."""
    current = request.session.session_key
    found = get_object_or_404(UserSession.objects.exclude(session_key=current), pk=session_id, user=request.user)
    end_session(found, by=request.user)
    messages.success(request, _("The session is ended."))
    return redirect("newsroom:sessions")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all sessions but this one."""
    end_sessions(request.user, by=request.user, keep=request.session.session_key)
    messages.success(request, _("All other sessions are ended."))
    return redirect("newsroom:sessions")
