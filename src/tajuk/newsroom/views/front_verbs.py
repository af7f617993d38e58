"""What is done to a front with one press: a story on top of home, an earlier front given back."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request

from tajuk.errors import TajukError
from tajuk.newsroom.actions.curating import publish_again, put_on_top_of_home
from tajuk.newsroom.models import FrontReceipt
from tajuk.newsroom.views.front_words import with_undo


@require_POST
def top_of_home(request: HttpRequest, guid: str) -> HttpResponse:
    """Put a story on top of home, for readers, and come back to where that was pressed."""
    try:
        front = put_on_top_of_home(guid, by=request.user, now=datetime.now(UTC))
    except TajukError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, with_undo(front, _("The story stands on top of home, below what is pinned there.")))
    return redirect(get_valid_next_url_from_request(request) or "newsroom:fronts")


@require_POST
def again(request: HttpRequest, receipt_id: int) -> HttpResponse:
    """Give readers a front they had before."""
    receipt = get_object_or_404(FrontReceipt.objects.select_related("front"), pk=receipt_id)
    try:
        publish_again(receipt, by=request.user, now=datetime.now(UTC))
    except TajukError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Readers have what they had before."))
    return redirect("newsroom:front", receipt.front.name)
