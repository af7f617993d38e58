"""What belongs beside a story while somebody writes it: the panel, and what it asks for."""

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.ui.side_panels import BaseSidePanel

from tajuk.newsroom.relating import belonging
from tajuk.search.errors import SearchError
from tajuk.search.relating import Text

_LONGEST = 100_000  # bytes of what is written; the panel sends less


class RelatedSidePanel(BaseSidePanel):
    """Stories to place beside what is written; a script keeps them."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button that opens it."""

        aria_label = _("Toggle related stories")
        icon_name = "list-ul"
        has_counter = False

    name = "related"
    title = _("Related stories")
    template_name = "newsroom/related_panel.html"
    order = 250


@require_POST
def related(request: HttpRequest) -> HttpResponse:
    """Return what belongs beside the text posted as JSON (`search.relating.Text`): `{"found": [Belonging]}`."""
    try:
        text = msgspec.json.decode(request.body[:_LONGEST], type=Text)
    except msgspec.DecodeError as error:
        return HttpResponseBadRequest(str(error), content_type="text/plain")
    try:
        found, problem = belonging(text), ""
    except SearchError as error:
        found, problem = [], str(error)
    said = msgspec.json.encode({"found": found, "problem": problem})
    return HttpResponse(said, content_type="application/json")
