"""What a program shows the API instead of a log-in."""

from datetime import datetime
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import APIToken


class Scope(StrEnum):
    """How far a token reaches; each scope holds those before it."""

    READ = "read"
    WRITE = "write"
    PUBLISH = "publish"

    def holds(self, other: "Scope") -> bool:
        """Say whether this scope reaches as far as another."""
        order = list(Scope)
        return order.index(self) >= order.index(other)


SCOPES = {
    Scope.READ: _("Read: look at stories"),
    Scope.WRITE: _("Write: also begin stories and change them"),
    Scope.PUBLISH: _("Publish: also give readers stories and take them away"),
}


class Token(APIToken):
    """A colleague's token: Wagtail's (only a digest of it is kept), with a scope and an end.

    It reaches no further than the colleague himself, and is of no use once he is gone.
    """

    scope = models.CharField(_("scope"), max_length=10, choices=[(each.value, name) for each, name in SCOPES.items()])
    expires_at = models.DateTimeField(_("valid until"))

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")

    def why_dead(self, at: datetime) -> str:
        """Return why a token is of no use at an instant, "" when it is."""
        if self.revoked_at is not None:
            return f"the token {self} was revoked"
        if self.expires_at <= at:
            return f"the token {self} expired at {self.expires_at:%Y-%m-%dT%H:%M:%SZ}"
        if not self.user.is_active or not self.user.has_perm("wagtailadmin.access_admin"):
            return f"{self.user} may not enter the newsroom any more"
        return ""
