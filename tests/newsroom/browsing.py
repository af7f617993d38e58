"""A newsroom that is served, and a colleague at it in a browser."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import tools
from newsroom_house import PASSWORD
from playwright.sync_api import Page, sync_playwright

from tajuk.newsroom.models import StoryPage

_PATIENCE_S = 60


@contextmanager
def served(newsroom: Path) -> Iterator[str]:
    """Serve a newsroom and give its address."""
    port = str(_free_port())
    command = [sys.executable, "-m", "tajuk.config.newsroom_worker", "--port", port]
    environment = {**os.environ, "TAJUK_DATA": str(newsroom)}
    running = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment, stderr=subprocess.DEVNULL)
    _wait_until_open(f"http://127.0.0.1:{port}")
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.communicate(timeout=30)


@contextmanager
def at_desk(origin: str, name: str) -> Iterator[Page]:
    """Log a colleague in and give the browser's page."""
    with sync_playwright() as playwright:
        options = tools.chromium_options()
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=options)
        page = browser.new_context(base_url=origin, locale="id-ID").new_page()
        page.goto("/newsroom/login/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("[type=submit]")
        page.wait_for_url("**/newsroom/")
        yield page
        browser.close()


def saved(headline: str, holds: str) -> StoryPage:
    """Return a page as it was saved last, once that holds certain words."""
    for _ in range(_PATIENCE_S * 5):
        page = StoryPage.objects.filter(draft_title=headline).first()
        if page and holds in json.dumps(page.latest_revision.content):
            return page.get_latest_revision_as_object()
        time.sleep(0.2)
    raise AssertionError("it was not saved")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_until_open(address: str) -> None:
    for _ in range(_PATIENCE_S * 10):
        try:
            httpx.get(address, timeout=5)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the newsroom did not open")
