"""Stories from elsewhere: one of each WordPress export of the shared data that publishes any, read to its end."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conformance import html_problems
from demo_site import DemoSite
from installation import Installation
from looking import WATCH, judged
from playwright.sync_api import Browser

EXPORTS = Path(__file__).parents[3] / "shared/data/wxr"
_COUNTS = EXPORTS / "truth.json"
_STORY = re.compile(r"/[^/]+/\d{4}/\d\d/\d\d/[^/]+")
_ABOUT_WORDS = "Lorem ipsum"  # vnu guesses the language of filler text; that says nothing about the HTML

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not _COUNTS.exists(), reason=f"the exports are not there: {EXPORTS} (the shared data)"),
]


def published() -> list[str]:
    """Return the names of the exports that publish a story."""
    counted = json.loads(_COUNTS.read_text())["files"] if _COUNTS.exists() else {}
    return sorted(name for name, counts in counted.items() if counts["published_posts"])


@pytest.fixture
def imported(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DemoSite]:
    """A masthead that moved in with one export, served."""
    command = [sys.executable, "-m", "tajuk", "import", "--data", str(tmp_path / "data"), str(EXPORTS / request.param)]
    subprocess.run(command, capture_output=True)  # what it refuses is another test's
    installation = Installation(tmp_path / "data")
    yield DemoSite(f"http://127.0.0.1:{installation.port}")
    installation.stop()


@pytest.mark.usefixtures("browser_tools")
@pytest.mark.parametrize("imported", published(), indirect=True)
def test_the_richest_story_of_an_export_is_sound(imported: DemoSite, browser: Browser, tmp_path: Path):
    path = richest(imported)

    wrong = [line for width in (360, 1280) for line in seen(browser, imported.origin + path, width)]
    wrong += [line for line in html_problems({path: imported.text(path)}, tmp_path) if _ABOUT_WORDS not in line]

    assert not wrong, "\n".join(wrong)


def richest(site: DemoSite) -> str:
    """Return the path of the story whose text holds the most kinds of elements."""
    stories = [path for path in site.paths() if _STORY.fullmatch(path)]
    assert stories, "the export published nothing"
    return max(stories, key=lambda path: (len(kinds := elements(site.text(path))), sorted(kinds), path))


def elements(html: str) -> set[str]:
    """Return the names of the elements in a story's text."""
    body = html.partition('class="story-body')[2].partition('class="story-after')[0]
    return set(re.findall(r"<([a-z]\w*)", body))


def seen(browser: Browser, address: str, width: int) -> list[str]:
    """Return what is wrong with a page in a window of a width, a line each."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(WATCH)
    try:
        wrong = judged(context.new_page(), address, status=200)
        return [f"{width} px: {address}: {what}: {one}" for what, every in wrong.items() for one in every]
    finally:
        context.close()
