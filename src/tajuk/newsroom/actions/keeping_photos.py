"""Put a picture into the media store, so that it is there when its story is published."""

from django.conf import settings

from tajuk.media.errors import MediaError
from tajuk.media.keeping import keep_picture
from tajuk.media.store import open_store
from tajuk.newsroom.models import Photo


def keep_photo(photo: Photo) -> None:
    """Put a photo's bytes and renditions into the media store and note their digest; one that is no picture we take
    stays out of it, and publishing says so.
    """
    store = open_store(settings.TAJUK.media, settings.TAJUK.media_url)
    try:
        with photo.open_file() as file:
            kept = keep_picture(store, file.read())
    except MediaError:
        kept = None
    known = {"media": kept.digest, "width": kept.about.width, "height": kept.about.height} if kept else {"media": ""}
    Photo.objects.filter(pk=photo.pk).update(**known)
    for name, value in known.items():
        setattr(photo, name, value)
