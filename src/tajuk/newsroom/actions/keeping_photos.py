"""Put a picture into the media store, so that it is there when its story is published."""

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.images.forms import get_image_form
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from tajuk.media.errors import MediaError
from tajuk.media.keeping import keep_picture
from tajuk.media.store import Store, open_store
from tajuk.newsroom.models import Colleague, Photo


def take_in_photo(file: UploadedFile, said: Mapping[str, str], *, by: Colleague) -> Photo:
    """Put a picture into the collection as the form of its screen does, and return it.

    said: its title, credit, caption, description. Raises: PermissionDenied; MediaError when it is no picture we take;
    ValidationError, without a credit for one.
    """
    if not policy_registry.get_by_type(Photo).user_has_permission(by, "add"):
        raise PermissionDenied(f"{by} may not add pictures; have an administrator give the right")
    if not said.get("credit", "").strip():
        raise ValidationError({"credit": "say who made the picture, and for whom"})
    keep_picture(_store(), file.read())  # refuses with a reason what the form would stumble over
    file.seek(0)
    fields = {**said, "tags": "", "collection": Collection.get_first_root_node().pk}
    form = get_image_form(Photo)(fields, {"file": file}, instance=Photo(uploaded_by_user=by), user=by)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    photo: Photo = form.save()
    return photo


def keep_photo(photo: Photo) -> None:
    """Put a photo's bytes and renditions into the media store and note their digest; one that is no picture we take
    stays out of it, and publishing says so.
    """
    try:
        with photo.open_file() as file:
            kept = keep_picture(_store(), file.read())
    except MediaError:
        kept = None
    known = {"media": kept.digest, "width": kept.about.width, "height": kept.about.height} if kept else {"media": ""}
    Photo.objects.filter(pk=photo.pk).update(**known)
    for name, value in known.items():
        setattr(photo, name, value)


def _store() -> Store:
    return open_store(settings.TAJUK.media, settings.TAJUK.media_url)
