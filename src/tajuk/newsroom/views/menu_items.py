"""What the editor's button offers beside Save and Publish."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem

from tajuk.newsroom.models import StoryPage
from tajuk.newsroom.views.breaking import RIGHT

Context = dict[str, Any]


class _OnLive(ActionMenuItem):
    """An item for stories that readers have, shown to whoever may publish."""

    def is_shown(self, context: Context) -> bool:
        page = context.get("page")
        if context["view"] != "edit" or not isinstance(page, StoryPage) or context["locked_for_user"]:
            return False
        return bool(self.get_user_page_permissions_tester(context).can_correct())


class MinorUpdate(_OnLive):
    """Publish without readers being told of an update."""

    label, name, icon_name, order = _("Publish quietly (a comma)"), "action-publish-minor", "upload", 20


class _Screen(_OnLive):
    address = ""

    def get_url(self, parent_context: Context) -> str:
        return reverse(f"newsroom:{self.address}", args=(parent_context["page"].pk,))


class Correct(_Screen):
    """Publish with a note to readers."""

    label, icon_name, order, address = _("Publish with a correction…"), "edit", 30, "correct"


class Break(_Screen):
    """Put the story up in the breaking bar."""

    label, icon_name, order = _("Breaking bar…"), "warning", 25

    def is_shown(self, context: Context) -> bool:
        """Offer it to whoever may put a bar up."""
        return super().is_shown(context) and bool(context["request"].user.has_perm(RIGHT))

    def get_url(self, parent_context: Context) -> str:
        """Return the screen, with the story proposed."""
        return f"{reverse('newsroom:breaking')}?story={parent_context['page'].guid}"


class Withdraw(_Screen):
    """Take the story back."""

    label, icon_name, order, address = _("Unpublish…"), "download", 80, "withdraw"


class Kill(_Screen):
    """Take the story back for good."""

    label, icon_name, order, address = _("Kill…"), "bin", 90, "kill"


class _Moving(_Screen):
    """An item for stories on their way."""

    for_editors = True

    def is_shown(self, context: Context) -> bool:
        page = context.get("page")
        if context["view"] != "edit" or not isinstance(page, StoryPage) or page.live:
            return False
        rights = self.get_user_page_permissions_tester(context)
        return bool(rights.can_publish() if self.for_editors else rights.can_edit())


class HandOver(_Moving):
    """Give the story to the editors."""

    label, icon_name, order, address, for_editors = _("Hand over…"), "resubmit", 15, "hand_over", False


class Assign(_Moving):
    """Give the story to somebody."""

    label, icon_name, order, address = _("Assign…"), "user", 40, "assign"


class SendBack(_Moving):
    """Give the story back."""

    label, icon_name, order, address = _("Send back…"), "history", 41, "send_back"


class Ready(_Moving):
    """Say that the story may run."""

    label, icon_name, order, address = _("Mark as ready…"), "check", 42, "ready"


class Spike(_Moving):
    """Drop the story."""

    label, icon_name, order, address = _("Spike…"), "bin", 70, "spike"


class TopOfHome(ActionMenuItem):
    """Put the story on top of home, with one press."""

    label, icon_name, order = _("Top of home"), "home", 35
    template_name = "newsroom/posting_item.html"

    def is_shown(self, context: Context) -> bool:
        """Say whether it is shown: to whoever publishes fronts, of a story that is written down."""
        is_story = context["view"] == "edit" and isinstance(context.get("page"), StoryPage)
        return bool(is_story and context["request"].user.has_perm("newsroom.publish_frontplan"))

    def get_url(self, parent_context: Context) -> str:
        """Return where it is posted, and where to come back to."""
        here = urlencode({"next": parent_context["request"].path})
        return f"{reverse('newsroom:top_of_home', args=(parent_context['page'].guid,))}?{here}"


ITEMS = (TopOfHome, MinorUpdate, Break, Correct, Withdraw, Kill, HandOver, Assign, SendBack, Ready, Spike)
