"""What surrounds the stories and is written here: pages of the masthead, menus."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.forms import TextInput
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin

from tajuk.newsroom import photos
from tajuk.newsroom.blocks import StoryBody
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models.working_page import fresh_guid
from tajuk.newsroom.site_blocks import MenuLinks
from tajuk.newsroom.site_fields import menu_fields_of, menu_of, page_fields_of, page_of
from tajuk.newsroom.site_form import SiteForm
from tajuk.newsroom.stream_field import Stream
from tajuk.story.documents import Menu, Page

MENUS = [("main", _("On top of every page")), ("footer", _("At the foot of every page"))]


class SiteDocument(DraftStateMixin, RevisionMixin, PreviewableMixin, models.Model):
    """A document of the edition with an editor. The row is what readers have, its newest revision the draft.

    published_digest: of the document readers have, "" when they have none.
    """

    guid = models.CharField(max_length=64, unique=True, default=fresh_guid, editable=False)
    language = models.CharField(_("language"), max_length=12)
    published_digest = models.CharField(max_length=64, blank=True, editable=False)

    base_form_class = SiteForm
    CONTENT: tuple[str, ...] = ()
    STREAM = ""

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "publish")

    def columns(self) -> dict[str, Any]:
        """Return what is written, the stream as data."""
        stream = self._meta.get_field(self.STREAM).get_prep_value(getattr(self, self.STREAM))
        return {name: getattr(self, name) for name in self.CONTENT} | {self.STREAM: stream or []}

    def fill(self, document: Any) -> None:
        """Put a document of the edition into the row; nothing is saved."""
        fields = self._fields_of(document)
        for name in self.CONTENT:
            setattr(self, name, fields[name])
        field: Any = self._meta.get_field(self.STREAM)
        setattr(self, self.STREAM, field.stream_block.to_python(fields[self.STREAM]))

    def with_content_json(self, content: Any) -> Any:
        """Return the row as a revision has it; what publishing settles is the row's."""
        row = super().with_content_json(content)
        row.guid, row.published_digest = self.guid, self.published_digest
        return row

    def document(self) -> Any:
        """Return the document that is written here."""
        raise NotImplementedError

    def _fields_of(self, document: Any) -> Mapping[str, Any]:
        raise NotImplementedError

    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Refuse: it is published by `actions.publishing_site`, with the edition, whoever else may ask."""
        raise NewsroomError("this is published in its own editor", "open it and publish it there")

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Refuse: it is taken back by `actions.publishing_site`, with the edition."""
        raise NewsroomError("this is taken back in its own editor", "open it and unpublish it there")

    preview_sizes = [
        {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Preview on a phone")},
        {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Preview on a desktop")},
    ]
    default_preview_size = "mobile"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Return the page readers would get; `wagtail_hooks.py` says who makes it."""
        (preview,) = hooks.get_hooks("preview_site")
        shown: HttpResponse = preview(self, request)
        return shown


class SitePage(SiteDocument):
    """A page of the masthead itself: about, editorial code, contact, privacy."""

    headline = models.TextField(_("headline"))
    slug = models.CharField(_("slug"), max_length=500, help_text=_("The end of its address."))
    body = Stream(StoryBody(), blank=True, verbose_name=_("body"))

    CONTENT, STREAM = ("headline", "slug", "language"), "body"
    panels = [
        TitleFieldPanel("headline", targets=["slug"], widget=TextInput),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("language")]),
        FieldPanel("body"),
    ]

    class Meta(SiteDocument.Meta):
        verbose_name = _("site page")
        verbose_name_plural = _("site pages")

    def __str__(self) -> str:
        return self.headline

    def document(self) -> Page:
        """Return the page that is written here."""
        columns = self.columns()
        return page_of({**columns, "guid": self.guid}, photos.chosen_in(columns))

    def _fields_of(self, document: Page) -> Mapping[str, Any]:
        return page_fields_of(document, photos.shown_in(document))


class SiteMenu(SiteDocument):
    """A list of links around every page, in one language."""

    slug = models.CharField(_("menu"), max_length=100, choices=MENUS)
    links = Stream(MenuLinks(), blank=True, verbose_name=_("links"))

    CONTENT, STREAM = ("slug", "language"), "links"
    panels = [FieldRowPanel([FieldPanel("slug"), FieldPanel("language")]), FieldPanel("links")]

    class Meta(SiteDocument.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        return f"{self.get_slug_display()} ({self.language})"

    def document(self) -> Menu:
        """Return the menu that is written here."""
        return menu_of({**self.columns(), "guid": self.guid})

    def _fields_of(self, document: Menu) -> Mapping[str, Any]:
        return menu_fields_of(document)
