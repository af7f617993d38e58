"""Tokens for programs: everybody makes and revokes his own; administrators see and revoke all."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tajuk.newsroom.actions.giving_tokens import give_token, revoke_token
from tajuk.newsroom.models import SCOPES, Colleague, Scope, Token

_LASTS = [
    ("30", gettext_lazy("30 days")),
    ("90", gettext_lazy("90 days")),
    ("365", gettext_lazy("a year")),
]
_MOST = 200


class TokenForm(forms.Form):
    """What a new token is for, how far it reaches, how long it lasts."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=100, help_text=gettext_lazy("The program that will use it.")
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("How far it reaches"),
        choices=[(scope.value, name) for scope, name in SCOPES.items()],
        widget=forms.RadioSelect,
        initial=Scope.READ.value,
        help_text=gettext_lazy("Never further than you yourself."),
    )
    days = forms.ChoiceField(label=gettext_lazy("Valid for"), choices=_LASTS, initial="90")


class TokensView(WagtailAdminTemplateMixin, FormView):
    """The screen of tokens; a new one is shown on it once."""

    template_name = "newsroom/tokens.html"
    form_class = TokenForm
    page_title = gettext_lazy("API tokens")
    header_icon = "key"
    _show_breadcrumbs = True
    request: HttpRequest

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Make the token and show it; it is not shown again, and no cache keeps it."""
        said, now = form.cleaned_data, datetime.now(UTC)
        ends = now + timedelta(days=int(said["days"]))
        token, shown = give_token(said["name"], Scope(said["scope"]), to=self.request.user, expires_at=ends, now=now)
        again = self.form_class()
        response = self.render_to_response(self.get_context_data(form=again, made=token, shown=shown))
        add_never_cache_headers(response)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the tokens that are to be seen, the newest first."""
        now, own = datetime.now(UTC), self.request.user
        tokens = [(token, token.why_dead(now)) for token in seen_by(own)[:_MOST]]
        return {**super().get_context_data(**kwargs), "tokens": tokens, "scopes": SCOPES, "own": own}


@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """Make a token useless for good."""
    token = get_object_or_404(Token, pk=token_id)
    revoke_token(token, by=request.user, now=datetime.now(UTC))
    messages.success(request, _("The token “%(name)s” is revoked.") % {"name": token.name})
    return redirect("newsroom:tokens")


def seen_by(colleague: Colleague) -> QuerySet[Token]:
    """Return the tokens a colleague may see: his own, or everybody's when he runs the log-ins."""
    tokens = Token.objects.select_related("user").order_by("-pk")
    return tokens if colleague.has_perm("newsroom.change_colleague") else tokens.filter(user_id=colleague.pk)
