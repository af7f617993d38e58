"""The fields in which a menu is written."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from tajuk.newsroom.suggested import Suggested


class MenuLink(blocks.StructBlock):
    """An entry of a menu: to a document of ours, or elsewhere."""

    label = Suggested(
        suggest="destination",
        fills="guid",
        asks="newsroom:destinations",
        required=False,
        label=_("Words"),
        help_text=_(
            "Type the name of a section, a site page, a topic or a story and take it; then write what you like."
        ),
    )
    guid = blocks.CharBlock(required=False, label=_("Document of ours"))
    url = blocks.CharBlock(required=False, label=_("Address elsewhere"))

    class Meta:
        icon = "link"
        label = _("Link")


class MenuLinks(blocks.StreamBlock):
    """The entries of a menu, in order."""

    link = MenuLink()
