"""Where the newsroom joins Wagtail."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from tajuk.newsroom.views.editing import StoryViewSet, story_viewset


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name our verbs for the audit log."""
    actions.register_action("tajuk.publish", _("Publish"), _("Published for readers"))
    actions.register_action("tajuk.update", _("Update"), _("Updated for readers"))
    actions.register_action("tajuk.correct", _("Correct"), _("Corrected, with a note to readers"))
    actions.register_action("tajuk.withdraw", _("Unpublish"), _("Withdrawn from readers"))
    actions.register_action("tajuk.kill", _("Kill"), _("Killed: withdrawn for good"))


@hooks.register("register_admin_viewset")
def viewsets() -> StoryViewSet:
    """Show our own screens for stories."""
    return story_viewset
