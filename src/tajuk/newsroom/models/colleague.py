"""Who works here."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_noop as _

NEEDS_SECOND_FACTOR = "needs_second_factor"


class Colleague(AbstractUser):
    """Somebody with a log-in to the newsroom. A model of our own from the first day, so that it can grow.

    acts_with: the API token by which he acts at this moment, as audit lines name it; "" for who is logged in himself.
    """

    acts_with = ""

    class Meta(AbstractUser.Meta):
        permissions = [(NEEDS_SECOND_FACTOR, _("Must have a second factor"))]

    @property
    def needs_second_factor(self) -> bool:
        """Say whether one of his roles demands a second factor of him."""
        return self.has_perm(f"newsroom.{NEEDS_SECOND_FACTOR}")
