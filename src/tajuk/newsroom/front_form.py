"""What an editor says on a front's screen: pins and times in a form, and one button that was pressed."""

from typing import Any

import msgspec
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tajuk.newsroom.placings import Placing, Plan, moved, on_top, put_before, without
from tajuk.pages.fronts import HOME_SLOTS

_SLOTS = [(slot, str(slot or "–")) for slot in range(HOME_SLOTS + 1)]


class _Instant(forms.DateTimeField):
    """An instant to the second, by the browser's own field."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"type": "datetime-local", "step": "1"}
        widget = forms.DateTimeInput(attrs=attrs, format="%Y-%m-%dT%H:%M:%S")
        super().__init__(required=False, widget=widget, **kwargs)


class PlacingForm(forms.Form):
    """A placing: to which slot it is pinned, from when until when."""

    story = forms.CharField(max_length=64, widget=forms.HiddenInput)
    slot = forms.TypedChoiceField(choices=_SLOTS, coerce=int, empty_value=0, required=False)
    starts_at = _Instant(label=_("From"))
    ends_at = _Instant(label=_("Until"))

    def clean(self) -> dict[str, Any]:
        """Refuse an end before its beginning."""
        said: dict[str, Any] = super().clean() or {}
        starts_at, ends_at = said.get("starts_at"), said.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("It ends before it begins."))
        return said


PlacingForms = forms.formset_factory(PlacingForm, extra=0, max_num=200, absolute_max=200)


def forms_of(plan: Plan) -> Any:
    """Return the forms of a plan, one for each placing."""
    return PlacingForms(initial=[msgspec.structs.asdict(placing) for placing in plan])


def said(plan: Plan, forms_said: list[dict[str, Any]]) -> Plan:
    """Return a plan with the pins and times that were said; its order stays."""
    by_story = {each["story"]: each for each in forms_said if each}
    return tuple(Placing(**by_story.get(placing.story) or msgspec.structs.asdict(placing)) for placing in plan)


def pressed(plan: Plan, posted: QueryDict) -> Plan:
    """Return a plan after the button that was pressed: `put`, `keep`, `up`, `down`, `out`, `move`."""
    if story := posted.get("put"):
        return on_top(plan, story)
    if "keep" in posted:  # what the rule put there stays in its slot
        story, _slot, slot = posted["keep"].partition(" ")
        return (*without(plan, story), Placing(story, slot=int(slot) if slot.isdecimal() else 0))
    if "move" in posted:
        story, _other, other = posted["move"].partition(" ")
        return put_before(plan, story, other) if other else (*without(plan, story), *_only(plan, story))
    if story := posted.get("out"):
        return without(plan, story)
    return moved(plan, posted["up"], -1) if "up" in posted else moved(plan, posted.get("down", ""), 1)


def _only(plan: Plan, story: str) -> Plan:
    return tuple(placing for placing in plan if placing.story == story)
