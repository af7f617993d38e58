"""What hands do at a desk of the newsroom, in a browser."""

import re

from playwright.sync_api import Locator, Page, expect


def add(page: Page, block: str) -> Locator:
    """Add a block at the end of the body, and return it."""
    body = page.locator("[data-contentpath=body]").first
    body.locator("button.c-sf-add-button").last.click()
    page.get_by_role("option", name=block, exact=True).first.click()
    return body.locator("[data-streamfield-child]").last


def add_only(page: Page, stream: str) -> Locator:
    """Add a block to a stream that has but one kind, and return it."""
    page.locator(f"[data-contentpath={stream}] button.c-sf-add-button").last.click()
    return page.locator(f"[data-contentpath={stream}] [data-streamfield-child]").last


def write(page: Page, words: str) -> None:
    """Write into the first text of the body, at its end."""
    text = page.locator("[data-contentpath=body] .public-DraftEditor-content").first
    text.click(position={"x": 2, "y": 2})  # not onto words that refer to something
    page.keyboard.press("Control+End")
    page.keyboard.type(words)
    expect(text).to_contain_text(words)


def refer(page: Page, words: str) -> None:
    """Say by Ctrl+K what is meant, taking the first that is found."""
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    page.locator("#reference-found li").first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")


def stand_on(page: Page, source: str, *, letters: int) -> None:
    """Say by Ctrl+K that the letters just written stand on a source's word."""
    for _ in range(letters):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Control+k")
    page.locator("#reference-source").select_option(source)
    page.locator(".reference-dialog [type=submit]").click()
    page.locator(".reference-dialog").wait_for(state="detached")


def saved(page: Page) -> int:
    """Wait until all is saved, and return the number of the page."""
    page.keyboard.press("Control+s")
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    expect(page.locator(".messages .success, .w-autosave-indicator--success").first).to_be_visible()
    found = re.search(r"/pages/(\d+)/edit/", page.url)
    assert found
    return int(found[1])
