"""What a browser that keeps texts asks and is told."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

_A_DAY_S = 86400


@require_safe
@never_cache
def here(request: HttpRequest) -> HttpResponse:
    """Say that the newsroom is there, who is logged in, and with which token forms are sent from now on."""
    return JsonResponse({"writer": str(request.user.pk), "token": get_token(request)})


def told_taken(request: HttpRequest, response: Any) -> Any:
    """Return a response that tells the browser what the newsroom has now: of which window, written when."""
    window, written = request.POST.get("window", ""), request.POST.get("written", "")
    if window.isalnum() and written.isdecimal() and max(len(window), len(written)) <= 40:
        name = f"tajuk_took_{window}"
        response.set_cookie(name, written, max_age=_A_DAY_S, path="/newsroom/", samesite="Lax")
    return response
