"""The preview of a draft is the page readers would get."""

from datetime import timedelta

import httpx
import pytest
from django.test import Client
from django.urls import reverse
from newsroom_house import NOW, make_colleague, make_page, revise

from tajuk.front.application import Front, Sources
from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.models import StoryPage
from tajuk.newsroom.previewing import preview_html
from tajuk.pages import assets


@pytest.fixture
def colleague(newsroom):
    return make_colleague("Editor")


@pytest.fixture
def desk(colleague):
    client = Client(headers={"host": "localhost"})
    client.force_login(colleague)
    return client


def readers_page(path, address):
    front = Front(Sources(f"sqlite:{path / 'tajuk.db'}", f"sqlite:{path / 'tape.db'}"))
    scope = {"type": "http", "method": "GET", "path": address, "raw_path": address.encode(), "query_string": b"",
             "headers": [(b"host", b"localhost")], "scheme": "http", "server": ("localhost", 8000)}  # fmt: skip
    answer = front.respond(scope)
    front.close()
    return answer.body.decode()


def test_a_published_story_is_previewed_byte_for_byte(newsroom, colleague):
    page = make_page(kicker="Kurs", deck="Dolar melemah.")
    path = publish(page, by=colleague, now=NOW).path

    shown = preview_html(StoryPage.objects.get(pk=page.pk), now=NOW + timedelta(hours=1))

    assert shown == readers_page(newsroom, path)


def test_a_draft_is_shown_with_what_is_not_published(newsroom, desk, colleague):
    page = make_page()
    publish(page, by=colleague, now=NOW)
    page = revise(StoryPage.objects.get(pk=page.pk), title="Rupiah melemah lagi")

    answer = desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert "<h1" in answer.content.decode() and "Rupiah melemah lagi" in answer.content.decode()
    assert "connect-src 'none'" in answer["Content-Security-Policy"]


def test_a_draft_that_never_ran_has_a_page(newsroom, colleague):
    assert "Rupiah menguat" in preview_html(make_page(section=""), now=NOW)


def test_what_a_preview_asks_for_is_served_here(newsroom, desk):
    answer = desk.get(assets.CSS_PATH)

    assert (answer.status_code, answer.content) == (200, assets.FILES[assets.CSS_PATH].body)
    assert desk.get("/media/nothing/320.webp").status_code == httpx.codes.NOT_FOUND


def test_a_locked_block_is_shown_as_readers_see_it(newsroom, desk):
    block = b'{"kind":"list","items":[{"kind":"item","text":[{"text":"Ketiga"}]}],"ordered":true,"start":3}'

    answer = desk.post(reverse("newsroom:locked"), block, content_type="application/json")

    assert '<ol start="3"><li>Ketiga</li></ol>' in answer.content.decode()
    assert desk.post(reverse("newsroom:locked"), b"{", content_type="application/json").status_code == 400
