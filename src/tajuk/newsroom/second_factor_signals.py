"""What somebody does with his own second factors, in the audit log."""

from typing import Any

from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.dispatch import receiver
from wagtail.log_actions import log

from tajuk.newsroom.models import Colleague


@receiver(signals.authenticator_added)
@receiver(signals.authenticator_reset)
def note_added(user: Colleague, authenticator: Authenticator, **_: Any) -> None:
    """Note that a second factor was set up."""
    log(user, "tajuk.add_second_factor", user=user, data={"factor": authenticator.type})


@receiver(signals.authenticator_removed)
def note_removed(user: Colleague, authenticator: Authenticator, **_: Any) -> None:
    """Note that a second factor was taken away."""
    log(user, "tajuk.remove_second_factor", user=user, data={"factor": authenticator.type})


@receiver(signals.authenticator_used)
def note_recovery(user: Colleague, authenticator: Authenticator, **_: Any) -> None:
    """Note that somebody came in by a recovery code: perhaps it was not he."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        log(user, "tajuk.use_recovery_code", user=user)
