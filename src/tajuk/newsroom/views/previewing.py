"""The preview of a story, and the files its page asks for: those of the readers' side, served here as well."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tajuk.edition.errors import NotPublished
from tajuk.media.addresses import MEDIA_TYPES, rendition_at
from tajuk.media.errors import MediaError
from tajuk.media.store import open_store
from tajuk.newsroom.previewing import preview_html
from tajuk.newsroom.site_previewing import preview_site_html
from tajuk.pages import assets

CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self' https: http:; font-src 'self';"
    " frame-src https:; script-src 'self'; connect-src 'none'; worker-src 'none'; manifest-src 'self';"
    " form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""As readers' pages have it, but a preview reports nothing and installs nothing."""
_FOR_EVER = "public, max-age=31536000, immutable"


def preview(page: Any, request: HttpRequest) -> HttpResponse:
    """Return the page of a story as it stands in a form or a revision."""
    try:
        html = preview_html(page, now=datetime.now(UTC), asked=request.GET.get("page", ""))
    except NotPublished as error:
        raise Http404(str(error)) from error
    return HttpResponse(html, headers={"Content-Security-Policy": CSP})


def preview_site(row: Any, request: HttpRequest) -> HttpResponse:
    """Return a site page as it stands in its form; of a menu, the home page with it."""
    html = preview_site_html(row.document(), now=datetime.now(UTC))
    return HttpResponse(html, headers={"Content-Security-Policy": CSP})


@require_safe
def static_file(request: HttpRequest, name: str) -> HttpResponse:
    """Return a file of the readers' pages."""
    file = assets.FILES.get(f"/static/{name}")
    if file is None:
        raise Http404(name)
    return HttpResponse(file.body, file.media_type, headers={"Cache-Control": _FOR_EVER})


@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    """Return a picture of the media store in one width; to staff alone, for it may not be published yet."""
    wanted = rendition_at(request.path)
    if wanted is None or not request.user.is_authenticated:
        raise Http404(request.path)
    try:
        shown = open_store(settings.TAJUK.media, settings.TAJUK.media_url).shown(wanted)
    except MediaError as error:
        raise Http404(str(error)) from error
    keep = _FOR_EVER if shown.is_settled else "no-cache"
    return HttpResponse(shown.data, MEDIA_TYPES[shown.format], headers={"Cache-Control": keep})
