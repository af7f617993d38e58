"""A reader looks for a story: types, is offered names, narrows down, reads, comes back to where he was."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import tools
from demo_site import DemoSite
from looking import WATCH
from playwright.sync_api import Browser, Page, Route, expect

_STORY = re.compile(r"/[a-z-]+/\d{4}/\d\d/\d\d/[^/]+$")
_OPTION = "[role=option]"
BOX = "#q"


@pytest.fixture(params=[360, 1280], ids=["phone", "desktop"])
def page(request: pytest.FixtureRequest, browser: Browser, site: DemoSite) -> Iterator[Page]:
    """A page of a reader with a telephone, and of one with a desk."""
    viewport: Any = {"width": request.param, "height": 800}
    context = browser.new_context(base_url=site.origin, viewport=viewport, has_touch=request.param < 600)
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def typed(page: Page, text: str) -> None:
    """Type as a reader does, and wait for what is offered to the whole of it."""
    with page.expect_response(lambda answer: answer.url.endswith(f"suggestions.json?q={text}")) as answer:
        page.locator(BOX).press_sequentially(text, delay=20)
    offered = len(answer.value.json()[1])
    page.wait_for_function("tajuk.settled()")
    expect(page.locator(_OPTION)).to_have_count(offered)


def searched(page: Page, text: str) -> None:
    """Search for a text, without any of what is offered."""
    page.goto("/search")
    page.locator(BOX).fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(".found-count")).to_be_visible()


def test_the_whole_way(page: Page) -> None:
    page.goto("/")
    page.locator(".header-search").click()
    typed(page, "infl")
    page.keyboard.press("Enter")  # nothing is chosen: it searches
    expect(page).to_have_url(re.compile(r"/search\?q=infl$"))

    searched(page, "harga")
    if page.locator(".found-narrow").is_visible():
        page.locator(".found-narrow").click()
    page.locator(".found-facets").get_by_role("link", name="Ekonomi").click()
    expect(page).to_have_url(re.compile(r"\?q=harga&section=ekonomi$"))

    last = page.locator(".river .card-headline a").last
    last.scroll_into_view_if_needed()
    before, headline = page.evaluate("scrollY"), last.inner_text()
    last.click()
    expect(page).to_have_url(_STORY)
    expect(page.locator("h1")).to_have_text(headline)

    page.go_back()
    expect(page.locator(BOX)).to_have_value("harga")
    page.wait_for_function("before => Math.abs(scrollY - before) < 60", arg=before)


def test_a_suggestion_is_chosen_with_the_arrows(page: Page) -> None:
    page.goto("/search")
    typed(page, "inflas")

    page.keyboard.press("ArrowDown")
    expect(page.locator(_OPTION).first).to_have_attribute("aria-selected", "true")
    assert page.evaluate("tajuk.unseenFocus()") == ""
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/topic/inflasi$"))


def test_a_suggestion_is_chosen_by_hand(page: Page) -> None:
    page.goto("/en/search")
    typed(page, "chil")

    page.locator(_OPTION, has_text="chillies").first.click()

    expect(page).to_have_url(_STORY)


def test_beyond_the_last_suggestion_is_what_was_typed(page: Page) -> None:
    page.goto("/search")
    typed(page, "inflas")

    page.keyboard.press("ArrowUp")
    expect(page.locator(_OPTION).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")

    expect(page.locator(BOX)).not_to_have_attribute("aria-activedescendant", re.compile(".*"))
    expect(page.locator(BOX)).to_have_value("inflas")


def test_escape_closes_what_is_offered_and_keeps_what_was_typed(page: Page) -> None:
    page.goto("/search")
    typed(page, "inflas")

    page.keyboard.press("Escape")

    expect(page.locator(".search-offers")).to_be_hidden()
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "false")
    expect(page.locator(BOX)).to_have_value("inflas")


def test_what_is_offered_moves_nothing_and_is_sound_to_hear(page: Page) -> None:
    page.goto("/search")
    typed(page, "in")
    page.keyboard.press("ArrowDown")

    page.evaluate(tools.AXE.read_text())
    assert page.evaluate("tajuk.accessibility()") == []
    assert page.evaluate("tajuk.shifts") == []
    assert page.evaluate("tajuk.beyond()") == ""


def test_a_late_answer_is_not_offered(page: Page) -> None:
    held: list[Route] = []
    page.route(re.compile(r"suggestions\.json\?q=in$"), lambda route: held.append(route))
    page.goto("/search")
    page.locator(BOX).press_sequentially("in", delay=20)
    page.wait_for_timeout(300)

    page.locator(BOX).press_sequentially("flas", delay=20)

    expect(page.locator(_OPTION).first).to_have_text(re.compile("^Inflasi"))
    assert held and held[0].request.failure == "net::ERR_ABORTED"


def test_without_suggestions_a_search_is_a_search(page: Page) -> None:
    page.route("**/suggestions.json*", lambda route: route.abort())
    page.goto("/search")
    page.locator(BOX).press_sequentially("harga", delay=20)

    page.keyboard.press("Enter")

    expect(page.locator(".found-count")).to_be_visible()


def test_results_read_aloud(page: Page) -> None:
    searched(page, "harga")
    tree = page.locator("main").aria_snapshot()

    assert re.search(r'- search:\n(?s:.*?)- combobox "Apa yang Anda cari\?"', tree)
    assert re.search(r'- region "\d+ berita":\n\s+- heading "\d+ berita" \[level=2\]', tree)
    assert re.search(r"- listitem:\n\s+- article:(?s:.*?)- heading .* \[level=3\]", tree)
    assert 'navigation "Halaman"' in tree
