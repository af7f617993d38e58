"""Readers who have a keyboard only, or hear the page read aloud."""

import re

import pytest
from kinds import kind
from playwright.sync_api import Page, expect

FOCUSED = "() => document.activeElement.getAttribute('href')"
_STORY = re.compile(r"/[a-z-]+/\d{4}/\d\d/\d\d/[^/]+$")


def tab_to(page: Page, href: str) -> None:
    """Press Tab until the link to an address is focused."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == href:
            return
    pytest.fail(f"Tab never comes to {href}")


def test_a_story_opens_from_the_front_page(page, site):
    story = kind("story").find(site, "id")
    page.goto("/")

    tab_to(page, story)
    page.keyboard.press("Enter")

    expect(page).to_have_url(site.origin + story)
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("name", ["home", "story"])
def test_the_first_tab_leads_past_the_navigation(page, site, name):
    page.goto(kind(name).find(site, "id"))

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("() => document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("name", ["home", "story", "story with everything", "market", "search", "subscribe"])
def test_who_presses_tab_always_sees_where_he_is(page, site, name):
    page.goto(kind(name).find(site, "id"))

    unseen = []
    for _ in range(80):
        page.keyboard.press("Tab")
        unseen.append(page.evaluate("tajuk.unseenFocus()"))
    assert set(unseen) == {""}


def test_a_related_story_is_followed(page, site):
    page.goto(kind("story with everything").find(site, "id"))
    related = page.locator(".related a").first.get_attribute("href")

    tab_to(page, related)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(_STORY))
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_a_wide_table_is_scrolled_with_the_arrows(page, site):
    page.goto(kind("story with everything").find(site, "id"))
    region = page.locator("[tabindex='0']", has=page.locator("table")).first

    region.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    expect(region).to_be_focused()
    page.wait_for_function(
        "one => one.scrollLeft > 0 || one.scrollWidth <= one.clientWidth", arg=region.element_handle()
    )


def test_the_front_page_read_aloud(page):
    page.goto("/")
    tree = page.locator("body").aria_snapshot()

    for landmark in ("banner", "main", "contentinfo", 'navigation "Rubrik"'):
        assert re.search(rf"^\s*- {landmark}:", tree, re.M), landmark
    assert len(re.findall(r"heading .*\[level=1\]", tree)) == 1
    assert re.search(r'- region "Terbaru":\n\s+- heading "Terbaru".*\n(?s:.*?)- list:\n\s+- listitem:', tree)


def test_a_story_read_aloud(page, site):
    page.goto(kind("story with everything").find(site, "id"))
    tree = page.locator("body").aria_snapshot()

    assert len(re.findall(r"heading .*\[level=1\]", tree)) == 1
    assert re.search(r"- main:\n\s+- article", tree)
    assert re.search(r"- table[^\n]*:\n(?s:.*?)- columnheader ", tree)
    assert 'region "Terbaru"' in tree
