"""In a browser: what belongs beside a story is found while somebody writes, and placed by one key."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import tools
from browsing import at_desk, saved, served
from django.conf import settings
from newsroom_house import NOW, append, make_colleague, make_page, prose
from playwright.sync_api import Page, expect

from make import make_paragraph, make_story
from tajuk.front.record import Record
from tajuk.newsroom.page_columns import story_on
from tajuk.search.projecting import rebuilt
from tajuk.story import blocks as b
from tajuk.story.text import runs

pytestmark = [pytest.mark.skipif(not tools.chromium(), reason="Chromium is not installed"), pytest.mark.timeout(600)]
RICE = make_story(guid="beras", headline="Beras naik", body=(make_paragraph("Panen di Cempaka terlambat."),))


@pytest.fixture
def desk(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """An editor at a story on rice, of which the archive has one."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in this very thread
    append(RICE)
    with closing(Record(settings.TAJUK.database_url)) as record:
        rebuilt(settings.TAJUK.search, record.read)
    story = make_page(make_colleague("Editor"), title="Panen mundur", body=prose("Panen di Cempaka.", "Akhir."))
    with served(newsroom) as origin, at_desk(origin, "editor") as page:
        page.goto(f"/newsroom/pages/{story.pk}/edit/")
        page.wait_for_timeout(3_000)  # Wagtail begins to watch a form two seconds after it opened
        page.locator("[data-side-panel-toggle=related]").click()
        page.locator(".related-found li").wait_for()
        yield page


def test_one_key_places_a_story_behind_the_paragraph_that_is_written(desk: Page) -> None:
    desk.locator("[data-contentpath=body] [data-block]", has_text="Panen di Cempaka.").click()
    desk.wait_for_timeout(500)  # the editor hears of its cursor a little later
    desk.keyboard.press("Alt+1")
    desk.wait_for_timeout(3_000)  # a save under way has the text divided and the story not yet between

    story = story_on(saved("Panen mundur", "Beras naik"), at=NOW)

    placed = b.Related((b.StoryLink(guid="beras", headline="Beras naik"),))
    assert story.body == (b.Paragraph(runs("Panen di Cempaka.")), placed, b.Paragraph(runs("Akhir.")))
    expect(desk.get_by_role("status").filter(has_text="Beras naik")).to_be_visible()


def test_outside_the_text_it_goes_under_read_also_and_is_not_placed_twice(desk: Page) -> None:
    desk.locator("[name=title]").click()
    desk.keyboard.press("Alt+1")
    desk.keyboard.press("Alt+1")

    expect(desk.locator(".related-found button")).to_have_count(0)
    placed = b.StoryLink(guid="beras", headline="Beras naik")
    assert story_on(saved("Panen mundur", "Beras naik"), at=NOW).related == (placed,)


def test_a_long_headline_for_search_engines_is_said_to_be_cut(desk: Page) -> None:
    desk.get_by_role("tab", name="Tempat muat").click()
    desk.locator("[name=search_headline]").fill("Panen padi di Pulau Cempaka " * 3)

    expect(desk.locator("[data-look=search]")).to_contain_text("Panen padi di Pulau Cempaka")
    expect(desk.locator("[data-look=card]")).to_have_text("Panen mundur")
    expect(desk.locator("[data-count-of=search]")).to_contain_text("mungkin terpotong")
