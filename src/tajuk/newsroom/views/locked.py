"""A locked block as readers see it, for the editor's form."""

from datetime import UTC, datetime

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_POST

from tajuk.newsroom.previewing import block_html


@require_POST
def locked(request: HttpRequest) -> HttpResponse:
    """Return the HTML of the block that is posted as JSON; nothing for one of a kind that no release knew."""
    try:
        return HttpResponse(block_html(request.body, now=datetime.now(UTC)))
    except msgspec.DecodeError as error:
        return HttpResponseBadRequest(str(error), content_type="text/plain")
