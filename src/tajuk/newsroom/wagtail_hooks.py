"""Where the newsroom joins Wagtail."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.signals import workflow_approved
from wagtail.snippets.models import register_snippet

from tajuk.newsroom import rich_text
from tajuk.newsroom.audit import NamesToken
from tajuk.newsroom.models import StoryPage
from tajuk.newsroom.views import addresses, menu_items, second_factors
from tajuk.newsroom.views.breaking import RIGHT
from tajuk.newsroom.views.editing import StoryViewSet, publish_when_approved, story_viewset
from tajuk.newsroom.views.previewing import preview, preview_site
from tajuk.newsroom.views.site_documents import VIEWSETS

workflow_approved.connect(publish_when_approved)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name our verbs for the audit log."""
    actions = NamesToken(actions)
    actions.register_action("tajuk.begin", _("Begin"), _("Begun by a program"))
    actions.register_action("tajuk.write", _("Write"), _("Written by a program"))
    actions.register_action("tajuk.token.give", _("Make a token"), _("API token made"))
    actions.register_action("tajuk.token.revoke", _("Revoke a token"), _("API token revoked"))
    actions.register_action("tajuk.publish", _("Publish"), _("Published for readers"))
    actions.register_action("tajuk.update", _("Update"), _("Updated for readers"))
    actions.register_action("tajuk.correct", _("Correct"), _("Corrected, with a note to readers"))
    actions.register_action("tajuk.withdraw", _("Unpublish"), _("Withdrawn from readers"))
    actions.register_action("tajuk.move", _("Move on"), _("Moved on to another stage"))
    actions.register_action("tajuk.schedule", _("Schedule"), _("Scheduled to go out by itself"))
    actions.register_action("tajuk.unschedule", _("Cancel schedule"), _("Will not go out by itself"))
    actions.register_action("tajuk.open", _("Open"), _("Opened from the archive"))
    actions.register_action("tajuk.take_up", _("Take up"), _("An older version taken up"))
    actions.register_action("tajuk.merge", _("Put together"), _("Two texts put together"))
    actions.register_action("tajuk.beside", _("Keep beside"), _("A text kept beside the newest"))
    actions.register_action("tajuk.set_aside", _("Set aside"), _("A text beside the newest set aside"))
    actions.register_action("tajuk.kill", _("Kill"), _("Killed: withdrawn for good"))


@hooks.register("register_admin_viewset")
def viewsets() -> StoryViewSet:
    """Show our own screens for stories."""
    return story_viewset


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Put our screens beside Wagtail's."""
    return [path("", include(addresses)), path("account/", include(second_factors))]


@hooks.register("register_admin_menu_item")
def wall_in_menu() -> MenuItem:
    """Put the wall into the menu, on top."""
    return MenuItem(_("Wall"), reverse_lazy("newsroom:wall"), name="wall", icon_name="clipboard-list", order=50)


@hooks.register("register_admin_menu_item")
def releases_in_menu() -> MenuItem:
    """Put what will go out into the menu."""
    return MenuItem(
        _("Releases"), reverse_lazy("newsroom:releases"), name="releases", icon_name="calendar-alt", order=60
    )


class _ForWhoMay(MenuItem):
    """A screen for whoever has a right."""

    def __init__(self, *args: Any, right: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._right = right

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self._right))


@hooks.register("register_admin_menu_item")
def breaking_in_menu() -> MenuItem:
    """Put the breaking bar into the menu."""
    return _ForWhoMay(
        _("Breaking bar"),
        reverse_lazy("newsroom:breaking"),
        right=RIGHT,
        name="breaking",
        icon_name="warning",
        order=55,
    )


@hooks.register("register_admin_menu_item")
def fronts_in_menu() -> MenuItem:
    """Put the fronts into the menu, below the wall."""
    return _ForWhoMay(
        _("Fronts"),
        reverse_lazy("newsroom:fronts"),
        right="newsroom.change_frontplan",
        name="fronts",
        icon_name="list-ol",
        order=54,
    )


@hooks.register("register_admin_menu_item")
def archive_in_menu() -> MenuItem:
    """Put the archive below the wall."""
    return MenuItem(_("Archive"), reverse_lazy("newsroom:archive"), name="archive", icon_name="search", order=70)


@hooks.register("register_admin_menu_item")
def receipts_in_menu() -> MenuItem:
    """Put what was published, and when it was seen, into the menu."""
    return MenuItem(
        _("Receipts"), reverse_lazy("newsroom:receipts"), name="receipts", icon_name="tick-inverse", order=61
    )


@hooks.register("register_settings_menu_item")
def tokens_in_menu() -> MenuItem:
    """Put everybody's tokens for programs among the settings."""
    return MenuItem(_("API tokens"), reverse_lazy("newsroom:tokens"), name="tokens", icon_name="key", order=900)


@hooks.register("construct_main_menu")
def without_help(request: HttpRequest, items: list[Any]) -> None:
    """Leave out the help with Wagtail itself: our guide is docs/editors.md."""
    items[:] = [item for item in items if item.name != "help"]


@hooks.register("construct_page_action_menu")
def action_menu(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Offer our verbs; unpublishing asks for a reason on our own screen."""
    items[:] = [item for item in items if item.name != "action-unpublish"]
    items += [item for kind in menu_items.ITEMS if (item := kind()).is_shown(context)]


@hooks.register("before_bulk_action")
def no_publishing_in_heaps(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Keep stories out of what Wagtail does to many pages at once, where readers would notice."""
    if action_type not in ("publish", "unpublish") or not any(isinstance(one.specific, StoryPage) for one in objects):
        return None
    messages.error(request, gettext("Stories are published and taken back one by one, in their own editor."))
    return redirect("wagtailadmin_explore_root")


hooks.register("preview_story", preview)
hooks.register("preview_site", preview_site)
for viewset in VIEWSETS:
    register_snippet(viewset)


@hooks.register("register_rich_text_features")
def rich_text_features(features: Any) -> None:
    """Let sentences refer to things."""
    rich_text.register(features)
