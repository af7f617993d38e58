"""What a script adds to a page: each island does its one thing, asks before it loads, and moves nothing."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import island_house
import pytest
import tools
from demo_site import DemoSite
from installation import Installation
from island_house import CREATIVE, ELSEWHERE, NOW, STORY
from looking import WATCH
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

PLAYER = "https://www.youtube-nocookie.com/embed/CONTOH-2026?autoplay=1"
FRAME = ".slot[data-slot=rectangle] iframe"
HOUSE = ".slot[data-slot=rectangle] .slot-house"
QUESTION = "[data-consent=question]"
YES, NO, ASK = "[data-consent=yes]", "[data-consent=no]", "[data-consent=ask]"
LONG = """
const long = new CSSStyleSheet();
long.replaceSync('main { min-block-size: 3000px }');
document.adoptedStyleSheets = [long];
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    folder = tmp_path_factory.mktemp("islands")
    island_house.fill(folder)
    installation = Installation(folder)
    yield DemoSite(f"http://127.0.0.1:{installation.port}")
    installation.stop()


@pytest.fixture
def elsewhere() -> list[str]:
    """What was asked of anybody else, in order."""
    return []


@pytest.fixture
def context(browser: Browser, site: DemoSite, elsewhere: list[str]) -> Iterator[BrowserContext]:
    def answer(route: Route) -> None:
        elsewhere.append(route.request.url)
        route.fulfill(content_type="text/html", body="<!doctype html><p>Buku memasak")

    permissions = ["clipboard-read", "clipboard-write"]
    viewport: Any = {"width": 1280, "height": 600}
    opened = browser.new_context(base_url=site.origin, viewport=viewport, permissions=permissions)
    opened.route(lambda address: not address.startswith(site.origin), answer)
    opened.add_init_script(WATCH + LONG)
    yield opened
    opened.close()


def read_on(page: Page) -> None:
    """Scroll as a reader does."""
    page.mouse.wheel(0, 900)


def accessibility(page: Page) -> list[str]:
    """Return what axe finds in a page as it stands."""
    page.evaluate(tools.AXE.read_text())
    found: list[str] = page.evaluate("tajuk.accessibility()")
    return found


def test_an_overlay_waits_until_its_reader_has_begun(page: Page) -> None:
    page.goto("/en")
    expect(page.locator(".overlay")).to_be_hidden()
    page.keyboard.press("Tab")

    read_on(page)

    expect(page.locator(".overlay")).to_be_visible()
    assert page.evaluate("document.activeElement.className") == "skip"


def test_an_overlay_waits_eight_seconds_for_who_does_not_scroll(page: Page) -> None:
    page.clock.install()
    page.goto("/en")

    page.clock.run_for(4000)
    expect(page.locator(".overlay")).to_be_hidden()
    page.clock.run_for(4100)

    expect(page.locator(".overlay")).to_be_visible()


@pytest.mark.parametrize("closing", ["its button", "Escape"])
def test_an_overlay_that_was_closed_stays_closed(page: Page, closing: str) -> None:
    page.goto("/en")
    read_on(page)
    expect(page.locator(".overlay")).to_be_visible()

    page.keyboard.press("Escape") if closing == "Escape" else page.click(".overlay-close")

    expect(page.locator(".overlay")).to_be_hidden()
    for path in ("/en", "/en/komoditas"):
        page.goto(path)
        read_on(page)
        page.wait_for_function("scrollY > 600")
        expect(page.locator(".overlay")).to_be_hidden()


def test_closing_an_overlay_from_within_leads_back(page: Page) -> None:
    page.goto("/en")
    read_on(page)
    page.focus(".footer a >> nth=0")

    page.focus(".overlay-close")
    page.keyboard.press("Enter")

    expect(page.locator(".footer a >> nth=0")).to_be_focused()


def test_an_overlay_that_has_ended_is_not_shown(page: Page) -> None:
    page.clock.set_fixed_time(NOW + timedelta(days=2))
    page.goto("/en")

    read_on(page)
    page.wait_for_function("scrollY > 600")

    expect(page.locator(".overlay")).to_be_hidden()


def test_without_a_script_nothing_waits_for_one(browser: Browser, site: DemoSite) -> None:
    context = browser.new_context(base_url=site.origin, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en")
    expect(page.locator(".overlay")).to_be_hidden()

    page.goto(STORY)

    for hidden in (QUESTION, ASK, "[data-tool]:visible"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(HOUSE)).to_be_visible()
    context.close()


def test_an_advertisers_frame_waits_for_a_yes(page: Page, elsewhere: list[str]) -> None:
    page.goto("/")
    expect(page.locator(QUESTION)).to_be_visible()
    size = page.locator(HOUSE).bounding_box()
    assert elsewhere == []

    page.click(YES)

    expect(page.locator(QUESTION)).to_be_hidden()
    page.frame_locator(FRAME).get_by_text("Buku memasak").wait_for()
    assert page.locator(FRAME).bounding_box() == size
    assert set(elsewhere) == {CREATIVE}


def test_what_was_advertised_leaves_its_room_and_asks_nobody(page: Page, elsewhere: list[str]) -> None:
    page.goto("/")
    top = page.locator("main").bounding_box()

    page.clock.set_fixed_time(NOW + timedelta(days=401))
    page.reload()

    for over in (".banner", ".slot[data-slot=top]", ".slot[data-slot=rectangle]", QUESTION):
        expect(page.locator(over)).to_be_hidden()
    assert page.locator("main").bounding_box() == top
    page.click(ASK)
    page.click(YES)
    page.wait_for_timeout(300)
    assert elsewhere == []


def test_an_advertisers_frame_sees_nothing_of_the_page(page: Page) -> None:
    page.goto("/")
    page.click(YES)
    page.frame_locator(FRAME).get_by_text("Buku memasak").wait_for()

    frame = next(frame for frame in page.frames if frame.url == CREATIVE)

    assert "allow-same-origin" not in (page.locator(FRAME).get_attribute("sandbox") or "")
    assert frame.evaluate("self.origin + document.referrer") == "null"
    assert frame.evaluate("() => { try { return parent.document.title } catch (refused) { return refused.name } }") == (
        "SecurityError"
    )


def test_an_answer_holds_for_the_next_page_and_may_be_changed(page: Page) -> None:
    page.goto("/")
    page.click(YES)
    page.goto(STORY)
    expect(page.locator(FRAME)).to_be_visible()
    expect(page.locator(QUESTION)).to_be_hidden()

    page.click(ASK)
    page.click(NO)

    expect(page.locator(HOUSE)).to_be_visible()
    expect(page.locator(FRAME)).to_have_count(0)
    expect(page.locator(ASK)).to_be_focused()


def test_the_question_is_asked_again_after_half_a_year(page: Page) -> None:
    page.goto("/")
    page.click(YES)

    page.clock.set_fixed_time(NOW + timedelta(days=181))
    page.reload()

    expect(page.locator(QUESTION)).to_be_visible()
    expect(page.locator(FRAME)).to_have_count(0)


def test_escape_puts_the_question_off_for_this_visit(page: Page, elsewhere: list[str]) -> None:
    page.goto("/")

    page.keyboard.press("Escape")

    expect(page.locator(QUESTION)).to_be_hidden()
    page.goto(STORY)
    expect(page.locator(QUESTION)).to_be_hidden()
    assert elsewhere == []


def test_nobody_is_asked_where_there_is_no_frame(page: Page) -> None:
    page.goto("/en")

    expect(page.locator(QUESTION)).to_be_hidden()
    expect(page.locator(ASK)).to_be_visible()


def test_a_film_loads_where_its_card_was_when_asked_for(page: Page, elsewhere: list[str]) -> None:
    page.goto(STORY)
    card = page.locator(".embed-link").first
    card.scroll_into_view_if_needed()
    size = card.bounding_box()
    assert elsewhere == []

    card.click()

    frame = page.locator(".embed iframe")
    expect(frame).to_have_attribute("src", PLAYER)
    expect(frame).to_have_attribute("title", "Sehari di rumah tempe")
    expect(frame).to_be_focused()
    assert frame.bounding_box() == size


def test_a_film_opened_in_a_window_of_its_own_is_a_link(page: Page) -> None:
    page.goto(STORY)

    page.evaluate("addEventListener('click', event => { taken = event.defaultPrevented; event.preventDefault() })")
    page.locator(".embed-link").first.click(modifiers=["ControlOrMeta"])

    assert page.evaluate("taken") is False
    expect(page.locator(".embed iframe")).to_have_count(0)


def test_what_has_no_player_is_a_link(page: Page) -> None:
    page.goto(STORY)

    page.locator(".embed-link").last.click()

    page.wait_for_url(ELSEWHERE)


def test_a_storys_address_is_copied_and_that_is_said(page: Page) -> None:
    page.goto(STORY)
    page.locator("[data-tool=copy]").scroll_into_view_if_needed()
    size = page.locator("[data-tool=copy]").bounding_box()

    page.click("[data-tool=copy]")

    expect(page.locator(".tools [role=status]")).to_have_text("Tersalin")
    assert page.evaluate("navigator.clipboard.readText()").endswith(STORY)
    assert page.locator("[data-tool=copy]").bounding_box() == size
    expect(page.locator("[data-tool=copy]")).to_have_text("Salin tautan", timeout=8000)


def test_a_story_is_printed(page: Page) -> None:
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(STORY)

    page.click("[data-tool=print]")

    assert page.evaluate("printed")


@pytest.mark.parametrize(
    ("path", "minutes", "said"),
    [("/", 5, "5 menit"), ("/", 200, "3 jam"), ("/en", 0, "1 min ago"), ("/en", 1439, "23 h ago")],
)
def test_a_fresh_time_is_told_as_people_do(page: Page, path: str, minutes: int, said: str) -> None:
    page.clock.set_fixed_time(NOW + timedelta(minutes=minutes))

    page.goto(path)

    time = page.locator("time[data-relative]").first
    expect(time).to_contain_text(said)
    assert time.get_attribute("title")


def test_an_old_time_is_left_as_it_was_written(page: Page) -> None:
    page.clock.set_fixed_time(NOW + timedelta(days=1))

    page.goto("/")

    expect(page.locator(".card-time").first).to_contain_text(str(NOW.year))


def test_a_time_goes_on_while_it_is_looked_at(page: Page) -> None:
    page.clock.install(time=NOW + timedelta(minutes=5))
    page.goto("/en")
    expect(page.locator(".card-time").first).to_have_text("5 min ago")

    page.clock.run_for(120_000)

    expect(page.locator(".card-time").first).to_have_text("7 min ago")


def test_an_alert_that_has_ended_leaves_its_room(page: Page) -> None:
    page.goto("/")
    top = page.locator("main").bounding_box()
    expect(page.locator(".alert")).to_be_visible()

    page.clock.set_fixed_time(NOW + timedelta(hours=2))
    page.reload()

    expect(page.locator(".alert")).to_be_hidden()
    assert page.locator("main").bounding_box() == top


@pytest.mark.parametrize("path", ["/", "/en", STORY, "/nothing-is-here"], ids=["front", "english", "story", "missing"])
def test_no_island_moves_anything(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_timeout(300)
    if page.locator(YES).is_visible():
        page.click(YES)
    read_on(page)
    page.wait_for_timeout(600)

    assert page.evaluate("tajuk.shifts") == []


def test_what_an_island_shows_is_open_to_everybody(page: Page) -> None:
    page.goto("/")
    expect(page.locator(QUESTION)).to_be_visible()
    found = accessibility(page)
    page.goto("/en")
    read_on(page)
    expect(page.locator(".overlay")).to_be_visible()

    found += accessibility(page)
    assert [one for one in found if "overlay" in one or "consent" in one] == []
