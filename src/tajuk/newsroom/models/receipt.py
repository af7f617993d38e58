"""What was published, when, by whom; and when every surface showed it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tajuk.newsroom.models.story_page import StoryPage

ACTIONS = [
    ("publish", _("published")),
    ("update", _("updated")),
    ("correct", _("corrected")),
    ("withdraw", _("withdrawn")),
    ("kill", _("killed")),
]


class Receipt(models.Model):
    """One entry of the edition, as the newsroom made it. Written in the transaction that appends.

    digest: of the document readers have from then on, or had until then (withdraw, kill); before: of the one before it.
    due_at: the instant it was scheduled for, none when somebody pressed a button.
    surfaces: what was measured afterwards, by surface: milliseconds from `at`, and whether that was late.
    """

    page = models.ForeignKey(StoryPage, on_delete=models.CASCADE, related_name="receipts")
    action = models.CharField(max_length=12, choices=ACTIONS)
    digest = models.CharField(max_length=64)
    before = models.CharField(max_length=64, blank=True)
    revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    revision_before = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(db_index=True)
    due_at = models.DateTimeField(null=True, db_index=True)
    surfaces = models.JSONField(default=dict)
    measured_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        indexes = [models.Index(fields=["page", "-at"])]
