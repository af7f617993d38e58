"""What the screens of fronts say in several places."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tajuk.newsroom.choices import sections
from tajuk.newsroom.front_desk import lines
from tajuk.newsroom.fronts import draft_of, front_named
from tajuk.newsroom.models import FrontPlan
from tajuk.newsroom.placings import Plan, changes

HOW = {
    "placed": gettext_lazy("placed"),
    "taken out": gettext_lazy("taken out"),
    "moved": gettext_lazy("moved"),
    "timed": gettext_lazy("from or until changed"),
    "pinned": gettext_lazy("pin changed"),
}


def title_of(front: FrontPlan) -> str:
    """Return what a front is called: its section or home, and its language."""
    names = dict(sections((get_language() or "id")[:2]))
    name = names.get(front.section, front.section) if front.section else _("Home")
    return f"{name} ({front.language})"


def with_undo(front: FrontPlan, words: str) -> str:
    """Return the good news of a front that was published, with a button that gives readers the one before."""
    before = front.receipts.order_by("-pk")[1]  # there is one: what readers had when the front was begun
    return format_html(
        '{} <button type="button" class="button button-small button-secondary" data-controller="w-action"'
        ' data-action="w-action#post" data-w-action-url-value="{}">{}</button>',
        words,
        reverse("newsroom:front_again", args=(before.pk,)),
        _("Undo"),
    )


def tell_what_changed(request: HttpRequest, name: str, before: Plan, mine: Plan) -> None:
    """Tell somebody who was overtaken what another changed, and what of his own is not saved."""
    front = front_named(name)
    newest, after = front.latest_revision, draft_of(front)
    who = newest.user.get_full_name() or newest.user.get_username() if newest and newest.user else _("Somebody")
    at = localtime(newest.created_at).strftime("%H:%M:%S") if newest else ""
    told = _("%(who)s changed this front at %(at)s, so yours was not saved. Look at it and do it again.")
    messages.warning(request, told % {"who": who, "at": at})
    for words, plan in ((_("Changed meanwhile:"), after), (_("Yours, not saved:"), mine)):
        if found := changes(before, plan):
            named = lines(change.story for change in found)
            parts = ((named[change.story].headline, HOW[change.how]) for change in found)
            messages.warning(request, format_html("{} {}", words, format_html_join("; ", "“{}” {}", parts)))
