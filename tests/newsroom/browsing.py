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
from playwright.sync_api import Browser, Page, sync_playwright

from tajuk.newsroom.models import StoryPage

_PATIENCE_S = 300


@contextmanager
def served(newsroom: Path) -> Iterator[str]:
    """Serve a newsroom and give its address."""
    port = str(free_port())
    command = [sys.executable, "-m", "tajuk.config.newsroom_worker", "--port", port]
    environment = {**os.environ, "TAJUK_DATA": str(newsroom)}
    running = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment, stderr=subprocess.DEVNULL)
    wait_until_open(f"http://127.0.0.1:{port}")
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
        yield log_in(browser, origin, name, PASSWORD)
        browser.close()


def log_in(browser: Browser, origin: str, name: str, password: str) -> Page:
    """Return the page of somebody who has just come in."""
    page = browser.new_context(base_url=origin, locale="id-ID", viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/newsroom/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.click("[type=submit]")
    page.wait_for_url("**/newsroom/")
    return page


def saved(headline: str, holds: str) -> StoryPage:
    """Return a page as it was saved last, once that holds certain words."""
    for _ in range(_PATIENCE_S * 5):
        page = StoryPage.objects.filter(draft_title=headline).first()
        if page and holds in json.dumps(page.latest_revision.content):
            return page.get_latest_revision_as_object()
        time.sleep(0.2)
    raise AssertionError("it was not saved")


def free_port() -> int:
    """Return a port nobody uses."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_until_open(address: str) -> None:
    """Wait until a newsroom answers."""
    with httpx.Client(timeout=5) as client:  # one for all tries: making one costs more than asking
        for _ in range(_PATIENCE_S * 5):
            try:
                client.get(address)
            except httpx.TransportError:
                time.sleep(0.2)
            else:
                return
    raise AssertionError("the newsroom did not open")
