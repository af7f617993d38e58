"""Where a story is on its way from an idea to readers, and with whom."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tajuk.newsroom.models.story_page import StoryPage


class Stage(StrEnum):
    """The stages of a story."""

    ASSIGNED = "assigned"
    WRITING = "writing"
    WITH_EDITOR = "with-editor"
    READY = "ready"
    LIVE = "live"
    SPIKED = "spiked"


STAGES = {
    Stage.ASSIGNED: _("Assigned"),
    Stage.WRITING: _("Writing"),
    Stage.WITH_EDITOR: _("With the editor"),
    Stage.READY: _("Ready"),
    Stage.LIVE: _("Live"),
    Stage.SPIKED: _("Spiked"),
}
_CHOICES = [(stage.value, name) for stage, name in STAGES.items()]


class Assignment(models.Model):
    """Who works on a story, until when, and what was said when it changed hands."""

    page = models.OneToOneField(StoryPage, on_delete=models.CASCADE, related_name="assignment")
    stage = models.CharField(_("stage"), max_length=12, choices=_CHOICES, default=Stage.WRITING.value)
    with_whom = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="assignments",
        verbose_name=_("with"),
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True, help_text=_("What the next one should know."))
    since = models.DateTimeField(help_text=_("Since when it is at this stage (UTC)."))

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        indexes = [models.Index(fields=["stage", "due_at"])]

    def is_late(self, at: datetime) -> bool:
        """Say whether the story should have been finished by an instant."""
        return self.due_at is not None and self.due_at < at and self.stage not in (Stage.LIVE, Stage.SPIKED)


@receiver(post_save, sender=StoryPage)
def _begun(instance: StoryPage, created: bool, **kwargs: Any) -> None:  # noqa: FBT001  (Django's own names)
    """Give every story that is begun its place on the wall: with whoever began it."""
    if created:
        stage = Stage.LIVE if instance.live else Stage.WRITING
        Assignment.objects.create(page=instance, stage=stage, with_whom=instance.owner, since=timezone.now())
