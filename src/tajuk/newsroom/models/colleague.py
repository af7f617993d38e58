"""Who works here."""

from django.contrib.auth.models import AbstractUser


class Colleague(AbstractUser):
    """Somebody with a log-in to the newsroom. A model of our own from the first day, so that it can grow."""
