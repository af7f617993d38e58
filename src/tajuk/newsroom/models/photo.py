"""Pictures as the newsroom collects them; readers get them from the media store, by digest."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Photo(AbstractImage):
    """A picture with its credit. `media` is the digest of its bytes in the media store, "" until it lies there."""

    credit = models.CharField(_("credit"), max_length=300, help_text=_("Who made it, and for whom: Name/Agency."))
    caption = models.TextField(_("caption"), blank=True)
    media = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    admin_form_fields = (*Image.admin_form_fields, "caption", "credit")


class PhotoRendition(AbstractRendition):
    """A picture in a size that the newsroom's own screens show."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter")
        ]
