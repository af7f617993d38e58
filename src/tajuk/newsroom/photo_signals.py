"""What follows when a picture is saved, whoever saves it: the chooser, its form, a script."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from tajuk.newsroom.actions.keeping_photos import keep_photo
from tajuk.newsroom.models import Photo


@receiver(post_save, sender=Photo)
def keep(instance: Photo, **_: Any) -> None:
    """Bring a photo's new bytes into the media store."""
    keep_photo(instance)
