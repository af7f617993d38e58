"""Looking at a page as a reader does, from top to end, and writing down what is wrong with it."""

from typing import Any, NamedTuple

import tools
from covering import Sight
from demo_site import DemoSite
from kinds import kind
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

_HEIGHT = 800
_AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_WATCH = """
window.tajukSeen = {shifts: [], violations: []};
const named = node => node && (node.nodeType === 1 ? node : node.parentElement)?.outerHTML.slice(0, 120);
new PerformanceObserver(list => list.getEntries().filter(shift => !shift.hadRecentInput).forEach(shift =>
  tajukSeen.shifts.push(`${shift.value.toFixed(4)} ${shift.sources.map(source => named(source.node)).join(' | ')}`)
)).observe({type: 'layout-shift', buffered: true});
document.addEventListener('securitypolicyviolation', refused =>
  tajukSeen.violations.push(`${refused.effectiveDirective}: ${refused.blockedURI} ${refused.sample}`));
"""
_READ_ON = """
async () => {
  const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (let step = 0; step < 80; step++) {
    if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1) break;
    scrollBy(0, innerHeight / 2); await frame();
  }
  await Promise.all([...document.images].map(image => image.decode().catch(() => null)));
  await frame(); scrollTo(0, 0); await frame();
  const waits = [...document.scripts].filter(one => one.src && !one.defer && !one.async && one.type !== 'module');
  const blocking = performance.getEntriesByType('resource').filter(one => one.renderBlockingStatus === 'blocking');
  const wide = document.documentElement.scrollWidth;
  const culprits = () => [...document.body.querySelectorAll('*')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 3).map(one => one.outerHTML.slice(0, 120));
  return {...tajukSeen, wide: wide > innerWidth ? `${wide} px in ${innerWidth}: ${culprits().join(' | ')}` : '',
          blocking: [...new Set([...blocking.map(one => one.name), ...waits.map(one => one.src)])]};
}
"""
_AXE = """
async tags => (await axe.run(document, {runOnly: tags, resultTypes: ['violations']})).violations.flatMap(rule =>
  rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.target.join(' ')} ${node.html.slice(0, 160)} `
    + [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')))
"""


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
    try:
        return Seen(path, judged(context.new_page(), path, status=kind(sight.kind).status))
    finally:
        context.close()


def judged(page: Page, path: str, *, status: int) -> dict[str, list[str]]:
    """Return what is wrong with a page that answers with a status, by what was looked for."""
    wrong: dict[str, list[str]] = {"console": [], "request": []}
    page.on("console", lambda message: _note_console(message, page, wrong))
    page.on("pageerror", lambda error: wrong["console"].append(str(error)))
    page.on("response", lambda response: _note_response(response, page, wrong))
    page.on("requestfailed", lambda asked: wrong["request"].append(f"{asked.url} {asked.failure}"))
    page.add_init_script(_WATCH)
    answer = page.goto(path, wait_until="load")
    found = page.evaluate(_READ_ON)
    if answer is None or answer.status != status:
        wrong["status"] = [f"{answer and answer.status} instead of {status}"]
    wrong["layout shift"], wrong["content security policy"] = found["shifts"], found["violations"]
    if found["wide"]:
        wrong["horizontal scroll"] = [found["wide"]]
    if [name.endswith(".css") for name in found["blocking"]] != [True]:
        wrong["blocking requests"] = [str(found["blocking"])]
    wrong["axe"] = accessibility(page)
    return wrong


def accessibility(page: Page) -> list[str]:
    """Return what axe finds in a page as it stands: WCAG 2.2 AA and best practice."""
    page.evaluate(tools.AXE.read_text())
    found: list[str] = page.evaluate(_AXE, _AXE_TAGS)
    return found


def _note_console(message: ConsoleMessage, page: Page, wrong: dict[str, list[str]]) -> None:
    about_itself = message.location["url"] == page.url and "Failed to load resource" in message.text
    if message.type in ("error", "warning") and not about_itself:
        wrong["console"].append(f"{message.type}: {message.text} ({message.location['url']})")


def _note_response(response: Response, page: Page, wrong: dict[str, list[str]]) -> None:
    if response.status >= 400 and response.request.resource_type != "document":
        wrong["request"].append(f"{response.url} {response.status}")
