"""How screens name colleagues, and texts that stand beside a story."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from tajuk.newsroom.models import Strand


def name_of(colleague: Any) -> str:
    """Return how a colleague is called; nobody is the system."""
    return str(get_user_display_name(colleague)) if colleague else _("the system")


def instant_of(at: Any) -> str:
    """Return an instant as people here say it."""
    return date_format(localtime(at), "j M, H:i")


def waiting_line(strand: Strand) -> str:
    """Return that a text stands beside a story, and the way to put it together with that."""
    told = _("What %(who)s wrote (%(when)s) stands beside this text, not in it.")
    return format_html(
        '{} <a class="button button-small button-secondary" href="{}">{}</a>',
        told % {"who": name_of(strand.by), "when": instant_of(strand.at)},
        reverse("newsroom:merge", args=(strand.page_id, strand.pk)),
        _("Put together…"),
    )
