"""The breaking bar of a language, as it was put up last."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tajuk.newsroom.models.working_page import fresh_guid


class BreakingBar(models.Model):
    """What breaks in a language: one row, one document of the edition, so that there is one bar at most.

    guid: of that document; whether readers have it is the edition's to say. story: the guid of one of ours, or "".
    """

    language = models.CharField(_("language"), max_length=12, unique=True)
    guid = models.CharField(max_length=64, unique=True, default=fresh_guid, editable=False)
    headline = models.TextField(_("headline"), blank=True)
    story = models.CharField(_("story"), max_length=64, blank=True)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("breaking bar")
        verbose_name_plural = _("breaking bars")
        default_permissions = ("publish",)

    def __str__(self) -> str:
        return self.headline or self.language
