"""A browser, and the demo to look at."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import tools
from demo_site import DemoSite, shared_demo
from looking import WATCH, Seen, look
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright


@pytest.fixture(scope="session")
def browser_tools() -> None:
    """Everything a browser test needs; without it the test is skipped, and fails where CI runs."""
    if tools.missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(tools.missing())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give tests of the browser time for the demo, which whoever comes first has to fill."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(900))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """The demo, filled and started once for the whole test run; or one that runs already, at TAJUK_DEMO."""
    if running := os.environ.get("TAJUK_DEMO"):
        yield DemoSite(running.rstrip("/"))
        return
    mine = tmp_path_factory.getbasetemp()
    folder = mine.parent if os.environ.get("PYTEST_XDIST_WORKER") else mine
    with shared_demo(folder) as served:
        yield served


@pytest.fixture(scope="module")
def browser(browser_tools: None) -> Iterator[Browser]:
    """A running Chromium. One a module: Playwright's loop must not run while other tests start loops of their own."""
    with sync_playwright() as playwright:
        options = tools.chromium_options()
        running = playwright.chromium.launch(executable_path=tools.chromium(), args=options)
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser, site: DemoSite) -> Iterator[BrowserContext]:
    """A reader with a telephone, who was never here before."""
    opened = browser.new_context(base_url=site.origin, viewport={"width": 360, "height": 800})
    opened.add_init_script(WATCH)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A telephone's page, before anything was opened in it."""
    return context.new_page()


@pytest.fixture
def seen(browser: Browser, site: DemoSite, request: pytest.FixtureRequest) -> Seen:
    """A page kind as somebody sees it, from top to end."""
    return look(browser, site, request.param)
