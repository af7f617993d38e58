"""Looking at a page as a reader does, from top to end, and writing down what is wrong with it."""

from pathlib import Path
from typing import Any, NamedTuple

import tools
from covering import Sight
from demo_site import DemoSite
from kinds import kind
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

WATCH = Path(__file__).with_suffix(".js").read_text()
"""Makes `tajuk` in a page: what tests ask it."""

_HEIGHT = 800


class Seen(NamedTuple):
    """A page that was looked at: where it is, and each thing that is wrong, by what was looked for."""

    path: str
    wrong: dict[str, list[str]]

    def told(self) -> str:
        """Return what is wrong as lines for a person, "" when nothing is."""
        return "\n".join(f"{self.path}: {what}: {one}" for what, every in self.wrong.items() for one in every)


def look(browser: Browser, site: DemoSite, sight: Sight) -> Seen:
    """Open a page as a sight says, read it to the end, and judge it."""
    scheme: Any = sight.scheme
    path = kind(sight.kind).find(site, sight.language)
    viewport: Any = {"width": sight.width, "height": _HEIGHT}
    context = browser.new_context(base_url=site.origin, viewport=viewport, color_scheme=scheme)
    context.add_init_script(WATCH)
    try:
        return Seen(path, judged(context.new_page(), path, status=kind(sight.kind).status))
    finally:
        context.close()


def judged(page: Page, path: str, *, status: int) -> dict[str, list[str]]:
    """Return what is wrong with a page that answers with a status, by what was looked for."""
    wrong: dict[str, list[str]] = {"console": [], "request": []}
    page.on("console", lambda message: _note_console(message, page, wrong))
    page.on("pageerror", lambda error: wrong["console"].append(str(error)))
    page.on("response", lambda response: _note_response(response, wrong))
    page.on("requestfailed", lambda asked: wrong["request"].append(f"{asked.url} {asked.failure}"))
    answer = page.goto(path, wait_until="load")
    if answer is None or answer.status != status:
        wrong["status"] = [f"{answer and answer.status} instead of {status}"]
    page.evaluate("tajuk.readOn()")
    blocking = page.evaluate("tajuk.blocking()")
    wrong["blocking requests"] = [] if [name.endswith(".css") for name in blocking] == [True] else [str(blocking)]
    wrong["horizontal scroll"] = [wide] if (wide := page.evaluate("tajuk.beyond()")) else []
    wrong["layout shift"] = page.evaluate("tajuk.shifts")
    wrong["content security policy"] = page.evaluate("tajuk.violations")
    page.evaluate(tools.AXE.read_text())
    wrong["axe"] = page.evaluate("tajuk.accessibility()")
    return wrong


def _note_console(message: ConsoleMessage, page: Page, wrong: dict[str, list[str]]) -> None:
    about_itself = message.location["url"] == page.url and "Failed to load resource" in message.text
    if message.type in ("error", "warning") and not about_itself:
        wrong["console"].append(f"{message.type}: {message.text} ({message.location['url']})")


def _note_response(response: Response, wrong: dict[str, list[str]]) -> None:
    if response.status >= 400 and response.request.resource_type != "document":
        wrong["request"].append(f"{response.url} {response.status}")
