"""Screens on which a story changes hands."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from tajuk.newsroom.actions.assigning import assign, hand_over, mark_ready, send_back, spike
from tajuk.newsroom.models import Colleague
from tajuk.newsroom.views.verbs import VerbView


class _Whom(forms.ModelChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Colleague.objects.filter(is_active=True).order_by("first_name", "username"), **kwargs)

    def label_from_instance(self, obj: Colleague) -> str:
        return obj.get_full_name() or obj.get_username()


class AssignForm(forms.Form):
    """To whom, until when."""

    to = _Whom(label=_("To"))
    due_at = forms.DateTimeField(label=_("Due"), required=False, widget=AdminDateTimeInput)


class HandOverForm(forms.Form):
    """What the next one should know, and who that is."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        help_text=_("What the next one should know: what is open, who was called."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    to = _Whom(label=_("To"), required=False, help_text=_("Empty: to whichever editor is free."))


class SendBackForm(HandOverForm):
    """What is missing, and who is to bring it."""

    to = _Whom(label=_("To"))


class NoteForm(forms.Form):
    """A word, if there is one to say."""

    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class _Move(VerbView):
    def is_allowed(self) -> bool:
        return bool(self.page.permissions_for_user(self.request.user).can_publish())


class AssignView(_Move):
    """Give a story to somebody."""

    form_class = AssignForm
    verb = _("Assign")
    consequence = _("It stands on the wall with that name, and turns late at that instant.")
    done = _("“%(headline)s” is assigned.")

    def do(self, said: dict[str, Any]) -> None:
        """Assign."""
        assign(self.page, to=said["to"], by=self.request.user, now=datetime.now(UTC), due_at=said["due_at"])


class HandOverView(VerbView):
    """Give a story to the editors."""

    form_class = HandOverForm
    verb = _("Hand over")
    consequence = _("The story goes to the editors; you may go on writing until it runs.")
    done = _("“%(headline)s” is with the editor.")

    def is_allowed(self) -> bool:
        """Let whoever may write hand over."""
        return bool(self.page.permissions_for_user(self.request.user).can_edit())

    def do(self, said: dict[str, Any]) -> None:
        """Hand over."""
        hand_over(self.page, by=self.request.user, now=datetime.now(UTC), note=said["note"], to=said["to"])


class SendBackView(_Move):
    """Give a story back."""

    form_class = SendBackForm
    verb = _("Send back")
    consequence = _("The story goes back to be written on.")
    done = _("“%(headline)s” is sent back.")

    def get_initial(self) -> dict[str, Any]:
        """Propose who began it."""
        return {"to": self.page.owner_id}

    def do(self, said: dict[str, Any]) -> None:
        """Send back."""
        send_back(self.page, to=said["to"], by=self.request.user, now=datetime.now(UTC), note=said["note"])


class ReadyView(_Move):
    """Say that a story may run."""

    form_class = forms.Form
    verb = _("Mark as ready")
    consequence = _("Whoever runs the front sees that it may be published.")
    done = _("“%(headline)s” is ready.")

    def do(self, said: dict[str, Any]) -> None:
        """Mark."""
        mark_ready(self.page, by=self.request.user, now=datetime.now(UTC))


class SpikeView(_Move):
    """Drop a story."""

    form_class = NoteForm
    verb = _("Spike")
    consequence = _("The story leaves the wall. Nothing of it is lost: it can be taken up again.")
    done = _("“%(headline)s” is spiked.")
    button_class = "no"

    def do(self, said: dict[str, Any]) -> None:
        """Spike."""
        spike(self.page, by=self.request.user, now=datetime.now(UTC), note=said["note"])
