"""What a page does with what the stream tells it."""

import json
import re

from playwright.sync_api import Page, expect

_MOVED = {
    "href": "/market/LQ45",
    "value": "1.234,56",
    "change": "−7,89",
    "percent": "−0,64%",
    "trend": "down",
    "at": "2026-11-24T10:00:00+07:00",
    "stale_at": "2099-01-01T00:00:00+07:00",
    "when": "24 Nov 2026, 10:00 WIB",
}
_LATEST = (
    '<section class="latest" aria-labelledby="latest"><h2 id="latest"><a href="/latest">Terbaru</a></h2><ol>%s</ol>'
)
_ITEM = '<li><a href="/energi/%s">Kabar %s</a> <time datetime="2020-01-01T00:00:00Z" data-relative>dulu</time></li>'
_ALERT = '<aside class="alert" aria-label="Berita terkini"><strong>Berita terkini</strong> <span>%s</span></aside>'


def _told(page: Page, *events: tuple[str, str]) -> None:
    """Have the stream say some events, once, to whoever opens it."""
    said = "retry: 600000\n\n" + "".join(f"event: {name}\nid: e.1.t.1\ndata: {data}\n\n" for name, data in events)
    page.route(re.compile("/live"), lambda route: route.fulfill(body=said, content_type="text/event-stream"))


def _first_story(page: Page) -> str:
    page.goto("/")
    path = page.locator(".home a[href*='/20']").first.get_attribute("href")
    assert path
    return path


def test_a_figure_that_moved_is_shown_in_its_place(page: Page) -> None:
    _told(page, ("figures", json.dumps({"when": "24 Nov 2026, 10:00 WIB", "figures": [_MOVED]})))

    page.goto("/")

    item = page.locator(".strip-figure", has=page.locator("a[href='/market/LQ45']"))
    expect(item.locator(".strip-value")).to_have_text("1.234,56")
    expect(item.locator(".strip-percent")).to_have_text("−0,64%")
    expect(item).to_have_attribute("data-trend", "down")
    expect(page.locator(".strip-when")).to_have_text("24 Nov 2026, 10:00 WIB")


def test_latest_is_replaced_and_its_times_are_told_too(page: Page) -> None:
    _told(page, ("latest", _LATEST % (_ITEM % ("a", "a") + _ITEM % ("b", "b"))))

    page.goto("/")

    expect(page.locator(".latest li")).to_have_count(2)
    page.locator(".latest time").first.scroll_into_view_if_needed()
    expect(page.locator(".latest time").first).to_have_attribute("title", "dulu")


def test_a_list_in_which_somebody_stands_is_left_alone(page: Page) -> None:
    page.add_init_script("addEventListener('load', () => document.querySelector('.latest a').focus())")
    _told(page, ("latest", _LATEST % _ITEM % ("a", "a")), ("alert", _ALERT % "Sudah lewat"))

    page.goto("/")

    expect(page.locator(".live .alert")).to_be_visible()  # told after the list
    assert page.locator(".latest li").count() > 1


def test_what_breaks_lies_over_the_page_and_moves_nothing(page: Page) -> None:
    _told(page, ("alert", _ALERT % "Baru saja terjadi"))
    page.goto("/")
    before = page.locator("main").bounding_box()

    expect(page.get_by_role("status").filter(has_text="Baru saja terjadi")).to_be_visible()

    assert page.locator("main").bounding_box() == before


def test_an_alert_that_is_over_keeps_its_room(page: Page) -> None:
    page.goto("/")
    before = page.locator("main").bounding_box()
    _told(page, ("alert", ""))

    page.goto("/")

    expect(page.locator("body > .alert")).to_have_attribute("data-state", "ended")
    assert page.locator("main").bounding_box() == before


def test_a_reader_is_told_that_the_story_was_updated(page: Page) -> None:
    path = _first_story(page)
    _told(page, ("story", json.dumps({"path": path, "version": 2, "action": "update"})))

    page.goto(path)

    expect(page.get_by_role("status").filter(has_text="Berita ini diperbarui")).to_be_visible()
    expect(page.get_by_role("link", name="Tampilkan yang terbaru")).to_be_visible()


def test_another_storys_update_is_no_news_here(page: Page) -> None:
    path = _first_story(page)
    other = json.dumps({"path": "/energi/lain", "version": 2, "action": "update"})
    _told(page, ("story", other), ("alert", _ALERT % "Sudah lewat"))

    page.goto(path)

    expect(page.locator(".live .alert")).to_be_visible()
    expect(page.locator("[data-updated]")).to_be_hidden()


def test_who_saves_data_is_sent_no_stream(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")

    page.goto("/")
    page.wait_for_timeout(2500)

    assert not [url for url in asked if url.endswith("/live")]


def test_the_stream_of_a_page_is_in_its_language(page: Page) -> None:
    with page.expect_request(re.compile("/en/live$")) as asked:
        page.goto("/en")

    assert asked.value.headers["accept"] == "text/event-stream"
