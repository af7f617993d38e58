"""What a reader's connection is asked for: budgets that break the build. docs/budgets.md."""

import pytest
from kinds import kind
from playwright.sync_api import Page, Request

FIRST_VIEW, SCRIPT = 30_000, 10_000  # bytes on the wire, headers included
_COUNTED = ("document", "stylesheet", "script")


@pytest.fixture(params=["story", "story with everything"])
def asked(request: pytest.FixtureRequest, page: Page, site) -> list[Request]:
    """Everything a new reader's browser asks for to show a story."""
    every: list[Request] = []
    page.on("requestfinished", lambda one: every.append(one))
    page.goto(kind(request.param).find(site, "id"), wait_until="load")
    return every


def on_the_wire(asked: list[Request], *kinds: str) -> dict[str, int]:
    """Return what the answers took, by address."""
    sizes = {one.url: one.sizes() for one in asked if one.resource_type in kinds}
    return {url: size["responseBodySize"] + size["responseHeadersSize"] for url, size in sizes.items()}


def test_a_story_is_there_for_thirty_kilobytes(asked):
    taken = on_the_wire(asked, *_COUNTED)

    assert sum(taken.values()) <= FIRST_VIEW, taken


def test_scripts_take_ten_kilobytes(asked):
    taken = on_the_wire(asked, "script")

    assert sum(taken.values()) <= SCRIPT, taken


def test_one_style_sheet_is_all_that_a_page_waits_for(asked, page):
    blocking = page.evaluate("tajuk.blocking()")

    assert [one.url for one in asked if one.resource_type == "stylesheet"] == blocking
    assert len(blocking) == 1


def test_nothing_comes_from_anybody_else(asked, site):
    assert [one.url for one in asked if not one.url.startswith((site.origin, "data:"))] == []
