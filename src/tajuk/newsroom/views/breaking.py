"""The screen of the breaking bar: what readers have in each language, and one to put up."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateTimeInput

from tajuk.errors import TajukError
from tajuk.newsroom.actions.breaking import bars, put_up, take_down
from tajuk.newsroom.choices import languages
from tajuk.newsroom.queries import current
from tajuk.story.documents import Alert
from tajuk.story.story import Story

RIGHT = "newsroom.publish_breakingbar"
_MOST_LETTERS = 140


class Shown(NamedTuple):
    """The bar of a language, None where nothing breaks; digest: in hex, of the bar readers have."""

    language: str
    alert: Alert | None
    story: str
    digest: str


class BarForm(forms.Form):
    """What has happened, where it is told, until when."""

    headline = forms.CharField(
        label=gettext_lazy("Headline"),
        max_length=_MOST_LETTERS,
        help_text=gettext_lazy("One line on a phone: 40 letters."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"))
    story_headline = forms.CharField(
        label=gettext_lazy("Story"),
        required=False,
        help_text=gettext_lazy("Type words of its headline, or paste its address. Empty: the bar leads nowhere."),
    )
    story = forms.CharField(required=False, widget=forms.HiddenInput)
    lasts = forms.ChoiceField(
        label=gettext_lazy("Ends"),
        initial="60",
        choices=[
            ("15", gettext_lazy("after 15 minutes")),
            ("60", gettext_lazy("after an hour")),
            ("180", gettext_lazy("after 3 hours")),
            ("", gettext_lazy("when somebody takes it down")),
        ],
        required=False,
    )
    ends_at = forms.DateTimeField(label=gettext_lazy("Or exactly at"), required=False, widget=AdminDateTimeInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, suggestions: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["language"]
        offered.choices = [(code, code) for code in languages()]
        self.fields["story_headline"].widget.attrs |= {
            "data-suggest": "story", "data-fills": "story", "data-suggestions": suggestions,
        }  # fmt: skip

    def alert(self, now: datetime) -> Alert:
        """Return the bar that was asked for."""
        said = self.cleaned_data
        lasts = timedelta(minutes=int(said["lasts"])) if said["lasts"] else None
        ends_at = said["ends_at"] or (now + lasts if lasts else None)
        story = said["story"] if said["story_headline"] else ""
        return Alert(guid="", headline=said["headline"], language=said["language"], story=story, ends_at=ends_at)


class BreakingView(WagtailAdminTemplateMixin, FormView):
    """What breaks, and what is put up. `?story=GUID` proposes a story."""

    template_name = "newsroom/breaking.html"
    form_class = BarForm
    success_url = reverse_lazy("newsroom:breaking")
    page_title = gettext_lazy("Breaking bar")
    header_icon = "warning"
    _show_breadcrumbs = True
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen to whoever may put a bar up."""
        see_may_break(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with."""
        return {**super().get_form_kwargs(), "suggestions": str(reverse_lazy("newsroom:suggestions"))}

    def get_initial(self) -> dict[str, Any]:
        """Propose a story, and whatever stands in its language as seen."""
        found = current(self.request.GET.get("story", ""))
        story = found.document if found and isinstance(found.document, Story) else None
        language = story.language if story else next(iter(languages()), "")
        said = (
            {"headline": story.headline[:_MOST_LETTERS], "story_headline": story.headline, "story": story.guid}
            if story
            else {}
        )
        return {"language": language, "seen": self._seen(), **said}

    def form_valid(self, form: BarForm) -> HttpResponse:
        """Put it up; what stands in the way is said on the screen."""
        now = datetime.now(UTC)
        try:
            alert = form.alert(now)
            seen = dict(pair.split(":", 1) for pair in form.cleaned_data["seen"].split() if ":" in pair)
            put_up(alert, by=self.request.user, now=now, seen=seen.get(alert.language, ""))
        except TajukError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, _("Readers see: “%(headline)s”.") % {"headline": alert.headline})
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the bars of all languages."""
        return {**super().get_context_data(**kwargs), "shown": list(_all_shown())}

    @staticmethod
    def _seen() -> str:
        return " ".join(f"{language}:{version.digest.hex()}" for language, version in bars().items())


@require_POST
def take_down_view(request: HttpRequest, language: str) -> HttpResponse:
    """Take the bar of a language down."""
    see_may_break(request)
    try:
        take_down(language, by=request.user, now=datetime.now(UTC))
    except TajukError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The breaking bar is down."))
    return redirect("newsroom:breaking")


def tell_of_bars(request: HttpRequest, guid: str) -> None:
    """Say which bars still lead to a story that was taken back."""
    for version in bars().values():
        if isinstance(version.document, Alert) and version.document.story == guid:
            said = _("The breaking bar still says: “%(headline)s”.") % {"headline": version.document.headline}
            messages.warning(request, said, buttons=[messages.button(reverse("newsroom:breaking"), _("Breaking bar"))])


def see_may_break(request: HttpRequest) -> None:
    """Raise PermissionDenied for whoever may not put up a bar."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied


def _all_shown() -> Any:
    now = bars()
    for language in languages():
        version = now.get(language)
        alert = version.document if version and isinstance(version.document, Alert) else None
        story = current(alert.story) if alert and alert.story else None
        headline = story.document.headline if story and isinstance(story.document, Story) else ""
        yield Shown(language, alert, headline, version.digest.hex() if version else "")
