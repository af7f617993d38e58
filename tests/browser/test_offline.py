"""A reader whose connection is gone."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page

_KEPT = "caches.open('stories').then((cache) => cache.keys()).then((kept) => kept.map((each) => each.url))"
_SETTLED = f"navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller && {_KEPT})"
_STORY = re.compile(r"/[a-z-]+/\d{4}/\d\d/\d\d/[^/]+")


@pytest.fixture
def stories(page: Page) -> list[str]:
    """The paths of the stories on the front page."""
    page.goto("/")
    hrefs = page.eval_on_selector_all("main a", "(links) => links.map((link) => link.pathname)")
    return list(dict.fromkeys(href for href in hrefs if _STORY.fullmatch(href)))


@pytest.fixture
def read(page: Page, stories: list[str], context: BrowserContext) -> str:
    """The headline of the first story, read; then the connection goes."""
    page.goto(stories[0])
    headline = page.inner_text("h1")
    page.wait_for_function(f"async () => (await {_SETTLED} ?? []).some((url) => url.endsWith({stories[0]!r}))")
    context.set_offline(True)
    return headline


def test_a_story_that_was_read_can_be_read_again(page, read):
    page.reload()

    assert page.inner_text("h1") == read
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 10


@pytest.mark.usefixtures("read")
def test_any_other_page_says_that_there_is_no_connection(page, stories):
    for path, said in ((stories[1], "Anda sedang luring"), ("/en", "You are offline")):
        page.goto(path)

        assert page.inner_text("h1") == said


@pytest.mark.usefixtures("read")
def test_nothing_but_stories_and_the_release_is_kept(page):
    kept = page.evaluate(_KEPT)

    assert all(_STORY.search(url) for url in kept)
    assert page.evaluate("caches.match('/').then(Boolean)") is False
