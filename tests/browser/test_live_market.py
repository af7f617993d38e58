"""Figures that move while a page is read, that look old when they are, and a chart that is read day by day."""

import json
import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

STRIP = ("LQ45", "EMAS", "RD.SAHAM", "RD.CAMPURAN", "RD.PENDAPATAN TETAP")


def test_the_strip_moves_while_a_page_is_read(page: Page) -> None:
    page.goto("/")
    value = page.locator(".strip-figure", has_text="LQ45").first.locator(".strip-value")
    before = value.inner_text()

    expect(value).not_to_have_text(before, timeout=60_000)

    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1
    assert [each.strip() for each in page.locator(".strip-label").all_inner_texts()][:5] == list(STRIP)


def test_figures_of_a_source_that_stopped_look_old_in_words_and_colour(page: Page) -> None:
    page.route(re.compile("/live"), lambda route: route.abort())
    page.clock.install()
    page.goto("/")
    figure = page.locator(".strip-figure", has_text="LQ45").first
    percent, time = figure.locator(".strip-percent"), figure.locator(".strip-time")
    colour, seen = percent.evaluate("each => getComputedStyle(each).color"), time.bounding_box()

    page.clock.fast_forward("20:00")

    expect(figure).to_have_attribute("data-state", "stale")
    assert percent.evaluate("each => getComputedStyle(each).color") != colour
    shown = time.bounding_box()
    assert seen and shown and shown["width"] > 50 > seen["width"]


def test_figures_that_come_again_look_fresh_again(page: Page) -> None:
    fresh = {"href": "/market/LQ45", "value": "1", "change": "0", "percent": "0", "trend": "flat", "at": "", "when": ""}
    told = json.dumps({"when": "", "figures": [fresh | {"stale_at": "2099-01-01T00:00:00Z"}]})
    body = f"retry: 600000\n\nevent: figures\nid: e.1.t.1\ndata: {told}\n\n"
    page.route(re.compile("/live"), lambda route: route.fulfill(body=body, content_type="text/event-stream"))
    page.clock.install(time=datetime.now(UTC) + timedelta(days=30))
    page.goto("/")
    figure = page.locator(".strip-figure", has=page.locator("a[href='/market/LQ45']"))
    assert page.locator(".strip-figure[data-state='stale']").count() > 1

    expect(figure.locator(".strip-value")).to_have_text("1")
    expect(figure).not_to_have_attribute("data-state", "stale")


def test_a_chart_is_read_day_by_day_with_the_keys(page: Page) -> None:
    page.goto("/market/IHSG")
    chart = page.get_by_role("slider")
    chart.focus()

    page.keyboard.press("Home")
    first = chart.get_attribute("aria-valuetext")
    page.keyboard.press("ArrowRight")

    assert first and re.fullmatch(r"\d{1,2} \w{3} \d{4}: [\d.]+,\d\d", first)
    expect(page.locator(".chart-read")).to_be_visible()
    assert chart.get_attribute("aria-valuetext") != first and chart.get_attribute("aria-valuenow") == "1"


def test_a_chart_says_the_day_under_the_pointer(page: Page) -> None:
    page.goto("/en/market/IHSG")
    plot = page.locator(".chart-plot")
    plot.hover()

    expect(page.locator(".chart-read")).to_have_text(re.compile(r"\w{3} \d{1,2}, \d{4}: [\d,]+\.\d\d"))

    page.mouse.move(0, 0)
    expect(page.locator(".chart-read")).to_be_hidden()


def test_a_market_that_rests_says_so(page: Page) -> None:
    page.clock.install(time="2026-01-03T05:00:00Z")
    page.goto("/market/IHSG")
    hours = page.locator(".instrument-hours")
    spans = (hours.get_attribute("data-open") or "").split()[0].split("/")

    page.clock.set_fixed_time(spans[0])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(hours).to_have_attribute("data-session", "open")
    expect(hours.locator("[data-when='open']")).to_be_visible()
    expect(hours.locator("[data-when='closed']")).to_be_hidden()


def test_a_story_tells_the_price_when_it_ran_beside_that_of_now(page: Page) -> None:
    page.goto("/market/LQ45")
    page.goto(page.locator(".instrument-stories a[href*='/20']").first.get_attribute("href") or "")
    row = page.locator(".prices-table tbody tr", has=page.locator("a[href='/market/LQ45']"))
    strip = page.locator(".strip-figure", has=page.locator("a[href='/market/LQ45']"))

    then = row.locator("td").first.inner_text()

    assert re.fullmatch(r"[\d.]+,\d\d\s+[+−]?\d+,\d\d%", then)
    expect(row.locator("[data-now]")).to_contain_text(strip.locator(".strip-value").inner_text()[:3])
