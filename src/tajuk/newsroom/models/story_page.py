"""A story as somebody works on it."""

from typing import Any

from django.db import models
from django.forms import TextInput
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import LockableMixin

from tajuk.newsroom.blocks import StoryBody
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.looks_panel import LooksPanel
from tajuk.newsroom.models.working_page import WorkingPage
from tajuk.newsroom.rights import StoryRights
from tajuk.newsroom.small_blocks import Bylines, LeadPicture, RelatedStories, Sources
from tajuk.newsroom.story_form import StoryForm
from tajuk.newsroom.stream_field import Stream

ACCESS = [("free", _("For everybody")), ("metered", _("Counted")), ("members", _("For subscribers"))]
LABELS = [
    ("", _("News")),
    ("opinion", _("Opinion")),
    ("analysis", _("Analysis")),
    ("live", _("Live report")),
    ("sponsored", _("Sponsored")),
    ("advertorial", _("Advertorial")),
]
SETTLED = ("guid", "published_at", "updated_at", "corrections", "published_digest", "origin", "old_urls")
"""Columns that no revision changes: publishing settles them, or the import did."""


class StoryPage(WorkingPage):
    """The working page of a story. Its fields are those of `Story`; `story_fields.py` is the way there and back.

    published_digest: of the document that readers have, "" when they have none. It changes only in the transaction that
    appends to the edition, so that page and edition always agree.
    """

    kicker = models.CharField(_("kicker"), max_length=200, blank=True)
    deck = models.TextField(_("deck"), blank=True, help_text=_("The line below the headline."))
    body = Stream(StoryBody(), blank=True, verbose_name=_("body"))
    language = models.CharField(_("language"), max_length=12, default="id")
    section = models.CharField(_("section"), max_length=200, blank=True)
    also_in = models.JSONField(_("also in"), default=list, blank=True)
    bylines = Stream(Bylines(), blank=True, verbose_name=_("bylines"))
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Where it was reported: the dateline.")
    )
    dateline_masthead = models.CharField(_("masthead"), max_length=200, blank=True)
    dateline_on = models.DateField(_("reported on"), null=True, blank=True)
    published_at = models.DateTimeField(_("first published"), null=True, blank=True)
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True)
    topics = models.JSONField(_("topics"), default=list, blank=True)
    people = models.JSONField(_("people"), default=list, blank=True)
    instruments = models.JSONField(_("instruments"), default=list, blank=True)
    sources = Stream(Sources(), blank=True, verbose_name=_("sources"))
    picture = Stream(LeadPicture(), blank=True, verbose_name=_("picture"))
    related = Stream(RelatedStories(), blank=True, verbose_name=_("read also"))
    corrections = models.JSONField(default=list, blank=True, editable=False)
    access = models.CharField(_("access"), max_length=20, choices=ACCESS, default="free")
    label = models.CharField(_("label"), max_length=20, choices=LABELS, blank=True)
    sponsor = models.CharField(_("sponsor"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True, help_text=_("For search engines and cards; empty: the deck."))
    search_headline = models.TextField(
        _("headline for search engines"), blank=True, help_text=_("Empty: the headline. They show about 60 characters.")
    )
    social_headline = models.TextField(
        _("headline for sharing"), blank=True, help_text=_("Empty: the headline. Cards show about 90 characters.")
    )
    ednote = models.TextField(_("note to editors"), blank=True, help_text=_("Never shown to readers."))
    urgency = models.PositiveSmallIntegerField(_("urgency"), default=0, choices=[(n, str(n or "–")) for n in range(10)])
    translation_of = models.CharField(_("translation of"), max_length=64, blank=True)
    origin = models.JSONField(null=True, blank=True, editable=False)
    old_urls = models.JSONField(default=list, blank=True, editable=False)
    carried = models.JSONField(default=dict, blank=True, editable=False)

    published_digest = models.CharField(max_length=64, blank=True, editable=False)

    base_form_class = StoryForm
    parent_page_types = ["newsroom.Desk"]
    subpage_types: list[Any] = []

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("kicker"),
                    TitleFieldPanel("title"),
                    FieldPanel("deck"),
                    FieldRowPanel([FieldPanel("place"), FieldPanel("section")]),
                    FieldPanel("bylines"),
                    FieldPanel("picture"),
                    FieldPanel("body"),
                    FieldPanel("related"),
                    FieldPanel("sources"),
                ],
                heading=_("Story"),
            ),
            ObjectList(
                [
                    FieldPanel("slug"),
                    FieldPanel("topics"),
                    FieldPanel("people"),
                    FieldPanel("instruments"),
                    FieldPanel("also_in"),
                    FieldRowPanel([FieldPanel("label"), FieldPanel("access"), FieldPanel("sponsor")]),
                    MultiFieldPanel(
                        [FieldPanel("dateline_masthead"), FieldPanel("dateline_on")], heading=_("Dateline")
                    ),
                    LooksPanel(
                        [
                            FieldPanel("search_headline", widget=TextInput),
                            FieldPanel("social_headline", widget=TextInput),
                            FieldPanel("summary"),
                        ],
                        heading=_("In search results and shared"),
                    ),
                    FieldRowPanel([FieldPanel("language"), FieldPanel("translation_of")]),
                ],
                heading=_("Where it runs"),
            ),
            ObjectList(
                [FieldPanel("ednote"), FieldPanel("urgency"), *WorkingPage.settings_panels],
                heading=_("Desk"),
            ),
        ]
    )

    def with_content_json(self, content: Any) -> "StoryPage":
        """Return the page as a revision has it; what publishing settles is the row's, whatever a revision remembers."""
        page: StoryPage = super().with_content_json(content)
        for name in SETTLED:
            setattr(page, name, getattr(self, name))
        return page

    def permissions_for_user(self, user: Any) -> StoryRights:
        """Return what somebody may do with this page."""
        return StoryRights(user, self)

    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Refuse: a story is published by `actions.publishing`, with the edition, whoever else may ask."""
        raise NewsroomError("a story is published in its own editor", "open it and publish it there")

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Refuse: a story is taken back by `actions.withdrawing`, with the edition."""
        raise NewsroomError("a story is taken back in its own editor", "open it and unpublish it there")

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete a page that readers never saw; what they saw stays on record. Raises: NewsroomError."""
        if self.first_published_at:
            raise NewsroomError(f"“{self.title}” was before readers", "unpublish or kill it; its page stays on record")
        return super().delete(*args, **kwargs)

    def get_lock(self) -> Any:
        """Return what keeps others from editing. A schedule does not: what was made ready goes out anyway."""
        lock = super().get_lock()
        return LockableMixin.get_lock(self) if isinstance(lock, ScheduledForPublishLock) else lock

    preview_sizes = [
        {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Preview on a phone")},
        {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Preview on a desktop")},
    ]
    default_preview_size = "mobile"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Return the page readers would get; `wagtail_hooks.py` says who makes it."""
        (preview,) = hooks.get_hooks("preview_story")
        shown: HttpResponse = preview(self, request)
        return shown

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
