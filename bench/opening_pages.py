"""Opens working pages of an edition's newest stories, in the data folder that TAJUK_DATA names; see newsrooms.py."""

import json
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.db.models import F

from newsrooms import OPENED

sys.path.append(str(Path(__file__).parents[1] / "tests" / "newsroom"))

from form_filling import posted_back

from tajuk.config import django_ready  # isort: split  (models below)
from tajuk.config.installing import install
from tajuk.newsroom.actions.opening import open_story
from tajuk.newsroom.models import STAGES, Assignment, Colleague, StoryPage
from tajuk.story.identity import guid_of

_BATCH = 200
_TOLD, _TYPING = 200, 40
__all__ = ["django_ready"]


def main() -> None:
    """Open them, spread them over the wall, log somebody in."""
    install(settings.TAJUK)
    chief = Colleague.objects.create_superuser("chief", "chief@bench.example", "bench-only-2026")
    with connection.cursor() as cursor:
        cursor.execute("pragma synchronous=off")
    pages = int(sys.argv[1])
    for first in range(0, pages, _BATCH):
        with transaction.atomic():
            for number in range(first, min(first + _BATCH, pages)):
                open_story(guid_of("bench", str(number)), by=chief)
    for number, stage in enumerate(STAGES):
        Assignment.objects.annotate(place=F("page_id") % len(STAGES)).filter(place=number).update(stage=stage)
    opened = list(StoryPage.objects.order_by("pk")[:_TOLD])
    forms = [posted_back(page, chief) for page in opened[:_TYPING]]
    told = {"session": _session_of(chief), "pages": [page.pk for page in opened], "forms": forms}
    (settings.TAJUK.path / OPENED).write_text(json.dumps(told))


def _session_of(colleague: Colleague) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(colleague.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = colleague.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    main()
