"""Screens on which an editor says why: correct, unpublish, kill; and undo, which is one press."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tajuk.errors import TajukError
from tajuk.newsroom.actions.publishing import correct
from tajuk.newsroom.actions.withdrawing import kill, undo, withdraw
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import StoryPage
from tajuk.newsroom.views.breaking import tell_of_bars
from tajuk.newsroom.views.telling import instant_of, name_of
from tajuk.story.text import runs


class CorrectionForm(forms.Form):
    """What was wrong, for readers."""

    sort = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[
            ("correction", gettext_lazy("Correction: a fact was wrong")),
            ("clarification", gettext_lazy("Clarification: a fact could be misunderstood")),
        ],
        widget=forms.RadioSelect,
        initial="correction",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label=gettext_lazy("Note to readers"),
        help_text=gettext_lazy("What was wrong and what is right, in a sentence. It stays below the story."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(forms.Form):
    """Why a story goes for good."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Kept in the record of the edition; readers are told that the story is gone."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OptionalReasonForm(ReasonForm):
    """Why a story goes for a while."""

    reason = forms.CharField(label=gettext_lazy("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class VerbView(WagtailAdminTemplateMixin, FormView):
    """A verb that asks something before it is done."""

    template_name = "newsroom/verb.html"
    _show_breadcrumbs = True
    verb = ""
    consequence = ""
    done = ""
    button_class = ""

    @cached_property
    def page(self) -> StoryPage:
        """The story this is about."""
        return get_object_or_404(StoryPage, pk=self.kwargs["page_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen to whoever may do this."""
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        """Say whether who asks may do this to the story as it is."""
        return bool(self.page.permissions_for_user(self.request.user).can_correct())

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do it, and say so; what stands in the way is said on the screen."""
        try:
            self.do(form.cleaned_data)
        except TajukError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, self.done % {"headline": self.page.title})
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    def do(self, said: dict[str, str]) -> None:
        """Do what the verb says."""
        raise NotImplementedError

    def get_page_title(self) -> str:
        """Return the verb."""
        return self.verb

    def get_page_subtitle(self) -> str:
        """Return the headline."""
        return self.page.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Lead back to the story."""
        story = {"url": reverse("wagtailadmin_pages:edit", args=(self.page.pk,)), "label": self.page.title}
        return [*self.breadcrumbs_items, story, {"url": "", "label": self.verb}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the template shows."""
        said = {"verb": self.verb, "consequence": self.consequence, "button_class": self.button_class}
        return {**super().get_context_data(**kwargs), **said, "page": self.page, "action_url": self.request.path}


def seen_of(page: StoryPage) -> str:
    """Return what tells one saved text of a story from every other."""
    newest = page.latest_revision
    return f"{newest.pk} {newest.created_at.isoformat()}" if newest else ""


class CorrectView(VerbView):
    """Publish what was saved, with a note to readers."""

    form_class = CorrectionForm
    verb = gettext_lazy("Publish with a correction")
    consequence = gettext_lazy("Readers get the text as it was saved last, with this note below it.")
    done = gettext_lazy("“%(headline)s” is corrected.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose text goes out, as of when."""
        newest = self.page.latest_revision
        told = _("It was saved last by %(who)s, %(when)s.") % {
            "who": name_of(newest.user),
            "when": instant_of(newest.created_at),
        }
        return {**super().get_context_data(**kwargs), "consequence": f"{self.consequence} {told}"}

    def get_initial(self) -> dict[str, Any]:
        """Note which text is meant."""
        return {"seen": seen_of(self.page)}

    def do(self, said: dict[str, Any]) -> None:
        """Correct, if nobody wrote on the story since the screen was opened."""
        if said["seen"] not in ("", seen_of(self.page)):
            who = name_of(self.page.latest_revision.user)
            raise NewsroomError(
                _("%(who)s wrote on the story after you opened this") % {"who": who},
                _("look at the newest text, then correct it"),
            )
        note = runs(said["note"])
        correct(self.page, by=self.request.user, now=datetime.now(UTC), note=note, sort=said["sort"])


class WithdrawView(VerbView):
    """Take a story off every page for a while."""

    form_class = OptionalReasonForm
    verb = gettext_lazy("Unpublish")
    consequence = gettext_lazy("The story leaves every page and feed. Its address answers 404 until it runs again.")
    done = gettext_lazy("“%(headline)s” is unpublished.")

    def do(self, said: dict[str, str]) -> None:
        """Withdraw."""
        withdraw(self.page, by=self.request.user, now=datetime.now(UTC), reason=said["reason"])
        tell_of_bars(self.request, self.page.guid)


class KillView(VerbView):
    """Withdraw a story for good."""

    form_class = ReasonForm
    verb = gettext_lazy("Kill")
    consequence = gettext_lazy("The story leaves every page and feed for good. Its address answers 410: gone.")
    done = gettext_lazy("“%(headline)s” is killed.")
    button_class = "no"

    def do(self, said: dict[str, str]) -> None:
        """Kill."""
        kill(self.page, by=self.request.user, now=datetime.now(UTC), reason=said["reason"])
        tell_of_bars(self.request, self.page.guid)


@require_POST
def undo_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """Give readers what they had before the last publish."""
    page = get_object_or_404(StoryPage, pk=page_id)
    try:
        undo(page, by=request.user, now=datetime.now(UTC))
    except TajukError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Undone: readers have what they had before."))
    return redirect("wagtailadmin_pages:edit", page_id)
