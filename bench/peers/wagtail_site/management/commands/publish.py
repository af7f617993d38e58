"""python -m django publish"""

import json
import sys
import time

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from wagtail.models import Page

from peers.wagtail_site.models import StoryPage


class Command(BaseCommand):
    help = "Add the stories on standard input as drafts and publish each; print the milliseconds of each, one a line."

    def handle(self, **options):
        home = Page.objects.get(slug="bangku")
        user = get_user_model().objects.create_superuser(f"penerbit-{time.time_ns()}", "", "bench-only")
        for line in sys.stdin:
            began = time.perf_counter()
            page = home.add_child(instance=StoryPage(live=False, owner=user, **json.loads(line)))
            page.save_revision(user=user, log_action=True).publish(user=user)
            self.stdout.write(f"{(time.perf_counter() - began) * 1000:.3f}")
