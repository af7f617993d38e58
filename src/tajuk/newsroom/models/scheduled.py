"""A story made ready, that waits for its instant."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tajuk.newsroom.models.story_page import StoryPage


class Scheduled(models.Model):
    """A story that goes out at an instant, made ready when that was decided. One for each page; gone with the release.

    It waits as long as its revision is approved in Wagtail's own books (`approved_go_live_at`): cancelled there is
    cancelled here. prepared: see `actions/prepared.py`; digest: of its document; refused: why it did not go out, "" as
    long as it waits.
    """

    page = models.OneToOneField(StoryPage, on_delete=models.CASCADE, related_name="scheduled")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    due_at = models.DateTimeField(_("goes out"), db_index=True)
    scheduled_at = models.DateTimeField(_("scheduled"))
    prepared = models.BinaryField()
    digest = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    refused = models.TextField(blank=True)

    class Meta:
        verbose_name = _("scheduled story")
        verbose_name_plural = _("scheduled stories")
