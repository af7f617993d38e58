"""What the audit log says of who acted: when a program did, with which token."""

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry, PageLogEntry

from tajuk.newsroom.models import Colleague


def with_token(data: dict[str, Any], by: Colleague | None) -> dict[str, Any]:
    """Return the data of an audit line, with the token by which somebody acts, if he does."""
    return {**data, "token": by.acts_with} if by and by.acts_with else data


@receiver(pre_save, sender=PageLogEntry)
@receiver(pre_save, sender=ModelLogEntry)
def _say_token(instance: Any, **_: Any) -> None:
    instance.data = with_token(instance.data, instance.user)


class NamesToken:
    """Registers actions whose lines in the log say by which token they were done."""

    def __init__(self, registry: Any) -> None:
        self._registry = registry

    def register_action(self, action: str, name: Any, done: Any) -> None:
        """Register an action: its name, and what a line says of it."""
        said = {"label": name, "message": done, "format_comment": _comment}
        self._registry.register_action(action)(type("_Line", (LogFormatter,), said))


def _comment(formatter: LogFormatter, log_entry: Any) -> str:
    token = log_entry.data.get("token", "")
    return _("by the API token %(token)s") % {"token": token} if token else ""
