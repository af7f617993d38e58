"""What one open editor writes, beside what others make of the story meanwhile."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from tajuk.newsroom.models.story_page import StoryPage


class OpenedRevision(models.Model):
    """A revision somebody began from: it is what two texts have in common, and is not written over any more."""

    revision = models.OneToOneField(
        "wagtailcore.Revision", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField()


class Strand(models.Model):
    """The text of one window in which a colleague writes on a story.

    revision: what the window sent last; is_apart: it is none of the story's own line, because others wrote meanwhile.
    base: what of that text the story held when it was last taken in, None when that is all of it.
    taken: the revision of the story that was made when it was last taken in.
    waits: it and the newest text clash, so that somebody has to put them together.
    """

    page = models.ForeignKey(StoryPage, on_delete=models.CASCADE, related_name="strands")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    window = models.CharField(max_length=40)
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    is_apart = models.BooleanField(default=False)
    base = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    taken = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    waits = models.BooleanField(_("waits"), default=False)
    at = models.DateTimeField(_("written"), db_index=True)

    class Meta:
        verbose_name = _("text beside")
        verbose_name_plural = _("texts beside")
        constraints = [models.UniqueConstraint(fields=["page", "by", "window"], name="one_strand_a_window")]
