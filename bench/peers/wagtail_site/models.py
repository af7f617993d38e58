"""Stories as Wagtail's pages."""

from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page

LATEST = 10


class StoryPage(Page):
    """A story; its title is the headline."""

    deck = models.TextField(blank=True)
    section = models.CharField(max_length=80)
    published_at = models.DateTimeField(db_index=True)
    reporters = models.CharField(max_length=200, blank=True)
    topics = models.JSONField(default=list)
    body = RichTextField()

    template = "story.html"

    def latest(self):
        """Return the newest stories, for the list beside a story."""
        return StoryPage.objects.live().order_by("-published_at")[:LATEST]
