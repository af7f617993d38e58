"""The fronts: what editors put on home and sections, and what readers had when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin

from tajuk.newsroom.models.working_page import fresh_guid


class FrontPlan(RevisionMixin, models.Model):
    """A front as editors plan it. The row is what was published; its newest revision the draft.

    section: a slug, "" for home. guid: of the document readers get by and by. placings: see `placings.py`. turns_at:
    the next instant at which one of them begins or ends.
    """

    section = models.CharField(_("section"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=12)
    guid = models.CharField(max_length=64, unique=True, default=fresh_guid)
    placings = models.JSONField(default=list, blank=True)
    turns_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("front")
        verbose_name_plural = _("fronts")
        default_permissions = ("change", "publish")
        constraints = [models.UniqueConstraint(fields=["section", "language"], name="one_front_a_section")]

    def __str__(self) -> str:
        return f"{self.section or 'home'} ({self.language})"

    @property
    def name(self) -> str:
        """Return the front's name in addresses and records, as lists are named: `ekonomi@id`, home `@id`."""
        return f"{self.section}@{self.language}"


class FrontReceipt(models.Model):
    """One entry of the edition for a front. Written in the transaction that appends.

    placings: the plan it is made from. due_at: the instant that was planned, none when somebody pressed a button.
    """

    front = models.ForeignKey(FrontPlan, on_delete=models.CASCADE, related_name="receipts")
    placings = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("receipt of a front")
        verbose_name_plural = _("receipts of fronts")
        default_permissions = ()
        indexes = [models.Index(fields=["front", "-id"])]
