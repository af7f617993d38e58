"""What follows a publish and nobody waits for. Kept with it in one transaction, worked off by the clerk, and again
if it fails.
"""

from django.db import transaction
from django_tasks import task
from wagtail.models import ReferenceIndex
from wagtail.signals import page_published, page_unpublished, published, unpublished

from tajuk.newsroom.models import Receipt

_UP = ("publish", "update", "correct")


@task()
def follow_up(receipt: int) -> None:
    """Tell Wagtail's own books what a receipt says: its references, and whoever listens to its signals."""
    found = Receipt.objects.select_related("page", "revision").filter(pk=receipt).first()
    if found is None:
        return
    page = found.page
    with transaction.atomic():
        ReferenceIndex.create_or_update_for_object(page)
    signals = (page_published, published) if found.action in _UP else (page_unpublished, unpublished)
    for signal in signals:
        signal.send(sender=type(page), instance=page, revision=found.revision)
