"""What the throttle of the log-in remembers."""

from django.db import models


class LoginAttempt(models.Model):
    """A wrong password, or somebody's coming in; and from which network.

    name_digest: a digest of the name that was typed; people type passwords into that field.
    """

    name_digest = models.CharField(max_length=32)
    network = models.CharField(max_length=43)
    at = models.DateTimeField()
    succeeded = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["name_digest", "at"], name="attempts_of_name"),
            models.Index(fields=["network", "at"], name="attempts_from_network"),
        ]
