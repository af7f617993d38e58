"""A reporter writes a story in a browser: what is saved by itself is what was written, and opens again as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import tools
from browsing import at_desk, saved, served
from desk_hands import add, refer, write
from newsroom_house import NOW, append, make_colleague, make_page
from playwright.sync_api import Page

from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.models import Desk, StoryPage
from tajuk.newsroom.page_columns import story_on
from tajuk.story import blocks as b
from tajuk.story.documents import Topic
from tajuk.story.text import Mention, Text

pytestmark = [pytest.mark.skipif(not tools.chromium(), reason="Chromium is not installed"), pytest.mark.timeout(600)]


@pytest.fixture
def origin(newsroom: Path) -> Iterator[str]:
    """A newsroom that is served, with a topic and a story that readers have."""
    append(Topic(guid="t1", slug="inflasi", name="Inflasi"))
    publish(make_page(title="Inflasi turun", slug="inflasi-turun"), by=make_colleague("Editor"), now=NOW)
    make_colleague("Reporter")
    with served(newsroom) as address:
        yield address


@pytest.fixture
def desk(origin: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """The reporter, logged in."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in this very thread
    with at_desk(origin, "reporter") as page:
        yield page


def test_a_reporter_writes_a_story_that_opens_again_as_it_was(desk: Page):
    desk.goto(f"/newsroom/pages/add/newsroom/storypage/{Desk.objects.get(slug='ekonomi').pk}/")
    desk.fill("[name=title]", "Beras turun di Randu")
    add(desk, "Teks")
    write(desk, "Harga beras turun. ")
    refer(desk, "infl")
    add(desk, "Kutipan")
    desk.locator("[data-contentpath=body] [data-contentpath=body] .public-DraftEditor-content").click()
    desk.keyboard.type("Panen baik.")
    add(desk, "Baca juga")
    desk.locator("[data-contentpath=stories] [data-suggest=story]").fill("/ekonomi/2026/03/02/inflasi-turun")

    story = story_on(saved("Beras turun di Randu", "Inflasi turun"), at=NOW)

    mention = Text("Inflasi", (Mention("topic", "inflasi"),))
    guid = StoryPage.objects.get(slug="inflasi-turun").guid
    assert story.section == "ekonomi" and story.slug == "beras-turun-di-randu"
    assert story.body == (
        b.Paragraph((Text("Harga beras turun. "), mention)),
        b.Quote((b.Paragraph((Text("Panen baik."),)),)),
        b.Related((b.StoryLink(guid=guid, headline="Inflasi turun"),)),
    )
