"""Who may do what: every address of the newsroom, every role, and a stranger."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from newsroom_house import NOW, append, make_colleague, make_page, read

from make import make_story
from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.models import Assignment, Desk, StoryPage
from tajuk.newsroom.roles import ROLES
from tajuk.newsroom.story_fields import STREAMS

MATRIX = Path(__file__).with_name("permissions.json")
"""Answers to GET by address, in the order of WHO. Written anew by `python tests/newsroom/permission_matrix.py`."""
WHO = ("stranger", *(role.login for role in ROLES))
OPEN = ("login", "logout", "password_reset", "jsi18n", "javascript_catalog", "sprite", "static", "openapi")


def addresses(patterns=None, before="") -> Iterator[tuple[str, str]]:
    """Yield the name and the pattern of every address."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield pattern.name or "", route


def filled(route: str, page: StoryPage) -> str:
    """Return an address with something real in each of its places."""
    known = {
        **dict.fromkeys(("page_id", "page_to_move_id"), page.pk),
        **dict.fromkeys(("parent_page_id", "destination_id"), page.get_parent().pk),
        **dict.fromkeys(("content_type_app_name", "app_label"), "newsroom"),
        **dict.fromkeys(("content_type_model_name", "model_name"), "storypage"),
        "guid": page.guid,
        "digest": page.published_digest,
        "revision_id": page.live_revision_id,
        "action": "delete",
        "language": "id",
        "front": "@id",
        "receipt_id": 1,
    }
    route = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(known.get(found[1], page.pk)), route)
    route = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda found: str(known.get(found[1], page.pk)), route)
    return "/" + re.sub(r"[\^$\\?]", "", re.sub(r"\([^)]*\)", str(page.pk), route))


@pytest.fixture
def page(newsroom) -> StoryPage:
    """A story that readers have, an editor's."""
    editor = make_colleague("Editor", name="redaktur")
    page = make_page(editor)
    publish(page, by=editor, now=NOW)
    return StoryPage.objects.get(pk=page.pk)


@pytest.fixture
def clients(newsroom) -> dict[str, Client]:
    """Somebody of every role, logged in; and a stranger."""
    found = {who: Client(raise_request_exception=False, SERVER_NAME="localhost") for who in WHO}
    for role in ROLES:
        found[role.login].force_login(make_colleague(role.name))
    return found


def test_a_stranger_gets_in_nowhere(page, clients):
    entered = [
        route
        for name, route in addresses()
        if name not in OPEN and "login" not in route and "password_reset" not in route
        if clients["stranger"].get(filled(route, page)).status_code == 200
    ]

    assert [route for route in entered if not any(word in route for word in OPEN)] == []


def test_every_address_answers_every_role_as_the_matrix_says(page, clients):
    found = {
        f"{name} {route}": [clients[who].get(filled(route, page)).status_code for who in WHO]
        for name, route in addresses()
        if name != "wagtailadmin_logout"  # whoever asks for it is a stranger afterwards
    }

    assert found == json.loads(MATRIX.read_text())


VERBS = {
    "correct": {"note": "Salah angka.", "sort": "correction"},
    "unpublish": {"reason": "Menunggu konfirmasi."},
    "kill": {"reason": "Keliru seluruhnya."},
    "undo": {},
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("who", ["stranger", "reporter", "market-desk", "marketing"])
def test_what_readers_have_is_changed_by_editors_alone(page, clients, verb, who):
    before = read(page.guid).digest

    answer = clients[who].post(f"/newsroom/stories/{page.pk}/{verb}/", VERBS[verb])

    assert answer.status_code in (302, 403)
    assert read(page.guid).digest == before


@pytest.mark.parametrize("verb", VERBS)
def test_editors_may(page, clients, verb):
    clients["editor"].post(f"/newsroom/stories/{page.pk}/{verb}/", VERBS[verb])

    assert StoryPage.objects.get(pk=page.pk).receipts.count() == (1 if verb == "undo" else 2)


@pytest.mark.parametrize("verb", ["assign", "hand-over", "send-back", "ready", "spike"])
@pytest.mark.parametrize("who", ["stranger", "reporter", "market-desk", "marketing"])
def test_others_stories_are_not_moved(page, clients, verb, who):
    before = Assignment.objects.get(page=page).stage

    answer = clients[who].post(f"/newsroom/stories/{page.pk}/{verb}/", {"to": page.owner_id, "note": "x"})

    assert (answer.status_code in (302, 403), Assignment.objects.get(page=page).stage) == (True, before)


@pytest.mark.parametrize("who", ["stranger", "marketing"])
def test_the_archive_opens_for_who_writes(page, clients, who):
    append(make_story(guid="arsip-1", section="ekonomi"))

    clients[who].post("/newsroom/archive/arsip-1/open/")

    assert not StoryPage.objects.filter(guid="arsip-1").exists()


def test_the_button_publish_is_of_use_to_editors_alone(page, clients):
    own = make_page(make_colleague("Reporter", name="wartawan"))
    desk = Desk.objects.get(slug="ekonomi")

    form = {
        **{f"{name}-count": "0" for name in STREAMS},
        **{f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")},
        "title": "x",
        "action-publish": "1",
    }

    answer = clients["reporter"].post(f"/newsroom/pages/add/newsroom/storypage/{desk.pk}/", form)

    assert (answer.status_code < 500, own.live, StoryPage.objects.filter(live=True).count()) == (True, False, 1)
