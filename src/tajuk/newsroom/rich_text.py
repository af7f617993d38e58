"""What the rich text editor knows beside Wagtail's own: the element for all that words refer to.

The editor lets one entity stand on a stretch of text, so link, mention and claim are one. It is called LINK there, the
name by which the editor takes links from pasted text, and for which it keeps Ctrl+K.
"""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

FEATURE = "reference"
ATTRIBUTES = ("url", "guid", "link", "of", "slug", "source")
"""What a reference says, in the order of `stream/rich.py`."""
_ENTITY = "LINK"
_WORDS = {
    "title": _("What these words refer to"),
    "asked": _("Address, or the beginning of a name or headline"),
    "help": _("Paste an address, or type to find a story, person, topic or instrument; arrows choose, Enter takes."),
    "found": _("Found"),
    "address": _("Link to this address"),
    "leads_to": _("Leads to"),
    "mentions": _("Mentions"),
    "source": _("Stands on the word of"),
    "no_source": _("nobody in particular"),
    "save": _("Done"),
    "cancel": _("Cancel"),
    "remove": _("Remove"),
}
_ADDRESS = r"^(https?:|mailto:|tel:|undefined$)"


class _Reference(LinkElementHandler):
    """Reads the element that holds all a stretch of words refers to."""

    def get_attribute_data(self, attrs: dict[str, Any]) -> dict[str, str]:
        """Return what the element says."""
        return {name: attrs[name] or "" for name in ATTRIBUTES if name in attrs}


class _Link(LinkElementHandler):
    """Reads a usual link."""

    def get_attribute_data(self, attrs: dict[str, Any]) -> dict[str, str]:
        """Return the address it leads to."""
        return {"url": attrs["href"] or ""}


def element_of(said: dict[str, Any]) -> Any:
    """Return the element of an entity; a link of which nothing else is said is a usual one."""
    given = {name: said[name] for name in ATTRIBUTES if said.get(name) is not None}
    if list(given) == ["url"] and given["url"]:
        return DOM.create_element("a", {"href": given["url"]}, said["children"])
    if not given:
        return said["children"]
    return DOM.create_element("a", {"linktype": FEATURE, **given}, said["children"])


def register(features: Any) -> None:
    """Tell Wagtail's editor of references."""
    told = {
        "type": _ENTITY,
        "icon": "link",
        "description": _("Link, mention or source (Ctrl+K)"),
        "attributes": list(ATTRIBUTES),
        "allowlist": {"href": _ADDRESS},
        "words": _WORDS,
        "suggestions": reverse_lazy("newsroom:suggestions"),
    }
    scripts, styles = ["newsroom/reference_dialog.js", "newsroom/reference.js"], ["newsroom/reference.css"]
    features.register_editor_plugin("draftail", FEATURE, EntityFeature(told, js=scripts, css={"all": styles}))
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {'a[linktype="reference"]': _Reference(_ENTITY), "a[href]": _Link(_ENTITY)},
            "to_database_format": {"entity_decorators": {_ENTITY: element_of}},
        },
    )
