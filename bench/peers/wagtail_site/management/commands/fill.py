"""python -m django fill"""

import json
import sys

from django.core.management.base import BaseCommand
from wagtail.models import Page, Site

from peers.wagtail_site.models import StoryPage


class Command(BaseCommand):
    help = "Fill an empty site with the stories on standard input, one JSON object a line."

    def handle(self, **options):
        home = Page.get_first_root_node().add_child(instance=Page(title="Bangku", slug="bangku"))
        Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
        for line in sys.stdin:
            home.add_child(instance=StoryPage(**json.loads(line)))
