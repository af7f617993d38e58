"""What every page of the newsroom has: a guid that the edition knows it by."""

from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractPage
from wagtail.models.pages import AbstractPageMeta

from tajuk.story.identity import new_guid


def fresh_guid() -> str:
    """Return a guid for a page that is made now."""
    return new_guid(datetime.now(UTC))


class WorkingPage(AbstractPage):
    """A page somebody works on; readers see what the edition holds, never this.

    Two pages below one desk may have the same slug: the edition numbers their paths, days keep them apart.
    """

    title = models.TextField(_("headline"), help_text=_("As readers see it."))
    title.required_on_save = True
    draft_title = models.TextField(editable=False)
    slug = models.CharField(
        _("slug"), max_length=500, help_text=_("The story's short name on the desk, and the end of its address.")
    )
    guid = models.CharField(max_length=64, unique=True, default=fresh_guid, editable=False)

    exclude_fields_in_copy = ("guid",)
    promote_panels: list[Any] = []
    private_page_options: list[str] = []

    class Meta(AbstractPageMeta):
        indexes = [
            models.Index(
                fields=["expire_at"],
                condition=models.Q(live=True, expire_at__isnull=False),
                name="what_expires_next",
            )
        ]

    @staticmethod
    def _slug_is_available(slug: str, parent_page: Any, page: Any = None) -> bool:
        """Say yes: Wagtail asks this of sisters in its tree, which readers never see."""
        return True
