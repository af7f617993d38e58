"""The panel of what a story says where it is found and shared, with how that will look."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import connection
from wagtail.admin.panels import MultiFieldPanel

from tajuk.archive.masthead import live_masthead

SEARCH_SHOWS, CARD_SHOWS, DESCRIPTION_SHOWS = 60, 90, 155
"""Characters of a headline in a search result and on a card, and of the words below it, before they are cut off."""


class LooksPanel(MultiFieldPanel):
    """Fields, and below them a search result and a card that follow what is written."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """The panel in a form."""

        template_name = "newsroom/looks_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return what the template shows: whose page it will be, and how much of it."""
            cursor: Any = connection.cursor()
            masthead = live_masthead(cursor)
            origin = (masthead.url if masthead else "") or settings.TAJUK_READERS_ORIGIN
            return {
                **super().get_context_data(parent_context),
                "masthead": masthead.title if masthead else "",
                "host": origin.partition("://")[2].strip("/"),
                "search_shows": SEARCH_SHOWS,
                "card_shows": CARD_SHOWS,
                "description_shows": DESCRIPTION_SHOWS,
            }

        @property
        def media(self) -> forms.Media:
            """Return what fills the result and the card."""
            return super().media + forms.Media(js=["newsroom/looks.js"], css={"all": ["newsroom/looks.css"]})
