"""The desks: who works on a subject, and where their stories lie."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from tajuk.newsroom.models.working_page import WorkingPage


class Desk(WorkingPage):
    """The editors and reporters of a subject. Rights are given by desk; its stories lie below it."""

    section = models.CharField(
        _("section"), max_length=100, blank=True, help_text=_("Where its stories run, if nobody says otherwise.")
    )

    two_people = models.BooleanField(
        _("two people"), default=False, help_text=_("Nobody publishes here what he wrote last himself.")
    )

    parent_page_types = ["newsroom.WorkingPage"]
    subpage_types = ["newsroom.StoryPage"]
    content_panels = [FieldPanel("title", heading=_("Name")), FieldPanel("section"), FieldPanel("two_people")]
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")
