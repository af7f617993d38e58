"""Newsrooms for tests: Django set up once, databases copied from one whose tables were made once."""

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ["TAJUK_DATA"] = tempfile.mkdtemp(prefix="tajuk-newsroom-")
os.environ["DJANGO_SETTINGS_MODULE"] = "tajuk.config.settings"

import django

django.setup()

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import Group
from django.db import connection, connections, transaction

from tajuk.config.data_folder import data_folder, prepare
from tajuk.config.installing import install
from tajuk.config.settings import database_of
from tajuk.edition import reader, writer
from tajuk.edition.publication import publication
from tajuk.newsroom.models import Colleague, Desk, StoryPage
from tajuk.story.documents import AnyDocument, Masthead, Section

connections._connections = threading.local()  # Django's own keeps others while a loop runs, such as Playwright's
PBKDF2PasswordHasher.iterations = 1  # real ones take their time on purpose
MASTHEAD = Masthead(guid="masthead", title="Harian Uji", language="id", languages=("id", "en"))
SECTIONS = (
    Section(guid="ekonomi", slug="ekonomi", name="Ekonomi"),
    Section(guid="pasar-uang", slug="pasar-uang", name="Pasar Uang"),
)
NOW = datetime(2026, 3, 2, 3, 4, 5, tzinfo=UTC)
PASSWORD = "rahasia-sekali-2026"


def begin(path: Path, environment: dict[str, str]) -> None:
    """Make a newsroom in an empty database: tables, masthead, sections, roles, desks."""
    with opened(path, environment):
        prepare(settings.TAJUK)
        append(MASTHEAD, *SECTIONS)
        install(settings.TAJUK)


@contextmanager
def opened(path: Path, environment: dict[str, str]) -> Iterator[Path]:
    """Have Django work in a data folder."""
    settings.TAJUK = folder = data_folder(path, environment)
    connections.close_all()
    connections.settings["default"] = connections.configure_settings({"default": database_of(folder.database_url)})[
        "default"
    ]
    with suppress(AttributeError):  # nobody asked the one before
        del connections["default"]
    try:
        yield path
    finally:
        connections.close_all()


def copied(original: Path, path: Path) -> Path:
    """Copy a newsroom on SQLite."""
    path.mkdir()
    for name in ("tajuk.db", "tape.db"):
        shutil.copy(original / name, path / name)
    return path


@transaction.atomic
def append(*documents: AnyDocument) -> None:
    """Publish documents, past the newsroom."""
    cursor: Any = connection.cursor()
    for document in documents:
        writer.append(cursor, publication(document, MASTHEAD), at=NOW)


def read(guid: str) -> reader.Version | None:
    """Return what readers have of a document."""
    cursor: Any = connection.cursor()
    return reader.many(cursor, [guid]).get(guid)


def make_colleague(role: str, *, name: str = "") -> Colleague:
    """Give somebody a log-in and a role."""
    name = name or role.lower().replace(" ", "-")
    colleague = Colleague.objects.create_user(name, f"{name}@harian.example", PASSWORD)
    colleague.groups.add(Group.objects.get(name=role))
    return colleague


def make_page(owner: Colleague | None = None, **fields: Any) -> StoryPage:
    """Make a working page with a first revision, not published."""
    known: dict[str, Any] = {"title": "Rupiah menguat", "slug": "rupiah-menguat", "section": "ekonomi", "live": False}
    page = StoryPage(**{**known, "body": prose("Rupiah menguat pada penutupan perdagangan."), **fields}, owner=owner)
    Desk.objects.get(slug="ekonomi").add_child(instance=page)
    page.save_revision(user=owner)
    return StoryPage.objects.get(pk=page.pk)


def revise(page: StoryPage, **fields: Any) -> StoryPage:
    """Change a page as its editor's Save does: another revision, readers see nothing."""
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()
    return StoryPage.objects.get(pk=page.pk)


def prose(*paragraphs: str) -> list[tuple[str, str]]:
    """Return paragraphs as the value of a body."""
    return [("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))]
