"""A reporter writes a story in a browser: what is saved by itself is what was written, and opens again as it was."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import tools
from newsroom_house import NOW, PASSWORD, append, make_colleague, make_page
from playwright.sync_api import Page, sync_playwright

from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.models import Desk, StoryPage
from tajuk.newsroom.page_columns import story_on
from tajuk.story import blocks as b
from tajuk.story.documents import Topic
from tajuk.story.text import Mention, Text

pytestmark = [pytest.mark.skipif(not tools.chromium(), reason="Chromium is not installed"), pytest.mark.timeout(600)]


@pytest.fixture
def origin(newsroom: Path) -> Iterator[str]:
    """A newsroom that is served, with a topic and a story that readers have."""
    append(Topic(guid="t1", slug="inflasi", name="Inflasi"))
    publish(make_page(title="Inflasi turun", slug="inflasi-turun"), by=make_colleague("Editor"), now=NOW)
    make_colleague("Reporter")
    port = str(free_port())
    command = [sys.executable, "-m", "tajuk.config.newsroom_worker", "--port", port]
    environment = {**os.environ, "TAJUK_DATA": str(newsroom)}
    running = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment, stderr=subprocess.DEVNULL)
    wait_until_open(f"http://127.0.0.1:{port}")
    yield f"http://127.0.0.1:{port}"
    running.terminate()
    running.communicate(timeout=30)


@pytest.fixture
def desk(origin: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """The reporter, logged in."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in this very thread
    with sync_playwright() as playwright:
        options = tools.chromium_options()
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=options)
        page = browser.new_context(base_url=origin, locale="id-ID").new_page()
        page.goto("/newsroom/login/")
        page.fill("[name=username]", "reporter")
        page.fill("[name=password]", PASSWORD)
        page.click("[type=submit]")
        page.wait_for_url("**/newsroom/")
        yield page
        browser.close()


def free_port() -> int:
    """Return a port nobody uses."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_until_open(address: str) -> None:
    """Wait until a newsroom answers."""
    for _ in range(600):
        try:
            httpx.get(address, timeout=5)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the newsroom did not open")


def add(page: Page, block: str) -> None:
    """Add a block at the end of the body."""
    page.locator("[data-contentpath=body] button.c-sf-add-button").last.click()
    page.get_by_role("option", name=block, exact=True).first.click()


def write(page: Page, words: str) -> None:
    """Write into the newest text of the body."""
    page.locator("[data-contentpath=body] .public-DraftEditor-content").first.click()
    page.keyboard.type(words)


def refer(page: Page, words: str) -> None:
    """Say by Ctrl+K what is meant, taking the first that is found."""
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    page.locator("#reference-found li").first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")


def saved(headline: str, holds: str) -> StoryPage:
    """Return a page as it was saved last, once that holds certain words."""
    for _ in range(300):
        page = StoryPage.objects.filter(draft_title=headline).first()
        if page and holds in json.dumps(page.latest_revision.content):
            return page.get_latest_revision_as_object()
        time.sleep(0.2)
    raise AssertionError("it was not saved")


def test_a_reporter_writes_a_story_that_opens_again_as_it_was(desk: Page):
    desk.goto(f"/newsroom/pages/add/newsroom/storypage/{Desk.objects.get(slug='ekonomi').pk}/")
    desk.fill("[name=title]", "Beras turun di Randu")
    add(desk, "Teks")
    write(desk, "Harga beras turun. ")
    refer(desk, "infl")
    add(desk, "Kutipan")
    desk.locator("[data-contentpath=body] [data-contentpath=body] .public-DraftEditor-content").click()
    desk.keyboard.type("Panen baik.")
    add(desk, "Baca juga")
    desk.locator("[data-contentpath=stories] [data-suggest=story]").fill("/ekonomi/2026/03/02/inflasi-turun")

    story = story_on(saved("Beras turun di Randu", "Inflasi turun"), at=NOW)

    mention = Text("Inflasi", (Mention("topic", "inflasi"),))
    guid = StoryPage.objects.get(slug="inflasi-turun").guid
    assert story.section == "ekonomi" and story.slug == "beras-turun-di-randu"
    assert story.body == (
        b.Paragraph((Text("Harga beras turun. "), mention)),
        b.Quote((b.Paragraph((Text("Panen baik."),)),)),
        b.Related((b.StoryLink(guid=guid, headline="Inflasi turun"),)),
    )
