"""What the editor's fields suggest while somebody types, as JSON."""

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tajuk.newsroom.choices import languages
from tajuk.newsroom.destinations import destinations
from tajuk.newsroom.suggestions import offers, told


@require_GET
def destinations_view(request: HttpRequest) -> HttpResponse:
    """Return where `q` may lead, in the same form: each a `destination` by its guid, named in a `language`."""
    known, asked = languages(), request.GET.get("language", "")
    language = asked if asked in known else next(iter(known), "")
    found = destinations(request.GET.get("q", "")[:200], language=language)
    return HttpResponse(msgspec.json.encode({"found": found}), content_type="application/json")


@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    """Return what `q` may mean, or the story that `guid` names: `{"found": [{"kind", "value", "label", "note"}]}`."""
    guid = request.GET.get("guid", "")
    found = told(guid) if guid else offers(request.GET.get("q", "")[:200])
    return HttpResponse(msgspec.json.encode({"found": found}), content_type="application/json")
