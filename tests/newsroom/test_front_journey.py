"""An editor curates home in a browser, by words, by keyboard and by drag, and readers see it."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import tools
from browsing import at_desk, served
from django.conf import settings
from looking import WATCH
from newsroom_house import append, make_colleague
from playwright.sync_api import Page, expect
from test_previewing import readers_page

from make import make_story
from tajuk.front.record import Record
from tajuk.search.projecting import rebuilt

pytestmark = [pytest.mark.skipif(not tools.chromium(), reason="Chromium is not installed"), pytest.mark.timeout(600)]
HEADLINES = ("Panen beras raya", "Kurs rupiah", "Suku bunga", "Ekspor kopi")


@pytest.fixture
def desk(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """An editor at home's screen, of a newsroom with four stories."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in this very thread
    append(*(make_story(guid=f"b{n}", headline=headline, section="ekonomi") for n, headline in enumerate(HEADLINES)))
    with closing(Record(settings.TAJUK.database_url)) as record:
        rebuilt(settings.TAJUK.search, record.read)
    make_colleague("Editor")
    with served(newsroom) as origin, at_desk(origin, "editor") as page:
        page.add_init_script(WATCH)
        page.goto("/newsroom/fronts/@id/")
        yield page


def put(page: Page, words: str) -> None:
    """Type words of a headline and take what is offered."""
    headline = next(each for each in HEADLINES if words in each)
    with page.expect_response(re.compile("suggestions")):
        page.locator("#front-q").press_sequentially(words)
    page.locator("#front-q").fill(headline)
    expect(placed(page).first).to_have_text(headline)


def placed(page: Page):
    """The headlines an editor placed, in their order."""
    return page.locator(".front-row[data-story] .front-headline")


def test_what_is_found_moved_and_published_is_what_readers_see(desk: Page, newsroom: Path) -> None:
    for words in ("kopi", "rupiah", "beras"):
        put(desk, words)
    expect(placed(desk)).to_have_text(["Panen beras raya", "Kurs rupiah", "Ekspor kopi"])

    down = desk.get_by_role("button", name="Turunkan: Panen beras raya")
    down.press("Enter")
    expect(placed(desk)).to_have_text(["Kurs rupiah", "Panen beras raya", "Ekspor kopi"])
    expect(down).to_be_focused()
    down.press("Alt+ArrowDown")
    expect(placed(desk)).to_have_text(["Kurs rupiah", "Ekspor kopi", "Panen beras raya"])
    desk.locator("[data-story=b3] .front-slot").drag_to(desk.locator("[data-story=b1] .front-slot"))
    expect(placed(desk)).to_have_text(["Ekspor kopi", "Kurs rupiah", "Panen beras raya"])
    before = readers_see(newsroom)
    desk.get_by_role("button", name="Terbitkan halaman muka").click()
    expect(desk.locator(".messages")).to_contain_text("Pembaca kini melihat")

    assert before != ["Ekspor kopi", "Kurs rupiah", "Panen beras raya", "Suku bunga"]
    assert readers_see(newsroom) == ["Ekspor kopi", "Kurs rupiah", "Panen beras raya", "Suku bunga"]


def test_presses_faster_than_answers_and_a_dropped_line_lose_nothing(desk: Page) -> None:
    for words in ("kopi", "rupiah", "beras"):
        put(desk, words)

    desk.locator("[name=down]").first.evaluate("(button) => { button.click(); button.click() }")
    expect(placed(desk)).to_have_text(["Kurs rupiah", "Ekspor kopi", "Panen beras raya"])
    desk.context.set_offline(True)
    desk.get_by_role("button", name="Naikkan: Ekspor kopi").click()
    expect(desk.locator(".front-silence")).to_be_visible()
    desk.context.set_offline(False)
    desk.get_by_role("button", name="Naikkan: Ekspor kopi").click()

    expect(placed(desk)).to_have_text(["Ekspor kopi", "Kurs rupiah", "Panen beras raya"])
    expect(desk.locator(".front-silence")).to_be_hidden()


def test_the_screens_of_a_front_are_open_to_everybody(desk: Page) -> None:
    put(desk, "beras")
    for address in ("/newsroom/fronts/", "/newsroom/fronts/@id/", "/newsroom/fronts/@id/preview/?width=phone"):
        desk.goto(address)
        desk.evaluate(tools.AXE.read_text())
        assert [found for found in desk.evaluate("tajuk.accessibility()") if "front-" in found] == []


def readers_see(newsroom: Path) -> list[str]:
    """The headlines on top of home."""
    top = readers_page(newsroom, "/").partition('class="home-lead"')[2].partition("</section>")[0]
    return re.findall(r'<a href="[^"]+">([^<]+)</a>', top)
