"""What somebody has to look at."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tajuk.newsroom.models.story_page import StoryPage

KINDS = [
    ("task", _("work that keeps failing")),
    ("release", _("a story that did not go out")),
    ("receipt", _("a surface that does not show it")),
    ("front", _("a front that does not change")),
]


class Alarm(models.Model):
    """A trouble that lasts; its row goes when all is well again. about: what it is about, one row for each."""

    kind = models.CharField(_("kind"), max_length=12, choices=KINDS)
    about = models.CharField(max_length=100)
    page = models.ForeignKey(StoryPage, null=True, on_delete=models.CASCADE, related_name="alarms")
    problem = models.TextField(_("problem"))
    first_at = models.DateTimeField(_("since"))
    last_at = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("alarm")
        verbose_name_plural = _("alarms")
        constraints = [models.UniqueConstraint(fields=["kind", "about"], name="one_alarm_a_trouble")]
